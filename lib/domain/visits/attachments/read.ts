import { Download, download } from "@/lib/core/download";
import { AppError } from "@/lib/core/errors";
import type { Scope } from "@/lib/core/scope";
import { query } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { findConsultation } from "@/lib/domain/consultations/queries";
import { accessDetails, Reader } from "@/lib/domain/records/reader";
import { decrypt } from "@/lib/platform/crypto/encrypt";
import { openPart } from "@/lib/platform/crypto/file-cipher";
import { attachmentTypes, savedName } from "./attachment";
import { attachmentOf } from "./attachment-of";
import { type AttachmentRow, findAttachment, findPart } from "./queries";
import { ReadAttachment } from "./schema";

/** A file of a visit with its bytes, for those who attend the visit, and for an administrator in an emergency. Each reading is audited. */
export const readAttachment = query({
  name: "visit.readAttachment",
  input: ReadAttachment,
  output: download(attachmentTypes),
  phi: true,
  async load(scope, { id }) {
    const file = await findAttachment(scope.db, id);
    const visit = file && (await findConsultation(scope.db, file.consultationId));
    return visit && { ...visit, file, access: (await Reader.of(scope, visit.patientId)).accessTo(visit) };
  },
  async run({ db }, _, { file, access }) {
    if (access.isWithheld) throw new AppError("forbidden", say("refusals.attachment.withheld"));
    const { name, type, size } = attachmentOf(file);
    return new Download(type, savedName(name, type), partsOf(db, file), { size });
  },
  auditNote: (_, { id, patientId, file, access }) => ({
    resourceId: id,
    patientId,
    details: { attachmentId: file.id, ...accessDetails({ withheld: access.isWithheld, emergencyAccess: access.emergencyAccess }) },
  }),
});

/** Each part is a statement of its own, so that a slow reader holds no connection and no more than one part in memory. */
async function* partsOf(db: Scope["db"], { id, parts, fileKey }: AttachmentRow): AsyncGenerator<Uint8Array> {
  const key = decrypt(fileKey, { column: "attachments.file_key", id });
  for (let part = 0; part < parts; part++) {
    const sealed = await findPart(db, id, part);
    if (!sealed) throw new AppError("not_found");
    yield openPart(sealed, key, { fileId: id, part, parts });
  }
}
