import { useTranslations } from "next-intl";
import { Shell } from "@/components/site/shell";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";

export default function NotFound() {
  const t = useTranslations("notFound");
  return (
    <Shell>
      <div className="page-body">
        <EmptyState
          as="h1"
          title={t("title")}
          actions={
            <>
              <ButtonLink href="/doctors">{t("search")}</ButtonLink>
              <ButtonLink href="/" variant="secondary">
                {t("home")}
              </ButtonLink>
            </>
          }
        >
          {t("text")}
        </EmptyState>
      </div>
    </Shell>
  );
}
