import type { ReactNode } from "react";
import { SiteFooter } from "./footer";
import { SiteHeader, type SiteUser } from "./header";

interface ShellProps {
  user?: SiteUser;
  signOut?: () => Promise<void>;
  /** Hides the garden above the footer: for the portals, where people work. */
  quiet?: boolean;
  /** Shown under the header. */
  notice?: ReactNode;
  children: ReactNode;
}

/** Header, main and footer around a page; every layout uses it, so no page writes `<main>` itself. */
export function Shell({ user, signOut, quiet, notice, children }: ShellProps) {
  return (
    <>
      <SiteHeader user={user} signOut={signOut} />
      {notice}
      <main id="content" tabIndex={-1} className="outline-none">
        {children}
      </main>
      <SiteFooter quiet={quiet} isGuest={!user} />
    </>
  );
}
