"use client";

import { Copy, Download, Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useSyncExternalStore, type ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";

/** Recovery codes and the ways to keep them. They are shown only once. The file download needs no JavaScript. */
export function RecoveryCodes({ codes, children }: { codes: readonly string[]; children?: ReactNode }) {
  const t = useTranslations("mfa");
  const hydrated = useSyncExternalStore(never, () => true, () => false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const text = `${t("fileTitle")}\n\n${codes.join("\n")}\n\n${t("fileText")}\n`;
  return (
    <section>
      <h2 ref={heading} tabIndex={-1} className="text-2xl outline-none">
        {t("codesTitle")}
      </h2>
      <Alert tone="warning" className="mt-4">
        {t("codesOnce")}
      </Alert>
      <ol className="mt-5 grid grid-cols-1 gap-x-8 gap-y-2 rounded-lg border border-line bg-surface p-5 font-mono text-lg tracking-wide min-[22rem]:grid-cols-2 sm:p-6">
        {codes.map((code) => (
          <li key={code} className="whitespace-nowrap select-all">
            {code}
          </li>
        ))}
      </ol>
      <div className="mt-5 flex flex-wrap gap-3 print:hidden">
        <Button asChild variant="secondary" size="md">
          <a download="amrutam-recovery-codes.txt" href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}>
            <Download aria-hidden="true" className="size-5" />
            {t("download")}
          </a>
        </Button>
        {hydrated ? (
          <>
            <Button variant="secondary" onClick={() => void navigator.clipboard.writeText(codes.join("\n")).then(() => toast(t("copied")), () => toast(t("copyFailed"), "danger"))}>
              <Copy aria-hidden="true" className="size-5" />
              {t("copy")}
            </Button>
            <Button variant="secondary" onClick={() => window.print()}>
              <Printer aria-hidden="true" className="size-5" />
              {t("print")}
            </Button>
          </>
        ) : null}
      </div>
      {children ? <div className="mt-8 print:hidden">{children}</div> : null}
    </section>
  );
}

const never = () => () => {};
