import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { ActionForm } from "@/components/ui/action-form";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { InputField } from "@/components/ui/input";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextareaField } from "@/components/ui/textarea";
import { listMfaResets } from "@/lib/domain/accounts/mfa-reset/list";
import { RESET_HOURS } from "@/lib/domain/accounts/mfa-reset/schema";
import { orNone } from "@/lib/http/web/or-not-found";
import { signedInContext } from "@/lib/http/web/session";
import { requestResetAction } from "./actions";
import { ResetCard } from "./reset-card";

const outcomes = ["asked", "approved", "refused"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mfaResets"))("title") };
}

/** People who lost both phone and recovery codes: one administrator makes a request, another one decides. */
export default async function LostDevicesPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const context = await signedInContext("/admin/mfa-resets", "admin");
  const { cursor, done } = await searchParams;
  const from = typeof cursor === "string" ? cursor : undefined;
  const [requests, t] = await Promise.all([orNone(listMfaResets(context, { cursor: from }), "invalid_input"), getTranslations("mfaResets")]);
  if (!requests) redirect("/admin/mfa-resets");
  const { data, nextCursor } = requests;
  const outcome = outcomes.find((one) => one === done);
  return (
    <div className="page-body">
      <PageHeader title={t("title")} lead={t("lead")} />
      {outcome ? (
        <Alert tone="success" live className="mb-6">
          {t(`done.${outcome}`, { hours: RESET_HOURS })}
        </Alert>
      ) : null}
      <div className="grid items-start gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
        <section aria-labelledby="open-requests">
          <h2 id="open-requests" className="mb-4 text-2xl">
            {t("open")}
          </h2>
          {data.length > 0 ? (
            <ul className="grid gap-4">
              {data.map((reset) => (
                <li key={reset.id}>
                  <ResetCard reset={reset} readerId={context.actor.id} />
                </li>
              ))}
            </ul>
          ) : (
            <EmptyState as="h3" title={t("none")}>
              {t("noneText", { hours: RESET_HOURS })}
            </EmptyState>
          )}
          <Pagination
            nextHref={nextCursor ? `/admin/mfa-resets?${new URLSearchParams({ cursor: nextCursor })}` : undefined}
            previousHref={from ? "/admin/mfa-resets" : undefined}
            previous="first"
          />
        </section>
        <Card>
          <h2 className="text-2xl">{t("ask")}</h2>
          <p className="mt-2 mb-5 text-ink-soft">{t("askText")}</p>
          <ActionForm action={requestResetAction}>
            <InputField label={t("email")} name="email" type="email" autoComplete="off" autoCapitalize="none" spellCheck={false} required />
            <TextareaField label={t("proof")} hint={t("proofHint")} name="proof" rows={5} minLength={20} maxLength={1000} required />
            <SubmitButton pendingLabel={t("saving")} className="self-start">
              {t("send")}
            </SubmitButton>
          </ActionForm>
        </Card>
      </div>
    </div>
  );
}
