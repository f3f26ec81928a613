"use client";

import { Paperclip } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { isolated } from "@/lib/domain/accounts/name";
import { FileSize } from "./file-card";
import type { Waiting } from "./use-outbox";

interface WaitingFileProps {
  item: Waiting & { file: File };
  /** How much of it is on its way, from 0 to 1; undefined while another is sent before it. */
  progress: number | undefined;
  onRemove: () => void;
  onRetry: () => void;
}

/** A file on its way: how far it is, or why it was refused, and what can be done. Needs the messages of `files`. */
export function WaitingFile({ item: { file, refused }, progress, onRemove, onRetry }: WaitingFileProps) {
  const t = useTranslations("files");
  const percent = Math.round((progress ?? 0) * 100);
  return (
    <div className="w-full rounded-md border border-dashed border-line-strong bg-surface p-3">
      <p className="flex min-w-0 items-center gap-2">
        <Paperclip aria-hidden="true" className="size-5 shrink-0 text-ink-soft" />
        <bdi className="line-clamp-2 min-w-0 flex-1 font-medium wrap-anywhere">{file.name}</bdi>
        <span className="shrink-0 text-sm text-ink-soft">
          <FileSize bytes={file.size} />
        </span>
      </p>
      {refused === undefined ? (
        <>
          {percent > 0 ? <progress aria-label={t("progress", { file: isolated(file.name) })} value={percent} max={100} className="mt-2 block h-2 w-full accent-primary" /> : null}
          <div className="mt-1 flex flex-wrap items-center justify-between gap-2">
            <span className="text-sm text-ink-soft">{percent > 0 ? t("sending", { percent }) : t("waiting")}</span>
            <Button variant="quiet" size="sm" onClick={onRemove}>{t("cancel")}</Button>
          </div>
        </>
      ) : (
        <>
          <p role="alert" className="mt-2 text-sm text-danger">
            {t("notSent")} {refused}
          </p>
          <div className="mt-1 flex flex-wrap gap-2">
            <Button variant="quiet" size="sm" onClick={onRetry}>{t("again")}</Button>
            <Button variant="quiet" size="sm" onClick={onRemove}>{t("putAway")}</Button>
          </div>
        </>
      )}
    </div>
  );
}
