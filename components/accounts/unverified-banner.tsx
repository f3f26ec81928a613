import { MailCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";

/** Reminds the reader that their address is not confirmed yet. It blocks nothing. */
export function UnverifiedBanner({ email }: { email: string }) {
  const t = useTranslations("accountLinks.banner");
  return (
    <aside aria-label={t("label")} className="border-b border-line bg-sunk text-sm print:hidden">
      <div className="page-width flex flex-wrap items-center gap-x-3 pt-2.5 pb-0 sm:py-2.5">
        <MailCheck aria-hidden="true" className="size-5 shrink-0 text-accent-ink" />
        <p className="min-w-0 flex-1 basis-60 wrap-anywhere">{t("text", { email })}</p>
        <Link href="/verify-email" className="text-link ml-8 inline-flex min-h-11 items-center sm:ml-0 sm:min-h-0">
          {t("again")}
        </Link>
      </div>
    </aside>
  );
}
