import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { Reader } from "@/lib/domain/records/reader";
import { encryptMaybe } from "@/lib/platform/crypto/encrypt";
import { newId } from "@/lib/platform/ids";
import { lockConsultation } from "../queries";
import { intakeOf, isEditable } from "./present";
import { findIntake, insertIntake } from "./queries";
import { Intake, type IntakeText, intakeTexts, WriteIntake } from "./schema";

/** Keeps what the patient or a carer tells before a visit, as a new version, until the visit starts. `edit_conflict` if `version` is not the newest. */
export const writeIntake = command({
  name: "consultation.writeIntake",
  input: WriteIntake,
  output: Intake,
  load: ({ db }, { id }) => lockConsultation(db, id),
  async run({ db, actor, now }, { id: consultationId, version, heightCm, weightKg, ...texts }, visit) {
    if (!isEditable(visit.status)) throw new AppError("invalid_transition", say("refusals.intake.closed"), { extra: { allowed: [] } });
    const current = (await findIntake(db, consultationId))?.version ?? 0;
    if (version !== undefined && version !== current) throw new AppError("edit_conflict", say("refusals.intake.changed"));
    const id = newId();
    const seal = (column: IntakeText | "height_cm" | "weight_kg", value: string | undefined) => encryptMaybe(value, { column: `consultation_intakes.${column}`, id });
    await insertIntake(db, {
      id, consultationId, version: current + 1, authorId: actor.id, savedAt: now,
      ...Object.fromEntries(intakeTexts.map((name) => [name, seal(name, texts[name])])),
      heightCm: seal("height_cm", heightCm?.toString()),
      weightKg: seal("weight_kg", weightKg?.toString()),
    });
    return intakeOf(await findIntake(db, consultationId), visit, Reader.ofAnswer(actor));
  },
  auditNote: (intake, visit) => ({ patientId: visit.patientId, details: { version: intake.version } }),
});
