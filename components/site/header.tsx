import { ChevronDown, Menu as MenuIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { ButtonLink } from "@/components/ui/button-link";
import { DrawnForFields } from "@/components/ui/drawn-for";
import { LinkPending } from "@/components/ui/link-pending";
import { Name } from "@/components/ui/name";
import { HeaderLink } from "./header-link";
import { Logo } from "./logo";
import { Menu } from "./menu";
import { portalLinks } from "./portal-links";

export interface SiteUser {
  name: string;
  role: "patient" | "doctor" | "admin";
}

interface SiteHeaderProps {
  /** The signed-in user; left out for a guest. */
  user?: SiteUser;
  /** The server action that ends the session. */
  signOut?: (form: FormData) => Promise<void>;
  /** Stands before the account menu of a signed-in user. */
  bell?: ReactNode;
}

/** The top of every page. Guests see the sign-in links, others their portal and an account menu. All of it works without JavaScript. */
export function SiteHeader({ user, signOut, bell }: SiteHeaderProps) {
  const t = useTranslations("site");
  const links = user
    ? portalLinks[user.role].map((link) => ({ href: link.href, label: t(`links.${link.key}`), isInMenuOnly: "isInMenuOnly" in link }))
    : [
        { href: "/#how-it-works", label: t("howItWorks"), isInMenuOnly: false },
        { href: "/#for-doctors", label: t("forDoctors"), isInMenuOnly: false },
      ];
  const nav = user?.role === "doctor" || user?.role === "admin" ? links : [{ href: "/doctors", label: t("findDoctor"), isInMenuOnly: false }, ...links];
  const shown = nav.filter(({ isInMenuOnly }) => !isInMenuOnly);
  // More links than these fit only on a wide screen; below it they are in the menu.
  const isLong = shown.length > 5;
  const menuItem = "relative flex min-h-12 items-center rounded-md px-3 font-semibold hover:bg-leaf-50";
  return (
    <header className="relative z-20 print:hidden">
      <div className="page-width flex h-18 items-center gap-1 sm:gap-4 lg:h-22">
        <Link href="/" aria-label={t("home")} className="-m-1 rounded-md p-1">
          <Logo name={t("name")} />
        </Link>
        <nav aria-label={t("mainNavigation")} className={isLong ? "ml-auto hidden xl:block" : "ml-auto hidden lg:block"}>
          <ul className="flex items-center gap-1">
            {shown.map(({ href, label }) => (
              <li key={href}>
                <HeaderLink href={href} label={label} />
              </li>
            ))}
          </ul>
        </nav>
        {bell ? <div className={isLong ? "-mr-2 ml-auto xl:-ml-2" : "-mr-2 ml-auto lg:-ml-2"}>{bell}</div> : null}
        <Menu
          id="site-menu"
          label={user ? undefined : t("menu")}
          className={user ? (bell ? "" : isLong ? "ml-auto xl:ml-2" : "ml-auto lg:ml-2") : "order-last lg:hidden"}
          button={user ? <AccountButton name={user.name} isShort={nav.length > 7} /> : <MenuIcon aria-hidden="true" className="size-6" />}
        >
          {user ? (
            <p className="border-b border-line px-3 pt-2 pb-3">
              <span className="block font-semibold"><Name>{user.name}</Name></span>
              <span className="text-sm text-ink-soft">{t(`roles.${user.role}`)}</span>
            </p>
          ) : null}
          <nav aria-label={t("accountNavigation")} className="pt-1">
            <ul>
              {nav.map((link) => (
                <li key={link.href}>
                  <Link href={link.href} className={menuItem}>
                    {link.label}
                    <LinkPending />
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
          {user ? (
            <form action={signOut} className="mt-1 border-t border-line pt-1">
              <DrawnForFields />
              <button type="submit" className={`${menuItem} w-full text-left`}>
                {t("signOut")}
              </button>
            </form>
          ) : (
            <div className="mt-2 grid gap-2 border-t border-line p-2 pt-4">
              <ButtonLink href="/sign-up">{t("signUp")}</ButtonLink>
            </div>
          )}
        </Menu>
        {user ? null : (
          <div className="ml-auto flex items-center gap-2 lg:ml-2">
            <ButtonLink href="/sign-in" variant="quiet" size="sm" className="whitespace-nowrap">
              {t("signIn")}
            </ButtonLink>
            <ButtonLink href="/sign-up" size="sm" className="hidden whitespace-nowrap lg:inline-flex">
              {t("signUp")}
            </ButtonLink>
          </div>
        )}
      </div>
    </header>
  );
}

/** Beside many links there is no room for the name. */
function AccountButton({ name, isShort }: { name: string; isShort: boolean }) {
  return (
    <>
      <Avatar name={name} size="sm" />
      <span className={isShort ? "sr-only sm:not-sr-only xl:sr-only 2xl:not-sr-only" : "sr-only sm:not-sr-only"}>
        <span className="block max-w-36 truncate"><Name>{name}</Name></span>
      </span>
      <ChevronDown aria-hidden="true" className="size-4" />
    </>
  );
}
