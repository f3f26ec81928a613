"use client";

import { CornerDownLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { AskedAbout } from "./editor-state";
import { MedicineLine } from "./medicine-line";

interface LineEntryProps {
  medicines: readonly { drug: string; note: string }[];
  /** What the line leaves open, if it was read already. */
  asked?: AskedAbout;
  /** The line that was asked about. */
  askedLine?: string;
  /** After a line became a medicine, the next one is typed. */
  focused: boolean;
}

/**
 * One medicine in one line, as doctors write it. What it leaves open is asked at once; arrows choose and Enter answers. The line is read by
 * the server, so that it works without JavaScript. Needs the messages of `prescribe`.
 */
export function LineEntry({ medicines, asked, askedLine = "", focused }: LineEntryProps) {
  const t = useTranslations("prescribe");
  const hasChoices = asked !== undefined && asked.choices.length > 0;
  return (
    <div className="mb-5 grid gap-3 rounded-lg border border-primary/30 bg-paper p-4 sm:p-5">
      <div className="flex flex-wrap items-end gap-3">
        <MedicineLine medicines={medicines} autoFocus={focused || (asked !== undefined && !hasChoices)} />
        <Button type="submit" name="intent" value="read" variant="secondary" formNoValidate>
          <CornerDownLeft aria-hidden="true" className="size-4" />
          {t("line.add")}
        </Button>
      </div>
      {asked ? (
        <fieldset className="grid gap-2" aria-live="polite">
          <legend className="mb-2 text-sm font-semibold">
            {t(`line.ask.${asked.about}`)} {asked.part ? <span className="font-normal text-ink-soft">{t("line.part", { part: asked.part })}</span> : null}
          </legend>
          <input type="hidden" name="askedLine" value={askedLine} />
          {hasChoices ? (
            <>
              <div className="flex flex-wrap gap-x-5 gap-y-2">
                {asked.choices.map(({ text, line }, n) => (
                  <label key={line} className="flex min-h-11 items-center gap-2 text-sm">
                    <input type="radio" name="choice" value={line} defaultChecked={n === 0} autoFocus={n === 0} className="size-4 accent-primary" />
                    {text}
                  </label>
                ))}
              </div>
              <p className="text-sm text-ink-soft">{t("line.choose")}</p>
            </>
          ) : (
            <p className="text-sm text-ink-soft">{t(asked.about === "weight" ? "line.weight" : "line.byHand")}</p>
          )}
        </fieldset>
      ) : null}
    </div>
  );
}
