import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";

/** The browser title of such a page. */
export async function nothingHereMetadata(): Promise<Metadata> {
  const t = await getTranslations("notFound");
  return { title: t("pageTitle") };
}

/** Shown if an address leads nowhere. */
export function NothingHere() {
  const t = useTranslations("notFound");
  return (
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
  );
}
