import { createHash } from "node:crypto";
import type { Actor } from "@/lib/core/actor";
import { barrier } from "@/lib/core/access";
import { AppError, invalid } from "@/lib/core/errors";
import { Upload } from "@/lib/core/upload";
import { say } from "@/lib/core/words";
import { UPLOAD_SECONDS } from "@/lib/platform/http-server/uploads";
import type { Endpoint, FileBody } from "./endpoint";
import { UploadSpace } from "./upload-space";
import { withTimeout } from "./with-timeout";

/** The header with the name of the file, percent-encoded. A name may tell of an illness, so it is in no address. */
export const FILE_NAME_HEADER = "x-file-name";

/**
 * The name and the bytes of a request whose body is a file. Nothing is read for callers who are refused whatever they send, nor of a file of
 * another type or with too large a declared length; and never more than the row allows.
 */
export async function fileOf(request: Request, { useCase, file }: Endpoint & { file: FileBody }, actor: Actor): Promise<{ name?: string; file?: Upload }> {
  if (barrier(useCase.permission, actor)) return {};
  const type = (request.headers.get("content-type") ?? "").split(";")[0]!.trim().toLowerCase();
  if (!file.types.includes(type)) throw new AppError("unsupported_media_type", say("refusals.attachment.mediaType"));
  const name = nameOf(request.headers.get(FILE_NAME_HEADER));
  const declared = request.headers.get("content-length");
  if (Number(declared ?? 0) > file.maxBytes) throw tooLarge(file);
  const leave = UploadSpace.enter(actor, declared === null ? file.maxBytes : Number(declared));
  try {
    const bytes = await withTimeout(UPLOAD_SECONDS * 1000, bytesOf(request, file), () => undefined);
    if (!bytes) throw new AppError("malformed_request", say("refusals.attachment.late"));
    if (declared !== null && bytes.length !== Number(declared)) throw new AppError("malformed_request", say("refusals.attachment.cutOff"));
    if (bytes.length === 0) throw invalid("file", say("fields.file.empty"));
    return { name, file: new Upload(type, bytes, createHash("sha256").update(bytes).digest("base64url")) };
  } finally {
    leave();
  }
}

function nameOf(header: string | null): string | undefined {
  if (header === null) throw invalid("name", say("fields.fileName.missing"));
  try {
    return decodeURIComponent(header);
  } catch {
    throw invalid("name", say("fields.fileName.encoding"));
  }
}

async function bytesOf(request: Request, file: FileBody): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    if (!request.body) return Buffer.alloc(0);
    for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > file.maxBytes) throw tooLarge(file);
      chunks.push(chunk);
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError("malformed_request", say("refusals.attachment.cutOff"), { cause });
  }
  return Buffer.concat(chunks, size);
}

const tooLarge = ({ maxBytes }: FileBody) => new AppError("too_large", say("refusals.attachment.tooLarge", { max: Math.round(maxBytes / 1024 / 1024) }));
