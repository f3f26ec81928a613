import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import { Garden } from "./garden";
import { Logo } from "./logo";

/**
 * The foot of every page: a garden border, links, the emergency number and the legal notes. `quiet` hides the garden;
 * signed-in readers see no sign-in links.
 */
export function SiteFooter({ quiet, isGuest }: { quiet?: boolean; isGuest: boolean }) {
  const t = useTranslations("footer");
  const site = useTranslations("site");
  return (
    <footer className="mt-auto print:hidden">
      {quiet ? null : <Garden className="mt-20" />}
      <div className="on-leaf">
        <div className="page-width grid grid-cols-2 gap-x-6 gap-y-9 py-14 lg:grid-cols-[1.6fr_1fr_1fr_1fr]">
          <div className="col-span-2 lg:col-span-1">
            <Logo name={site("name")} className="text-on-primary" />
            <p className="mt-4 max-w-64 text-leaf-200">{t("line")}</p>
          </div>
          <FooterList title={t("patients")}>
            <FooterLink href="/doctors">{site("findDoctor")}</FooterLink>
            <FooterLink href="/#how-it-works">{site("howItWorks")}</FooterLink>
            {isGuest ? <FooterLink href="/sign-up">{site("signUp")}</FooterLink> : null}
          </FooterList>
          {isGuest ? (
            <FooterList title={t("doctors")}>
              <FooterLink href="/sign-up?role=doctor">{t("registerDoctor")}</FooterLink>
              <FooterLink href="/sign-in">{t("signInDoctor")}</FooterLink>
            </FooterList>
          ) : null}
          <FooterList title={t("partners")}>
            <FooterLink href="/verify">{site("checkPrescription")}</FooterLink>
            <FooterLink href="/api-docs">{site("apiDocs")}</FooterLink>
          </FooterList>
        </div>
        <div className="page-width">
          <div className="grid gap-3 border-t border-leaf-700 py-8 text-sm text-leaf-200 lg:grid-cols-[1fr_2fr] lg:gap-12">
            <p>
              <strong className="font-semibold text-turmeric-400">{t("emergencyTitle")}</strong> {t("emergency")}
            </p>
            <p>{t("legal")}</p>
          </div>
        </div>
      </div>
    </footer>
  );
}

function FooterList({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h2 className="font-sans text-sm font-semibold tracking-normal text-turmeric-400">{title}</h2>
      <ul className="mt-2">{children}</ul>
    </div>
  );
}

function FooterLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <li>
      <Link href={href} className="inline-flex min-h-11 items-center hover:underline">
        {children}
      </Link>
    </li>
  );
}
