import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CheckForm } from "@/components/prescriptions/check-form";
import { ClientMessages } from "@/components/site/client-messages";
import { Card, CardTitle } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { checkAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("checkPaper"))("title") };
}

/** Anybody who holds a prescription from this site can check here whether it is valid. */
export default async function VerifyPage({ searchParams }: { searchParams: Promise<{ id?: string }> }) {
  const [{ id }, t] = await Promise.all([searchParams, getTranslations("checkPaper")]);
  return (
    <div className="page-body">
      <PageHeader title={t("title")} lead={t("lead")} />
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,34rem)_minmax(0,1fr)] lg:gap-14">
        <Card>
          <ClientMessages of={["checkPaper"]}>
            <CheckForm action={checkAction} id={typeof id === "string" ? id.slice(0, 100) : undefined} />
          </ClientMessages>
        </Card>
        <section>
          <CardTitle>{t("howTitle")}</CardTitle>
          <ul className="mt-3 grid gap-3 text-ink-soft">
            {(["compare", "count", "nothing"] as const).map((tip) => (
              <li key={tip} className="flex gap-3">
                <span aria-hidden="true" className="mt-2 size-2.5 shrink-0 rounded-leaf bg-accent" />
                {t(`how.${tip}`)}
              </li>
            ))}
          </ul>
        </section>
      </div>
    </div>
  );
}
