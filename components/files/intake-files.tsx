"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useWarningBeforeLeaving } from "@/components/ui/use-warning-before-leaving";
import { isolated } from "@/lib/domain/accounts/name";
import { ATTACHMENT_MAX_MEGABYTES, FILES_MAX } from "@/lib/domain/visits/attachments/attachment";
import type { Attachment } from "@/lib/domain/visits/attachments/schema";
import { FileCard } from "./file-card";
import { FilePicker } from "./file-picker";
import { sendFile, whyRefused } from "./send-file";
import { useFileCheck } from "./use-file-check";
import { useOutbox } from "./use-outbox";
import { WaitingFile } from "./waiting-file";

interface IntakeFilesProps {
  consultationId: string;
  accountId: string;
  files: readonly Attachment[];
}

/** The files a patient adds to what the doctor should know before the visit. Needs the messages of `files`. */
export function IntakeFiles({ consultationId, accountId, files }: IntakeFilesProps) {
  const t = useTranslations("files");
  const router = useRouter();
  const check = useFileCheck();
  const [removed, setRemoved] = useState<readonly string[]>([]);
  const [said, setSaid] = useState("");
  const outbox = useOutbox(async ({ file, key }, way) => {
    const why = check(file!);
    if (why) return { kind: "refused", why };
    const outcome = await sendFile({ consultationId, accountId, place: "intake", file: file!, key, ...way });
    if (outcome.kind === "sent") {
      setSaid(t("added", { file: isolated(outcome.answer.name) }));
      router.refresh();
    }
    return outcome;
  });
  useWarningBeforeLeaving(outbox.sendingKey !== undefined, t("leave"));
  const remove = async ({ id, name }: Attachment) => {
    const answer = await fetch(`/api/v1/attachments/${id}`, { method: "DELETE", headers: { "x-account": accountId } }).catch(() => undefined);
    if (answer?.ok) {
      setRemoved((had) => [...had, id]);
      setSaid(t("removed", { file: isolated(name) }));
    } else setSaid(answer ? whyRefused(await answer.json().catch(() => undefined)) : t("noLine"));
    router.refresh();
  };
  const shown = files.filter(({ id }) => !removed.includes(id));
  return (
    <div className="grid gap-3">
      <div>
        <h3 className="font-sans text-base font-semibold">{t("title")}</h3>
        <p className="mt-1 text-sm text-ink-soft">{t("lead", { max: ATTACHMENT_MAX_MEGABYTES })}</p>
      </div>
      <ul className="grid gap-2 empty:hidden">
        {shown.map((file) => (
          <li key={file.id} className="flex flex-wrap items-center gap-2 sm:flex-nowrap">
            <FileCard file={file} />
            {file.addedBy.id === accountId && file.place === "intake" ? (
              <Button variant="quiet" size="sm" onClick={() => void remove(file)}>
                {t("remove")} <span className="sr-only">{file.name}</span>
              </Button>
            ) : null}
          </li>
        ))}
        {outbox.waiting.map((item) => (
          <li key={item.key}>
            <WaitingFile item={{ ...item, file: item.file! }} progress={item.key === outbox.sendingKey ? outbox.progress : undefined} onRemove={() => outbox.remove(item.key)} onRetry={() => outbox.retry(item.key)} />
          </li>
        ))}
      </ul>
      <p role="status" className="text-sm text-ink-soft empty:hidden">{said}</p>
      {shown.length < FILES_MAX ? (
        <div>
          <FilePicker label={t("add")} onFiles={(chosen) => chosen.forEach((file) => outbox.put({ file }))} />
        </div>
      ) : (
        <p className="text-sm text-ink-soft">{t("noRoom", { max: FILES_MAX })}</p>
      )}
    </div>
  );
}
