import { useTranslations } from "next-intl";
import { addDays } from "@/lib/clock/dates";
import { DateNavigation } from "./date-navigation";

interface DayNavigationProps {
  date: string;
  today: string;
  href: (date: string) => string;
}

/** Links from a day to other days. */
export function DayNavigation({ date, today, href }: DayNavigationProps) {
  const t = useTranslations("doctorDay");
  return (
    <DateNavigation
      label={t("days")}
      previous={{ href: href(addDays(date, -1)), label: t("previousDay") }}
      present={{ href: "/doctor", label: t("toToday"), current: date === today }}
      next={{ href: href(addDays(date, 1)), label: t("nextDay") }}
      form={{ action: "/doctor", name: "date", value: date, label: t("date"), go: t("go") }}
    />
  );
}
