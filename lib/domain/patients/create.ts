import { invalid } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { encryptMaybe } from "@/lib/platform/crypto/encrypt";
import { newId } from "@/lib/platform/ids";
import { encryptedAddress } from "../accounts/profile/address";
import { contradicts, MAX_DEPENDENTS, whyContradicting } from "./patient";
import { patientOf } from "./present";
import { findPatient, insertPatient, lockCarer } from "./queries";
import { CreatePatient, Patient } from "./schema";

/**
 * Adds a patient without an account, for whom the calling account cares from now on. `invalid_input` names the field: a date
 * of birth that does not fit the relation, or `relation` if the account cares for MAX_DEPENDENTS others already.
 */
export const createPatient = command({
  name: "patient.create",
  input: CreatePatient,
  output: Patient,
  async run({ db, actor, now }, { relation, abhaNumber, address, ...particulars }) {
    const carer = await lockCarer(db, actor.id);
    if (carer.dependents >= MAX_DEPENDENTS) throw invalid("relation", say("fields.relation.tooMany", { most: MAX_DEPENDENTS }));
    if (contradicts(relation, particulars.dateOfBirth, carer.birth)) throw invalid("dateOfBirth", whyContradicting(relation));
    const id = newId();
    await insertPatient(
      db,
      { personId: id, ...particulars, ...encryptedAddress(id, address ?? null), createdAt: now, updatedAt: now },
      { id, abhaNumber: encryptMaybe(abhaNumber ?? null, { column: "patients.abha_number", id }), createdAt: now, updatedAt: now },
      { id: newId(), accountId: actor.id, patientId: id, relation, since: now },
    );
    return patientOf((await findPatient(db, actor, id))!, now);
  },
  auditNote: (patient) => ({ resourceId: patient.id, patientId: patient.id, details: { relation: patient.relation } }),
});
