import { attachmentTypes } from "@/db/schema/choices";
import type { Status } from "@/lib/domain/consultations/schema";

export { attachmentTypes };
export type AttachmentType = (typeof attachmentTypes)[number];

/** The largest file of a visit, and the same in the words of people. */
export const ATTACHMENT_MAX_MEGABYTES = 10;
export const ATTACHMENT_MAX_BYTES = ATTACHMENT_MAX_MEGABYTES * 1024 * 1024;
/** How many files one visit has room for, removed ones not counted, and how many bytes together. */
export const FILES_MAX = 20;
export const FILES_MAX_MEGABYTES = 100;
/** The longest name of a file. */
export const FILE_NAME_MAX = 120;

/** For the picker of files: a phone then offers its camera too. */
export const acceptedFiles = attachmentTypes.join(",");

/** The endings of names that belong to a type; the first one is added to a name without any of them. */
const endings: Record<AttachmentType, readonly string[]> = { "application/pdf": [".pdf"], "image/jpeg": [".jpg", ".jpeg", ".jfif"], "image/png": [".png"] };

/** The name under which a file is saved: it ends as its content demands, so that no program is started by what only claims to be a picture. */
export const savedName = (name: string, type: AttachmentType) => (endings[type].some((ending) => name.toLowerCase().endsWith(ending)) ? name : name + endings[type][0]!);

/** Whether the patient can still add files to what was told before the visit, and remove own ones: until the visit is closed. */
export const mayTellByFile = (status: Status) => status === "pending_payment" || status === "scheduled" || status === "in_progress";

/** Whether a browser can show a file as a picture. */
export const isPicture = (type: AttachmentType) => type !== "application/pdf";
