import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MoveForm } from "@/components/moves/move-form";
import { MoveHeader } from "@/components/moves/move-header";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { defaultTimeZone } from "@/i18n";
import { readConsultation } from "@/lib/domain/consultations/read";
import { OFFER_KEPT_HOURS } from "@/lib/domain/consultations/reschedule/move";
import { orNotFound } from "@/lib/http/web/or-not-found";
import { freeTimes } from "../../../../free-times";
import { ownPractice } from "../../../own-practice";
import { offerMoveAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("moves"))("offerTitle"), robots: { index: false } };
}

/** The doctor's own free times, one of which is offered to the patient of a visit. */
export default async function OfferMovePage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<{ from?: string }> }) {
  const [{ id }, { from: asked }] = await Promise.all([params, searchParams]);
  const path = `/doctor/consultations/${id}`;
  const { context, practice } = await ownPractice(`${path}/move`);
  const [visit, t] = await Promise.all([orNotFound(readConsultation(context, { id })), getTranslations("moves")]);
  const timeZone = practice?.timeZone ?? defaultTimeZone;
  const isPossible = visit.status === "scheduled" && new Date(visit.startsAt) > new Date();
  const free = isPossible ? await freeTimes(context, { doctorId: visit.doctor.id, mode: visit.mode, asked, timeZone }) : undefined;
  return (
    <div className="page-body">
      <div className="mx-auto max-w-reading">
        <MoveHeader title={t("offerTitle")} name={visit.patient.name} startsAt={visit.startsAt} timeZone={timeZone} path={path} />
        {free ? (
          <>
            <p className="mb-6 text-ink-soft">{t("offerRule", { hours: OFFER_KEPT_HOURS })}</p>
            <Card>
              <MoveForm {...free} action={offerMoveAction} path={`${path}/move`} values={{ id }} does="offer" reason="optional" />
            </Card>
          </>
        ) : (
          <Alert tone="warning">{t("notPossible")}</Alert>
        )}
      </div>
    </div>
  );
}
