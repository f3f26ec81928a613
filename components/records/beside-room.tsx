"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";

const tabs = ["brief", "notes"] as const;
type Tab = (typeof tabs)[number];

/** The doctor's panel beside the picture: the brief and the notes, one at a time. Both stay on the page, so that nothing typed is lost. */
export function BesideRoom({ brief, notes }: { brief: ReactNode; notes: ReactNode }) {
  const t = useTranslations("visitNotes.panel");
  const [current, setCurrent] = useState<Tab>("brief");
  const id = useId();
  const buttons = useRef<Partial<Record<Tab, HTMLButtonElement | null>>>({});
  const move = (event: KeyboardEvent) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    const other = current === "brief" ? "notes" : "brief";
    setCurrent(other);
    buttons.current[other]?.focus();
  };
  return (
    <section aria-label={t("label")} className="flex min-w-0 flex-col rounded-lg border border-line bg-surface">
      <h2 className="sr-only">{t("label")}</h2>
      <div role="tablist" aria-label={t("label")} className="flex border-b border-line">
        {tabs.map((tab) => (
          <button
            key={tab}
            ref={(button) => void (buttons.current[tab] = button)}
            type="button"
            role="tab"
            id={`${id}-${tab}`}
            aria-selected={current === tab}
            aria-controls={`${id}-${tab}-panel`}
            tabIndex={current === tab ? 0 : -1}
            onClick={() => setCurrent(tab)}
            onKeyDown={move}
            className="min-h-12 flex-1 cursor-pointer border-b-3 border-transparent px-4 font-semibold text-ink-soft -outline-offset-3 hover:text-ink aria-selected:border-accent aria-selected:text-ink"
          >
            {t(tab)}
          </button>
        ))}
      </div>
      {tabs.map((tab) => (
        <div key={tab} role="tabpanel" id={`${id}-${tab}-panel`} aria-labelledby={`${id}-${tab}`} hidden={current !== tab} tabIndex={0} className="min-h-0 p-4 lg:max-h-[calc(100dvh-8rem)] lg:overflow-y-auto">
          {tab === "brief" ? brief : notes}
        </div>
      ))}
    </section>
  );
}
