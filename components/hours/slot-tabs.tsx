import { useTranslations } from "next-intl";
import { TabLinks } from "@/components/ui/tab-links";

/** From a doctor's times to the weekly hours and back. */
export function SlotTabs({ current }: { current: "slots" | "hours" }) {
  const t = useTranslations("hours.tabs");
  return (
    <TabLinks
      label={t("label")}
      items={[
        { href: "/doctor/slots", label: t("slots"), current: current === "slots" },
        { href: "/doctor/slots/hours", label: t("hours"), current: current === "hours" },
      ]}
    />
  );
}
