"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";

/** Shown in place of the part that failed. Of the failure itself it shows only the reference to the log. */
export function Failure({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations("errorPage");
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  return (
    <div className="page-body">
      <EmptyState
        as="h1"
        title={t("title")}
        actions={
          <>
            <Button onClick={retry}>{t("retry")}</Button>
            <ButtonLink href="/" variant="secondary">
              {t("home")}
            </ButtonLink>
          </>
        }
      >
        <p>{t("text")}</p>
        {digest ? <p className="mt-2 text-sm">{t("reference", { digest })}</p> : null}
      </EmptyState>
    </div>
  );
}
