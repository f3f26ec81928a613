import { useTranslations } from "next-intl";
import { SiteFooter } from "@/components/site/footer";
import { SiteHeader } from "@/components/site/header";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";

export default function NotFound() {
  const t = useTranslations("notFound");
  return (
    <>
      <SiteHeader />
      <main id="content" tabIndex={-1} className="page-width py-16 outline-none">
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
      </main>
      <SiteFooter />
    </>
  );
}
