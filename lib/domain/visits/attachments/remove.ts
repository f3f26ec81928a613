import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { lockConsultation } from "@/lib/domain/consultations/queries";
import { tellAttending } from "@/lib/domain/events/tell";
import { mayTellByFile } from "./attachment";
import { findAttachment, removeFile } from "./queries";
import { NoAttachment, RemoveAttachment } from "./schema";

/** Removes a file that the same account added to what the doctor should know before the visit, until the visit is closed. */
export const removeAttachment = command({
  name: "visit.removeAttachment",
  input: RemoveAttachment,
  output: NoAttachment,
  async load({ db }, { id }) {
    const file = await findAttachment(db, id);
    const visit = file && (await lockConsultation(db, file.consultationId));
    return visit && { ...visit, file };
  },
  async run(scope, { id }, visit) {
    const { db, actor, now } = scope;
    if (visit.file.place !== "intake" || visit.file.addedById !== actor.id) throw new AppError("forbidden", say("refusals.attachment.notRemovable"));
    if (!mayTellByFile(visit.status)) throw new AppError("invalid_transition", say("refusals.attachment.closed"), { extra: { allowed: [] } });
    if (!(await removeFile(db, id, now))) throw new AppError("not_found");
    await tellAttending(scope, visit, "visit");
    return {};
  },
  auditNote: (_, visit) => ({ resourceId: visit.id, patientId: visit.patientId, details: { attachmentId: visit.file.id } }),
});
