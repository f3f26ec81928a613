"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFieldFeedback } from "@/components/ui/action-form";
import { RadioCards } from "@/components/ui/radio-cards";
import { Mode } from "@/lib/domain/consultations/schema";

interface BookingModeProps {
  /** The ways to meet at the chosen time; undefined if all are offered, or no time is chosen. */
  offered: readonly Mode[] | undefined;
  start: string;
}

/**
 * Asks how the two meet. What the chosen time does not offer cannot be chosen and says why; what was chosen before is chosen again
 * with the next time that offers it. Without JavaScript all can be chosen, and the server refuses what is not offered.
 */
export function BookingMode({ offered, start }: BookingModeProps) {
  const t = useTranslations("booking");
  const { value } = useFieldFeedback("mode", { value: start });
  const [wanted, want] = useState(Mode.safeParse(value).data);
  const has = (mode: Mode) => offered === undefined || offered.includes(mode);
  const lost = wanted && !has(wanted) ? wanted : undefined;
  return (
    <div>
      <RadioCards
        name="mode"
        legend={t("mode")}
        options={Mode.options.map((mode) => ({ value: mode, label: t(`modes.${mode}.label`), description: t(has(mode) ? `modes.${mode}.about` : "modeNotThen"), disabled: !has(mode) }))}
        value={lost ? undefined : wanted}
        onValueChange={(mode) => want(Mode.parse(mode))}
        error={offered && !lost ? [] : undefined}
        required
      />
      <p role="status" className="mt-2 text-sm text-warning empty:hidden">
        {lost ? t("modeLost", { mode: t(`modes.${lost}.label`) }) : null}
      </p>
    </div>
  );
}
