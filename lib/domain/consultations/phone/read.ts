import type { Person } from "@/lib/core/actor";
import { query } from "@/lib/core/use-case";
import { findConsultation } from "../queries";
import { agreementOf } from "./present";
import { findPhone, listNewest } from "./queries";
import { PhoneAgreement, ReadPhone } from "./schema";

/** Whether the two of a visit may call each other, and under which number. */
export const readPhone = query({
  name: "consultation.phone",
  input: ReadPhone,
  output: PhoneAgreement,
  phi: true,
  load: ({ db }, { id }) => findConsultation(db, id),
  async run({ db, actor, now }, { id }, visit) {
    const reader = actor as Person;
    const [rows, ownPhone] = await Promise.all([listNewest(db, id), findPhone(db, reader.id)]);
    return agreementOf({ rows, reader, ownPhone, visit, now });
  },
  auditNote: ({ other }, { patientId }) => ({ patientId, details: { shown: other !== null } }),
});
