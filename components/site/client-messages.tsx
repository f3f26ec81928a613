import { NextIntlClientProvider, type Messages } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

/** What every client component may use: the words of the primitives and of the error page. */
const always = ["ui", "errorPage"] as const satisfies readonly (keyof Messages)[];

/**
 * Sends the named message groups to the browser, for the client components inside that call `useTranslations`. The others
 * stay on the server: a page is not made heavier by the words of the other screens.
 */
export async function ClientMessages({ of = [], children }: { of?: readonly (keyof Messages)[]; children: ReactNode }) {
  const messages = await getMessages();
  const chosen = Object.fromEntries([...always, ...of].map((group) => [group, messages[group]]));
  return <NextIntlClientProvider messages={chosen as Partial<Messages>}>{children}</NextIntlClientProvider>;
}
