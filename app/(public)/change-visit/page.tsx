import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { titled } from "@/components/doctors/doctor-name";
import { MoveForm } from "@/components/moves/move-form";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import { Card, CardTitle } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Money } from "@/components/ui/money";
import { names } from "@/components/ui/name";
import { PageHeader } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time";
import { readVisitLink } from "@/lib/domain/consultations/reschedule/read-link";
import { webContext } from "@/lib/http/web/context";
import { orNone } from "@/lib/http/web/or-not-found";
import { freeTimes } from "../../free-times";
import { viewerZone } from "../../viewer-zone";
import { cancelAction, moveAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  // The address holds the link's secret, which must not be sent to any other site. Our own must get it: without it a form sent without JavaScript is refused. The title names nobody.
  return { title: (await getTranslations("moves.byLink"))("title"), robots: { index: false }, referrer: "same-origin" };
}

/** What a link in a mail about a visit opens, without signing in. Opening it changes nothing; its buttons do. */
export default async function ChangeVisitPage({ searchParams }: { searchParams: Promise<{ token?: string; from?: string }> }) {
  const [{ token = "", from: asked }, context, t, words, known] = await Promise.all([searchParams, webContext(), getTranslations("moves.byLink"), getTranslations("doctors"), viewerZone()]);
  const visit = await orNone(readVisitLink(context, { token }), "invalid_input");
  if (!visit) {
    return (
      <div className="page-body">
        <div className="mx-auto max-w-reading">
          <PageHeader title={t("unknown")} lead={t("unknownText")} />
          <ButtonLink href="/sign-in">{t("signIn")}</ButtonLink>
        </div>
      </div>
    );
  }
  const { state, startsAt, doctor, mode, mayMove, refund, paid } = visit;
  const timeZone = known ?? visit.timeZone;
  const when = () => <Time at={startsAt} timeZone={timeZone} format="full" zone className="font-semibold" />;
  const free = mayMove ? await freeTimes(context, { doctorId: doctor.id, mode, asked, timeZone }) : undefined;
  return (
    <div className="page-body">
      <div className="mx-auto max-w-reading">
        <PageHeader title={t("title")} lead={t.rich("lead", { ...names({ name: titled(doctor.name, words) }), when })} />
        {state === "open" ? (
          <div className="grid gap-6">
            {free ? (
              <Card>
                <CardTitle className="mb-4">{t("moveTitle")}</CardTitle>
                <MoveForm {...free} action={moveAction} path="/change-visit" query={{ token }} values={{ token }} does="move" />
              </Card>
            ) : null}
            <Card>
              <CardTitle>{t("cancelTitle")}</CardTitle>
              <p className="mt-2 mb-4">{paid.amount > 0 ? t.rich("cancelPaid", { refund: () => <Money value={{ ...refund, currency: "INR" }} />, paid: () => <Money value={{ ...paid, currency: "INR" }} /> }) : t("cancelFree")}</p>
              <ConfirmDialog
                id="cancel"
                title={t("cancel")}
                openLabel={t("cancel")}
                confirmLabel={t("cancel")}
                keepLabel={t("keep")}
                pendingLabel={t("cancelling")}
                action={cancelAction}
                values={{ token, seenRefund: String(refund.amount) }}
              />
            </Card>
          </div>
        ) : (
          <Alert tone="warning" live>
            {t.rich(`state.${state}`, { when })}
          </Alert>
        )}
        <p className="mt-6">
          <ButtonLink href="/patient" variant="quiet">
            {t("signIn")}
          </ButtonLink>
        </p>
      </div>
    </div>
  );
}
