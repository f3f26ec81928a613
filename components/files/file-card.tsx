import { Download, FileText } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { isPicture } from "@/lib/domain/visits/attachments/attachment";
import type { AttachedFile } from "@/lib/domain/visits/attachments/schema";

const MEGABYTE = 1024 * 1024;

/** The size of a file in words. */
export function FileSize({ bytes }: { bytes: number }) {
  const t = useTranslations("files");
  const format = useFormatter();
  return bytes < MEGABYTE ? t("kilobytes", { size: format.number(Math.ceil(bytes / 1024)) }) : t("megabytes", { size: format.number(bytes / MEGABYTE, { maximumFractionDigits: 1 }) });
}

/** A file to save, with its picture if it is one. Needs the messages of `files`. */
export function FileCard({ file: { id, name, type, size } }: { file: AttachedFile }) {
  const t = useTranslations("files");
  const address = `/api/v1/attachments/${id}`;
  return (
    <a
      href={address}
      download={name}
      className="flex min-h-14 w-full min-w-0 items-center gap-3 rounded-md border border-line bg-surface p-2 pr-3 text-left text-ink hover:border-primary hover:bg-leaf-50"
    >
      {isPicture(type) ? (
        // Its name is beside it. Not next/image, which would fetch and keep it on the server.
        <img src={address} alt="" loading="lazy" decoding="async" width={64} height={64} className="size-16 shrink-0 rounded-sm bg-leaf-100 object-cover" />
      ) : (
        <span className="grid size-12 shrink-0 place-items-center rounded-sm bg-leaf-100 text-primary">
          <FileText aria-hidden="true" className="size-6" />
        </span>
      )}
      <span className="min-w-0 flex-1">
        <span className="sr-only">{t("save")} </span>
        <bdi className="line-clamp-2 font-medium wrap-anywhere">{name}</bdi>
        <span className="block text-sm text-ink-soft">
          {t(isPicture(type) ? "picture" : "pdf")} · <FileSize bytes={size} />
        </span>
      </span>
      <Download aria-hidden="true" className="size-5 shrink-0 text-primary" />
    </a>
  );
}

/** Files below each other. Nothing if there are none. */
export function FileList({ files }: { files: readonly AttachedFile[] }) {
  if (files.length === 0) return null;
  return (
    <ul className="grid gap-2">
      {files.map((file) => (
        <li key={file.id}>
          <FileCard file={file} />
        </li>
      ))}
    </ul>
  );
}
