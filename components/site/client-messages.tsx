import { NextIntlClientProvider, type Messages } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

/** Messages every client component may use: those of the basic components and of the error page. */
const always = ["ui", "errorPage"] as const satisfies readonly (keyof Messages)[];

/**
 * Sends the named message groups to the browser, for the client components inside that call `useTranslations`. All other
 * groups stay on the server, so that a page does not carry the texts of other screens.
 */
export async function ClientMessages({ of = [], children }: { of?: readonly (keyof Messages)[]; children: ReactNode }) {
  const messages = await getMessages();
  const chosen = Object.fromEntries([...always, ...of].map((group) => [group, messages[group]]));
  return <NextIntlClientProvider messages={chosen as Partial<Messages>}>{children}</NextIntlClientProvider>;
}
