import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { z } from "zod";
import { Logo } from "@/components/site/logo";
import { Name } from "@/components/ui/name";
import { paperLanguages } from "@/lib/domain/prescriptions/paper/languages";
import { type PaperModel, type PaperPart, paperOf } from "@/lib/domain/prescriptions/paper/model";
import type { Prescription } from "@/lib/domain/prescriptions/schema";
import { Medicines } from "./medicines";
import { Qr } from "./qr";

interface PaperProps {
  prescription: z.input<typeof Prescription>;
  timeZone: string;
  /** The full address at which a pharmacy checks the prescription, for the QR code. Left out on a draft. */
  checkAddress?: string;
}

/**
 * A prescription as an A4 sheet: for the screen, for paper and for screen readers. Printed, it is laid out as a table, because
 * browsers repeat a table's header on every sheet: patient, doctor and number stand on each. The last medicine, the code and the
 * signature stay together, so that no sheet holds a signature without a medicine.
 */
export function Paper({ prescription, timeZone, checkAddress }: PaperProps) {
  const t = useTranslations("paper");
  const site = useTranslations("site");
  const locale = useLocale();
  const paper = paperOf(prescription, { language: paperLanguages.find((language) => locale.startsWith(language)) ?? "en", timeZone });
  const { doctor, check, signature, medicines: all } = paper;
  const patient = paper.facts.find(({ key }) => key === "patient")?.name ?? "";
  return (
    <article aria-label={t("label")} className="rounded-lg border border-line bg-surface px-5 py-6 shadow-raised sm:px-10 sm:py-9 print:table print:w-full print:table-fixed print:border-0 print:p-0 print:text-[9.5pt] print:leading-snug print:shadow-none">
      <div aria-hidden="true" className="hidden print:table-header-group print:break-inside-avoid">
        <p className="pb-2 text-[8pt] wrap-anywhere text-ink-soft">
          <Name>{patient}</Name> · <Name>{doctor.name}</Name>, {doctor.registration.label} {doctor.registration.number} · {check.numberLabel} {check.number}
        </p>
      </div>
      <div className="print:table-row-group">
        <header className="flex flex-col justify-between gap-x-8 gap-y-3 border-b-2 sm:flex-row sm:items-start print:flex-row print:items-start border-primary pb-4 print:pb-2">
          <div className="min-w-0">
            <p className="font-display text-2xl font-medium wrap-anywhere text-primary"><Name>{doctor.name}</Name></p>
            <p className="text-sm">{doctor.credentials}</p>
            <p className="text-sm">
              {doctor.registration.label} <strong className="font-semibold"><Name>{doctor.registration.number}</Name></strong>, <Name>{doctor.registration.council}</Name>
            </p>
          </div>
          <div className="shrink-0 text-sm sm:max-w-64 sm:text-right print:max-w-64 print:text-right">
            <Logo name={site("name")} className="text-primary sm:justify-end print:hidden" />
            <p className="mt-1"><Name>{doctor.address}</Name></p>
            <p className="break-all">{doctor.contact}</p>
          </div>
        </header>

        <dl className="grid gap-x-6 gap-y-1 border-b border-line py-3 text-sm sm:grid-cols-[minmax(0,1fr)_auto] print:grid-cols-[minmax(0,1fr)_auto] print:py-1.5">
          {paper.facts.map((fact) => (
            <Fact key={fact.key} fact={fact} date={prescription.date} />
          ))}
        </dl>

        <dl className="grid gap-3 py-4 sm:grid-cols-2 print:grid-cols-2 print:gap-1 print:py-2">
          {paper.parts.map((part) => (
            <Part key={part.key} part={part} />
          ))}
        </dl>

        <section aria-label={paper.medicinesLabel}>
          <div className="flex items-center justify-between">
            <p aria-hidden="true" className="font-display text-4xl leading-none text-primary print:text-2xl">
              ℞
            </p>
            {paper.stamp ? (
              <p className="mr-2 -rotate-5 rounded-md border-3 border-double border-danger px-4 font-display text-2xl font-semibold tracking-widest text-danger uppercase">{paper.stamp}</p>
            ) : null}
          </div>
          <Medicines medicines={all.slice(0, -1)} />
        </section>

        <div className="print:break-inside-avoid">
          <Medicines medicines={all.slice(-1)} />
          <dl className="mt-5 grid gap-3 empty:hidden print:mt-2 print:gap-1">
            {paper.after.map((part) => (
              <Part key={part.key} part={part} />
            ))}
          </dl>

          <footer className="mt-6 border-t border-line pt-4 print:mt-3 print:pt-3">
            <div className="flex flex-wrap items-end justify-between gap-6 print:flex-nowrap">
              {checkAddress && check.code ? (
                <div className="flex items-center gap-4">
                  <Qr text={checkAddress} label={check.qrLabel} className="size-28 shrink-0 print:size-[22mm]" />
                  <div className="text-xs">
                    <p className="text-ink-soft">{check.codeLabel}</p>
                    <p className="font-mono text-base font-semibold tracking-wide">{check.code}</p>
                    <p className="mt-1 text-ink-soft">{check.numberLabel}</p>
                    <p className="max-w-52 font-mono break-all sm:max-w-none print:max-w-44 print:text-[8pt]">{check.number}</p>
                  </div>
                </div>
              ) : null}
              <div className="ml-auto text-right">
                {signature ? (
                  <>
                    <p className="font-display text-2xl text-primary italic"><Name>{signature.by}</Name></p>
                    <p className="mt-1 border-t border-line-strong pt-1 text-xs text-ink-soft">
                      <time dateTime={prescription.signature?.at}>{signature.at}</time>
                      <br />
                      {doctor.registration.label} {doctor.registration.number}
                    </p>
                  </>
                ) : (
                  <p className="border-t border-line-strong pt-1 text-sm text-ink-soft">{paper.unsigned}</p>
                )}
              </div>
            </div>
            <div className="mt-4 text-xs text-ink-soft print:mt-2">
              {paper.statement.map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
            </div>
          </footer>
        </div>
      </div>
    </article>
  );
}

function Fact({ fact: { key, label, name, text }, date }: { fact: PaperModel["facts"][number]; date: string }) {
  return (
    <Line label={label}>
      {name === null ? null : (
        <>
          <strong className="font-semibold"><Name>{name}</Name></strong>,{" "}
        </>
      )}
      {key === "date" ? <time dateTime={date}>{text}</time> : key === "address" ? <Name>{text}</Name> : text}
    </Line>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex gap-2">
      <dt className="shrink-0 text-ink-soft">{label}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </div>
  );
}

function Part({ part: { key, label, text } }: { part: PaperPart }) {
  return (
    <div className={key === "diagnosis" ? "sm:col-span-2 print:col-span-2" : undefined}>
      <dt className="text-xs font-semibold tracking-wide text-ink-soft uppercase">{label}</dt>
      <dd className="wrap-anywhere whitespace-pre-line">{key === "diagnosis" ? <strong className="font-semibold">{text}</strong> : text}</dd>
    </div>
  );
}
