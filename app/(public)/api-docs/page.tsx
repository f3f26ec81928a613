import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ApiExplorer } from "@/components/api-docs/explorer";
import { ButtonLink } from "@/components/ui/button-link";
import { Card, CardTitle } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { wholeAddress } from "@/lib/http/web/installation";

const DOCUMENT = "/api/v1/openapi.json";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("apiDocs");
  return { title: t("title"), description: t("lead") };
}

/** For partners: how to start, and every operation to read and to try. */
export default async function ApiDocsPage() {
  const t = await getTranslations("apiDocs");
  const api = wholeAddress("/api/v1");
  return (
    <div className="page-body">
      <PageHeader
        eyebrow={t("eyebrow")}
        title={t("title")}
        lead={t("lead")}
        actions={
          <ButtonLink href={DOCUMENT} prefetch={false} variant="secondary">
            {t("document")}
          </ButtonLink>
        }
      />
      <section aria-labelledby="begin" className="mb-12">
        <h2 id="begin" className="mb-5 text-2xl">
          {t("begin")}
        </h2>
        <ol className="grid gap-4">
          <Step number={1} title={t("keyTitle")} text={t("keyText")} code={`export AMRUTAM_KEY="amr_live_…"\ncurl ${api}/api-keys/current \\\n  -H "Authorization: Bearer $AMRUTAM_KEY"`} />
          <Step number={2} title={t("checkTitle")} text={t("checkText")} code={`curl ${api}/prescriptions/verification \\\n  -H "Authorization: Bearer $AMRUTAM_KEY" \\\n  -H "Content-Type: application/json" \\\n  -d '{"id":"0197f2a0-…","code":"7K2M-Q4XD-93TB"}'`} />
          <Step number={3} title={t("bookTitle")} text={t("bookText")} code={`curl ${api}/consultations \\\n  -H "Authorization: Bearer $ACCESS_TOKEN" \\\n  -H "Idempotency-Key: $(uuidgen)" \\\n  -H "Content-Type: application/json" \\\n  -d '{"slotId":"…","complaint":"…","mode":"video"}'`} />
        </ol>
        <p className="mt-5 mb-3 max-w-reading text-ink-soft">{t("client")}</p>
        <Code>{`npx openapi-typescript ${wholeAddress(DOCUMENT)} -o amrutam.ts`}</Code>
      </section>
      <section aria-labelledby="reference">
        <h2 id="reference" className="text-2xl">
          {t("reference")}
        </h2>
        <p className="mt-2 max-w-reading text-ink-soft">{t("tryIt")}</p>
        <noscript>
          <p className="mt-4">{t("noScript")}</p>
        </noscript>
        <ApiExplorer url={DOCUMENT} loading={t("loading")} failed={t("failed")} />
      </section>
    </div>
  );
}

function Step({ number, title, text, code }: { number: number; title: string; text: string; code: string }) {
  return (
    <li className="grid min-w-0">
      <Card className="grid min-w-0 gap-x-10 gap-y-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <div>
          <CardTitle as="h3">
            <span className="mr-2 text-accent-ink tabular-nums">{number}</span>
            {title}
          </CardTitle>
          <p className="mt-2 text-ink-soft">{text}</p>
        </div>
        <Code>{code}</Code>
      </Card>
    </li>
  );
}

/** A command. If it is wider than its box, it scrolls, also by keyboard. */
function Code({ children }: { children: ReactNode }) {
  return (
    // A region that scrolls must be reachable without a mouse.
    <pre tabIndex={0} className="max-w-full self-center overflow-x-auto rounded-md bg-leaf-950 px-4 py-3 font-mono text-xs leading-relaxed text-leaf-50">
      <code>{children}</code>
    </pre>
  );
}
