import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { titled } from "@/components/doctors/doctor-name";
import { MoveForm } from "@/components/moves/move-form";
import { MoveHeader } from "@/components/moves/move-header";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { defaultTimeZone } from "@/i18n";
import { readConsultation } from "@/lib/domain/consultations/read";
import { mayStillMove, MOVE_UNTIL_HOURS } from "@/lib/domain/consultations/reschedule/move";
import { orNotFound } from "@/lib/http/web/or-not-found";
import { signedInContext } from "@/lib/http/web/session";
import { freeTimes } from "../../../../free-times";
import { ownProfile } from "../../../../own-profile";
import { moveAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("moves"))("title"), robots: { index: false } };
}

/** The free times to which the patient's side can move a visit. */
export default async function MovePage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<{ from?: string }> }) {
  const [{ id }, { from: asked }] = await Promise.all([params, searchParams]);
  const path = `/patient/consultations/${id}`;
  const context = await signedInContext(`${path}/move`, "patient");
  const [visit, profile, t, words] = await Promise.all([orNotFound(readConsultation(context, { id })), ownProfile(), getTranslations("moves"), getTranslations("doctors")]);
  const timeZone = profile?.timeZone ?? defaultTimeZone;
  const now = new Date();
  const startsAt = new Date(visit.startsAt);
  const isPossible = visit.status === "scheduled" && startsAt > now && (visit.moveOffer != null || mayStillMove(startsAt, now));
  const free = isPossible ? await freeTimes(context, { doctorId: visit.doctor.id, mode: visit.mode, asked, timeZone, except: visit.moveOffer?.slot?.id }) : undefined;
  return (
    <div className="page-body">
      <div className="mx-auto max-w-reading">
        <MoveHeader title={t("title")} name={titled(visit.doctor.name, words)} startsAt={visit.startsAt} timeZone={timeZone} path={path} />
        {free ? (
          <>
            <p className="mb-6 text-ink-soft">{t("rule", { hours: MOVE_UNTIL_HOURS })}</p>
            <Card>
              <MoveForm {...free} action={moveAction} path={`${path}/move`} values={{ id, version: String(visit.version), offered: visit.moveOffer && !visit.moveOffer.slot ? "any" : "" }} does={visit.moveOffer ? "accept" : "move"} />
            </Card>
          </>
        ) : (
          <Alert tone="warning">{visit.status === "scheduled" ? t("tooLate", { hours: MOVE_UNTIL_HOURS }) : t("notPossible")}</Alert>
        )}
      </div>
    </div>
  );
}
