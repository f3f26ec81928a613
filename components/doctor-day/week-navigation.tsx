import { useTranslations } from "next-intl";
import { addDays } from "@/lib/clock/dates";
import { DateNavigation } from "./date-navigation";

interface WeekNavigationProps {
  /** The dates of the week that is shown. */
  dates: readonly string[];
  today: string;
}

/** Links from a week of slots to other weeks. */
export function WeekNavigation({ dates, today }: WeekNavigationProps) {
  const t = useTranslations("doctorSlots");
  const monday = dates[0]!;
  const href = (date: string) => `/doctor/slots?week=${date}`;
  return (
    <DateNavigation
      label={t("weeks")}
      previous={{ href: href(addDays(monday, -7)), label: t("previousWeek") }}
      present={{ href: "/doctor/slots", label: t("thisWeek"), current: dates.includes(today) }}
      next={{ href: href(addDays(monday, 7)), label: t("nextWeek") }}
      form={{ action: "/doctor/slots", name: "week", value: dates.includes(today) ? today : monday, label: t("date"), go: t("go") }}
    />
  );
}
