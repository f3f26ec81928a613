import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { encrypt } from "@/lib/platform/crypto/encrypt";
import { newId } from "@/lib/platform/ids";
import { Reader } from "@/lib/domain/records/reader";
import { lockConsultation } from "../queries";
import { notesOf, writableIn } from "./present";
import { findNotes, insertAddendum, listAddenda } from "./queries";
import { AddAddendum, Notes } from "./schema";

/** Adds to the notes of a visit after it was closed, dated and under the author's name. What stands there already stays as it is. */
export const addAddendum = command({
  name: "consultation.addAddendum",
  input: AddAddendum,
  output: Notes,
  load: ({ db }, { id }) => lockConsultation(db, id),
  async run({ db, actor, now }, { id: consultationId, text }, visit) {
    if (writableIn(visit.status) !== "addenda") throw new AppError("invalid_transition", say("refusals.notes.notClosed"), { extra: { allowed: [] } });
    const id = newId();
    await insertAddendum(db, { id, consultationId, authorId: actor.id, writtenAt: now, body: encrypt(text, { column: "consultation_addenda.body", id }) });
    return notesOf(await findNotes(db, consultationId), await listAddenda(db, consultationId), visit, Reader.ofAnswer(actor));
  },
  auditNote: (notes, visit) => ({ patientId: visit.patientId, details: { addenda: notes.addenda.length } }),
});
