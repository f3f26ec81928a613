import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";

/** Shown to a doctor without a practice: the one thing to do first. */
export function FirstSteps() {
  const t = useTranslations("doctorDay.start");
  return (
    <div className="page-body">
      <EmptyState as="h1" title={t("title")} actions={<ButtonLink href="/doctor/practice">{t("action")}</ButtonLink>}>
        {t("text")}
      </EmptyState>
    </div>
  );
}
