import { useTranslations } from "next-intl";
import Link from "next/link";
import type { z } from "zod";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { Name } from "@/components/ui/name";
import { Time } from "@/components/ui/time";
import type { ConsultationSummary } from "@/lib/domain/consultations/schema";
import type { Doctor } from "@/lib/domain/doctors/schema";

interface ToDoProps {
  practice: Pick<z.input<typeof Doctor>, "status" | "statusReason">;
  unclosed: readonly z.input<typeof ConsultationSummary>[];
  /** Free slots of the next seven days. */
  freeSlots: number;
  timeZone: string;
}

/** Tasks waiting for the doctor besides the day's consultations, and how much free time is ahead. */
export function ToDo({ practice, unclosed, freeSlots, timeZone }: ToDoProps) {
  const t = useTranslations("doctorDay");
  const isVerified = practice.status === "verified";
  return (
    <aside aria-labelledby="todo" className="grid content-start gap-4">
      <h2 id="todo" className="text-xl">
        {t("todo")}
      </h2>
      {isVerified ? null : <Standing status={practice.status} reason={practice.statusReason ?? undefined} />}
      {unclosed.length > 0 ? (
        <Alert tone="warning" title={t("unclosed.title", { count: unclosed.length })}>
          <p>{t("unclosed.text")}</p>
          <ul className="mt-2">
            {unclosed.map(({ id, patient, startsAt }) => (
              <li key={id}>
                <Link href={`/doctor/consultations/${id}`} className="text-link inline-flex min-h-11 flex-wrap items-center gap-x-2">
                  <Name>{patient.name}</Name>
                  <Time at={startsAt} timeZone={timeZone} />
                </Link>
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
      {freeSlots === 0 ? (
        <Alert tone="warning" title={t("noTimes.title")}>
          <p>{t("noTimes.text")}</p>
          <Link href="/doctor/slots/new" className="text-link inline-flex min-h-11 items-center">
            {t("noTimes.action")}
          </Link>
        </Alert>
      ) : (
        <Card>
          {isVerified && unclosed.length === 0 ? <p className="font-semibold">{t("allDone")}</p> : null}
          <p className="text-ink-soft">{t("freeAhead", { count: freeSlots })}</p>
          <Link href="/doctor/slots" className="text-link inline-flex min-h-11 items-center">
            {t("seeTimes")}
          </Link>
        </Card>
      )}
    </aside>
  );
}

/** The status of a registration that is not verified, and what the doctor can do about it. */
export function Standing({ status, reason, isOwnPage }: { status: Doctor["status"]; reason?: string; isOwnPage?: boolean }) {
  const t = useTranslations("doctorDay");
  if (status === "verified") return null;
  return (
    <Alert tone={status === "rejected" ? "danger" : "info"} title={t(`${status}.title`)}>
      {status === "rejected" && reason ? <p className="whitespace-pre-line">{t("rejected.reason", { reason })}</p> : null}
      <p>{t(`${status}.text`)}</p>
      {isOwnPage ? null : (
        <Link href="/doctor/practice" className="text-link inline-flex min-h-11 items-center">
          {t(`${status}.action`)}
        </Link>
      )}
    </Alert>
  );
}
