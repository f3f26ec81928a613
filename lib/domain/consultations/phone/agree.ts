import type { Person } from "@/lib/core/actor";
import { AppError, invalid } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { roomTopic, sideOf } from "@/lib/domain/visits/room";
import { publish } from "@/lib/platform/channel/channel";
import { newId } from "@/lib/platform/ids";
import { lockConsultation } from "../queries";
import { agreementOf } from "./present";
import { findPhone, insertAgreement, listNewest } from "./queries";
import { AgreePhone, PhoneAgreement } from "./schema";

/** One side of a visit agrees to be called by the other, or takes it back. Both may be said until the visit is closed; taking back also afterwards. */
export const agreePhone = command({
  name: "consultation.agreePhone",
  input: AgreePhone,
  output: PhoneAgreement,
  load: ({ db }, { id }) => lockConsultation(db, id),
  async run({ db, actor, now, afterCommit }, { id: consultationId, agreed }, visit) {
    const person = actor as Person;
    const ownPhone = await findPhone(db, person.id);
    if (agreed && visit.status !== "scheduled" && visit.status !== "in_progress") throw new AppError("invalid_transition", say("refusals.phone.closed"), { extra: { allowed: [] } });
    if (agreed && ownPhone === null) throw invalid("agreed", say("fields.phone.ownMissing"));
    await insertAgreement(db, { id: newId(), consultationId, side: sideOf(person), agreed, accountId: person.id, saidAt: now });
    afterCommit(() => publish(roomTopic(consultationId), { type: "changed" }));
    return agreementOf({ rows: await listNewest(db, consultationId), reader: person, ownPhone, visit, now });
  },
  // A request that is sent again gets the answer again, and that must not keep anybody's number.
  remember: (answer) => ({ ...answer, ownPhone: null, other: null }),
  auditNote: (_, { patientId }, { agreed }) => ({ patientId, details: { agreed } }),
});
