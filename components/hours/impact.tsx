"use client";

import { useTranslations } from "next-intl";
import { RadioCards } from "@/components/ui/radio-cards";
import { SubmitButton } from "@/components/ui/submit-button";
import { names } from "@/components/ui/name";

/** A booked visit that a change would hit, as the server wrote it for this page. */
export interface HitVisit {
  id: string;
  when: string;
  patient: string;
}

/** What a change would do. */
export interface ShownImpact {
  slotsAdded: number;
  slotsRemoved: number;
  visits: HitVisit[];
}

/** What saving would do, a choice for each booked visit that is hit, and the button that saves. */
export function Impact({ impact, startWith }: { impact: ShownImpact; startWith: "offer" | "keep" }) {
  const t = useTranslations("hours.impact");
  return (
    <section aria-labelledby="impact" className="rounded-lg border border-line-strong bg-surface p-5">
      <h3 id="impact" tabIndex={-1} className="text-xl">
        {t("title")}
      </h3>
      <p role="status" className="mt-2">
        {t("slots", { added: impact.slotsAdded, removed: impact.slotsRemoved })} {t("visits", { count: impact.visits.length })}
      </p>
      {impact.visits.length > 0 ? (
        <ul className="mt-4 grid gap-5 border-t border-line pt-4">
          {impact.visits.map(({ id, when, patient }) => (
            <li key={id}>
              <RadioCards
                name={`decision.${id}`}
                look="chips"
                legend={t.rich("visit", { ...names({ name: patient }), when })}
                defaultValue={startWith}
                options={(["offer", "cancel", "keep"] as const).map((value) => ({ value, label: t(value) }))}
              />
            </li>
          ))}
        </ul>
      ) : null}
      {impact.visits.length > 0 ? <p className="mt-4 text-sm text-ink-soft">{t("explain")}</p> : null}
      <SubmitButton name="step" value="save" className="mt-5" pendingLabel={t("saving")}>
        {t("save")}
      </SubmitButton>
    </section>
  );
}
