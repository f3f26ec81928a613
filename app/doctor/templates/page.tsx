import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { InputField } from "@/components/ui/input";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { isolated } from "@/lib/domain/accounts/name";
import { listTemplates } from "@/lib/domain/prescriptions/templates/list";
import { signedInContext } from "@/lib/http/web/session";
import { removeAction, renameAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("templates"))("title") };
}

/** The doctor's own templates and favourites: what is in them, to rename and to delete. */
export default async function TemplatesPage() {
  const context = await signedInContext("/doctor/templates", "doctor");
  const [{ data }, t] = await Promise.all([listTemplates(context, {}), getTranslations("templates")]);
  return (
    <div className="page-body max-w-4xl">
      <PageHeader title={t("title")} lead={t("lead")} />
      {data.length === 0 ? <EmptyState title={t("none")}>{t("noneLead")}</EmptyState> : null}
      <ul className="grid gap-4">
        {data.map(({ id, name, medications, advice }) => (
          <li key={id}>
            <Card className="grid gap-4">
              <ul className="grid gap-1">
                {medications.map(({ drug, strength, frequency }, n) => (
                  <li key={n} className="wrap-anywhere">
                    <span className="font-semibold">{[drug, strength].filter(Boolean).join(" ")}</span>
                    {frequency ? <span className="text-ink-soft"> · {frequency}</span> : null}
                  </li>
                ))}
              </ul>
              {advice ? (
                <p dir="auto" className="text-sm wrap-anywhere whitespace-pre-line">
                  <span className="text-ink-soft">{t("advice")}: </span>
                  {advice}
                </p>
              ) : null}
              <div className="flex flex-wrap items-end gap-3">
                <ActionForm action={renameAction} success={t("renamed")} className="flex min-w-0 flex-1 basis-72 flex-wrap items-end gap-3">
                  <input type="hidden" name="id" value={id} />
                  <InputField label={t("name")} name="name" defaultValue={name} maxLength={80} required className="min-w-0 flex-1 basis-48" />
                  <SubmitButton variant="secondary" pendingLabel={t("renaming")}>{t("rename")}</SubmitButton>
                </ActionForm>
                <ConfirmDialog
                  id={`delete-${id}`}
                  title={t("deleteTitle", { name: isolated(name) })}
                  description={t("deleteLead")}
                  openLabel={t("delete")}
                  openSize="md"
                  confirmLabel={t("deleteConfirm")}
                  keepLabel={t("keep")}
                  pendingLabel={t("deleting")}
                  action={removeAction}
                  values={{ id }}
                />
              </div>
            </Card>
          </li>
        ))}
      </ul>
    </div>
  );
}
