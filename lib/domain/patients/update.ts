import { AppError, invalid } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { encryptMaybe } from "@/lib/platform/crypto/encrypt";
import { encryptedAddress } from "../accounts/profile/address";
import { contradicts, whyContradicting } from "./patient";
import { patientOf } from "./present";
import { findCarer, findPatient, lockPatient, savePatient } from "./queries";
import { Patient, UpdatePatient } from "./schema";

/**
 * Changes a patient's particulars: a field that is left out stays, null empties it. For the account's own patient these are
 * the fields of the profile. `edit_conflict` if `version` is not the current one; `forbidden` once the patient has an account.
 */
export const updatePatient = command({
  name: "patient.update",
  input: UpdatePatient,
  output: Patient,
  load: ({ db, actor }, { id }) => lockPatient(db, actor, id),
  async run({ db, actor, now }, { id, version, relation, address, abhaNumber, ...particulars }, patient) {
    if (version !== undefined && version !== patient.profile.version) throw new AppError("edit_conflict", say("refusals.profile.changed"));
    if (relation !== undefined && patient.relation === "self") throw invalid("relation", say("fields.relation.own"));
    const { birth } = await findCarer(db, actor.id);
    const bornOn = particulars.dateOfBirth ?? patient.profile.dateOfBirth;
    const is = relation ?? patient.relation;
    if (is !== null && bornOn !== null && contradicts(is, bornOn, birth)) throw invalid("dateOfBirth", whyContradicting(is));
    const profile = {
      ...Object.fromEntries(Object.entries(particulars).filter(([, value]) => value !== undefined)),
      ...(address === undefined ? {} : encryptedAddress(id, address)),
      version: patient.profile.version + 1,
      updatedAt: now,
    };
    const abha = abhaNumber === undefined ? undefined : encryptMaybe(abhaNumber, { column: "patients.abha_number", id });
    await savePatient(db, id, { profile, abhaNumber: abha }, relation && { accountId: actor.id, relation });
    return patientOf((await findPatient(db, actor, id))!, now);
  },
  auditNote: (patient, _, changes) => ({ patientId: patient.id, details: { changed: Object.keys(changes).filter((name) => name !== "version" && name !== "id").join(" ") } }),
});
