import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { titled } from "@/components/doctors/doctor-name";
import { ClientMessages } from "@/components/site/client-messages";
import { names } from "@/components/ui/name";
import { PageHeader } from "@/components/ui/page-header";
import { Room } from "@/components/room/room";
import { PhoneCard } from "@/components/visits/phone";
import { defaultTimeZone } from "@/i18n";
import { offsetAt } from "@/lib/clock/zone-rules";
import { readPhone } from "@/lib/domain/consultations/phone/read";
import { readConsultation } from "@/lib/domain/consultations/read";
import { modeOf } from "@/lib/domain/visits/room";
import { orNotFound } from "@/lib/http/web/or-not-found";
import { signedInContext } from "@/lib/http/web/session";
import { ownProfile } from "../../../../own-profile";
import { phoneAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("consultation");
  // The title appears in the browser's history, so it names nobody.
  return { title: t("title"), robots: { index: false } };
}

export default async function RoomPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const context = await signedInContext(`/patient/consultations/${id}/room`, "patient");
  const [consultation, phone, t, doctors, profile] = await Promise.all([orNotFound(readConsultation(context, { id })), orNotFound(readPhone(context, { id })), getTranslations("room"), getTranslations("doctors"), ownProfile()]);
  const timeZone = profile?.timeZone ?? defaultTimeZone;
  const name = titled(consultation.doctor.name, doctors);
  const utcOffsetMinutes = offsetAt(Date.parse(consultation.startsAt), timeZone) / 60_000;
  const back = `/patient/consultations/${id}`;
  return (
    <div className="page-body">
      <Link href={back} className="-ml-1 mb-4 inline-flex min-h-11 items-center gap-1.5 rounded-sm pr-2 pl-1 text-sm font-semibold text-primary hover:underline">
        <ArrowLeft aria-hidden="true" className="size-4" />
        {t("back")}
      </Link>
      <PageHeader title={t.rich("title", names({ name }))} />
      <ClientMessages of={["room", "waiting", "files"]}>
        <Room consultationId={id} accountId={context.actor.id} role="patient" mode={modeOf(consultation)} otherName={name} back={back} endsAt={consultation.endsAt} utcOffsetMinutes={utcOffsetMinutes} phone={<PhoneCard consultationId={id} phone={phone} otherName={name} timeZone={timeZone} action={phoneAction} />} />
      </ClientMessages>
    </div>
  );
}
