import type { z } from "zod";
import type { Visit } from "@/lib/core/policy";
import type { Reader } from "@/lib/domain/records/reader";
import { decryptMaybe } from "@/lib/platform/crypto/encrypt";
import type { Status } from "../schema";
import type { EarlierRow, IntakeRow } from "./queries";
import type { Intake } from "./schema";

const textsOf = (row: IntakeRow) => {
  const open = (name: "since" | "history" | "allergies" | "medicines") => decryptMaybe(row[name], { column: `consultation_intakes.${name}`, id: row.id });
  return { since: open("since"), history: open("history"), allergies: open("allergies"), medicines: open("medicines") };
};

const NOTHING = { since: null, history: null, allergies: null, medicines: null, heightCm: null, weightKg: null };

/** What was told before a visit, as its reader may see it. */
export function intakeOf(row: IntakeRow | undefined, visit: Visit & { status: Status }, reader: Reader, earlier?: EarlierRow): z.output<typeof Intake> {
  const { isWithheld, emergencyAccess } = reader.accessTo(visit);
  const number = (name: "heightCm" | "weightKg") => {
    const column = name === "heightCm" ? "height_cm" : "weight_kg";
    const written = row && decryptMaybe(row[name], { column: `consultation_intakes.${column}`, id: row.id });
    return written == null ? null : Number(written);
  };
  return {
    version: row?.version ?? 0,
    savedAt: row?.savedAt ?? null,
    author: row ? { id: row.authorId, name: row.authorName } : null,
    ...(row && !isWithheld ? { ...textsOf(row), heightCm: number("heightCm"), weightKg: number("weightKg") } : NOTHING),
    editable: isEditable(visit.status),
    earlier: earlier && !isWithheld ? earlierOf(earlier) : null,
    withheld: isWithheld,
    emergencyAccess,
  };
}

function earlierOf(row: EarlierRow): z.output<typeof Intake>["earlier"] {
  const { allergies, medicines } = textsOf(row);
  if (allergies === null && medicines === null) return null;
  return { consultationId: row.consultationId, doctorName: row.doctorName, savedAt: row.savedAt, allergies, medicines };
}

/** Whether the patient can still change what was told: until the visit starts. */
export const isEditable = (status: Status) => status === "scheduled" || status === "pending_payment";
