import { ArrowLeft, ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { InputField } from "@/components/ui/input";
import { addDays } from "@/lib/domain/availability/local-day";

interface DayNavigationProps {
  date: string;
  today: string;
  href: (date: string) => string;
}

/** The way to the day before and after, to today, and to any date. */
export function DayNavigation({ date, today, href }: DayNavigationProps) {
  const t = useTranslations("doctorDay");
  return (
    <nav aria-label={t("days")} className="flex flex-wrap items-center gap-3">
      <div className="flex items-center gap-2">
        <ButtonLink href={href(addDays(date, -1))} variant="secondary" size="icon" aria-label={t("previousDay")}>
          <ArrowLeft aria-hidden="true" className="size-4.5" />
        </ButtonLink>
        <ButtonLink href="/doctor" variant="secondary" size="sm" aria-current={date === today ? "date" : undefined}>
          {t("toToday")}
        </ButtonLink>
        <ButtonLink href={href(addDays(date, 1))} variant="secondary" size="icon" aria-label={t("nextDay")}>
          <ArrowRight aria-hidden="true" className="size-4.5" />
        </ButtonLink>
      </div>
      <form action="/doctor" className="flex items-center gap-2">
        <InputField key={date} label={t("date")} hideLabel type="date" name="date" defaultValue={date} required className="w-40" />
        <Button type="submit" variant="quiet" size="sm">
          {t("go")}
        </Button>
      </form>
    </nav>
  );
}
