import type { ReactNode } from "react";
import { type DrawnFor, DrawnForProvider } from "@/components/ui/drawn-for";
import { SiteFooter } from "./footer";
import { SiteHeader, type SiteUser } from "./header";

interface ShellProps {
  user?: SiteUser;
  /** For whom the page is rendered. Every form on it says so to its action. */
  drawnFor: DrawnFor;
  signOut?: (form: FormData) => Promise<void>;
  /** Hides the garden above the footer: for the portals, where people work. */
  quiet?: boolean;
  /** Leads to the notifications of a signed-in user. */
  bell?: ReactNode;
  /** Shown under the header. */
  notice?: ReactNode;
  children: ReactNode;
}

/** Header, main and footer around a page; every layout uses it, so no page writes `<main>` itself. */
export function Shell({ user, drawnFor, signOut, quiet, bell, notice, children }: ShellProps) {
  return (
    <DrawnForProvider value={drawnFor}>
      <SiteHeader user={user} signOut={signOut} bell={bell} />
      {notice}
      <main id="content" tabIndex={-1} className="outline-none">
        {children}
      </main>
      <SiteFooter quiet={quiet} isGuest={!user} />
    </DrawnForProvider>
  );
}
