import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";

export { nothingHereMetadata as generateMetadata } from "@/components/site/nothing-here";

export default function PersonNotFound() {
  const t = useTranslations("people.one");
  return (
    <div className="page-body">
      <EmptyState as="h1" title={t("notFoundTitle")} actions={<ButtonLink href="/patient/people">{t("notFoundAction")}</ButtonLink>}>
        {t("notFoundText")}
      </EmptyState>
    </div>
  );
}
