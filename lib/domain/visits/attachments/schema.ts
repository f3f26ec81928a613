import { z } from "zod";
import { attachmentPlaces, attachmentTypes, roomRoles } from "@/db/schema/choices";
import { upload } from "@/lib/core/upload";
import { Id, Instant, line } from "@/lib/core/wire";
import { message } from "@/lib/core/words";
import { EmergencyGrant, Withheld } from "@/lib/domain/records/emergency/schema";
import { FILE_NAME_MAX } from "./attachment";

export const AttachmentType = z.enum(attachmentTypes);
export const AttachmentPlace = z.enum(attachmentPlaces);

/** What a message says about the file it carries. */
export const AttachedFile = z.object({
  id: Id,
  name: z.string(),
  type: AttachmentType,
  size: z.int().meta({ description: "In bytes" }),
});
export type AttachedFile = z.input<typeof AttachedFile>;

/** A file of a visit, without its bytes. */
export const Attachment = AttachedFile.extend({
  consultationId: Id,
  place: AttachmentPlace.meta({ description: "`intake`: the patient added it to what the doctor should know before the visit. `conversation`: a message carries it" }),
  addedBy: z.object({ id: Id, role: z.enum(roomRoles), name: z.string() }),
  addedAt: Instant,
  seq: z.int().nullable().meta({ description: "The place in the conversation of the message that carries it; null for a file of the intake" }),
});
export type Attachment = z.input<typeof Attachment>;

const PATH = /[/\\]/;
/** The name of a file without any folder. */
const FileName = line(FILE_NAME_MAX).refine((name) => !PATH.test(name) && name !== "." && name !== "..", message("fields.fileName.path"));

export const AddAttachment = z.object({
  id: Id,
  place: AttachmentPlace.default("conversation"),
  name: FileName,
  file: upload(),
});

export const ListAttachments = z.object({ id: Id });
export const AttachmentList = z.object({ data: z.array(Attachment), withheld: Withheld, emergencyAccess: EmergencyGrant });

export const ReadAttachment = z.object({ id: Id });
export const RemoveAttachment = z.object({ id: Id });
export const NoAttachment = z.object({});
