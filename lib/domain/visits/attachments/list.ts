import { query } from "@/lib/core/use-case";
import { findConsultation } from "@/lib/domain/consultations/queries";
import { accessDetails, Reader } from "@/lib/domain/records/reader";
import { attachmentOf } from "./attachment-of";
import { listAttachments as list } from "./queries";
import { AttachmentList, ListAttachments } from "./schema";

/** The files of a visit, without their bytes. Their names may say something about health, so an administrator sees them only in an emergency. */
export const listAttachments = query({
  name: "visit.attachments",
  input: ListAttachments,
  output: AttachmentList,
  phi: true,
  load: ({ db }, { id }) => findConsultation(db, id),
  async run(scope, { id }, visit) {
    const { isWithheld, emergencyAccess } = (await Reader.of(scope, visit.patientId)).accessTo(visit);
    return { data: isWithheld ? [] : (await list(scope.db, id)).map(attachmentOf), withheld: isWithheld, emergencyAccess };
  },
  auditNote: (answer, visit) => ({ resourceId: visit.id, patientId: visit.patientId, details: accessDetails(answer) }),
});
