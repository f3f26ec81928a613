import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { v7 } from "uuid";
import { NewKeyForm } from "@/components/api-keys/new-key-form";
import { ClientMessages } from "@/components/site/client-messages";
import { PageHeader } from "@/components/ui/page-header";
import { signedInContext } from "@/lib/http/web/session";
import { createApiKeyAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("apiKeys"))("newTitle") };
}

/** An administrator creates a key for a partner. */
export default async function NewApiKeyPage() {
  await signedInContext("/admin/api-keys/new", "admin");
  const t = await getTranslations("apiKeys");
  return (
    <div className="page-body">
      <PageHeader title={t("newTitle")} lead={t("newLead")} back={{ href: "/admin/api-keys", label: t("title") }} />
      <ClientMessages of={["apiKeys"]}>
        <NewKeyForm action={createApiKeyAction} idempotencyKey={v7()} />
      </ClientMessages>
    </div>
  );
}
