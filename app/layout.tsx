import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ClientMessages } from "@/components/site/client-messages";
import { Toaster } from "@/components/ui/toaster";
import { fontVariables } from "./fonts";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("site");
  return {
    title: { default: t("title"), template: `%s · ${t("name")}` },
    description: t("description"),
    applicationName: t("name"),
    formatDetection: { telephone: false },
  };
}

export const viewport: Viewport = { themeColor: "#fbf7ee", colorScheme: "light" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every page is rendered per request: a page rendered at build time could not know the nonce that its scripts need.
  await connection();
  const t = await getTranslations("site");
  return (
    <html lang={await getLocale()} className={fontVariables}>
      <body className="flex flex-col">
        <a
          href="#content"
          className="sr-only rounded-full bg-primary font-semibold text-on-primary focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-50 focus:px-6 focus:py-3"
        >
          {t("skipToContent")}
        </a>
        <ClientMessages>
          {children}
          <Toaster />
        </ClientMessages>
      </body>
    </html>
  );
}
