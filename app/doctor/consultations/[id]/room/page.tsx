import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { v7 } from "uuid";
import { BesideRoom } from "@/components/records/beside-room";
import { BriefFacts } from "@/components/records/brief";
import { Checks } from "@/components/records/checks";
import { NotesPanel } from "@/components/records/notes-panel";
import { NotesView } from "@/components/records/notes-view";
import { ClientMessages } from "@/components/site/client-messages";
import { names } from "@/components/ui/name";
import { PageHeader } from "@/components/ui/page-header";
import { Room } from "@/components/room/room";
import { PhoneCard } from "@/components/visits/phone";
import { defaultTimeZone } from "@/i18n";
import { offsetAt } from "@/lib/clock/zone-rules";
import { readBrief } from "@/lib/domain/consultations/brief/read";
import { readPhone } from "@/lib/domain/consultations/phone/read";
import { modeOf } from "@/lib/domain/visits/room";
import { orNotFound } from "@/lib/http/web/or-not-found";
import { ownPractice } from "../../../own-practice";
import { addAddendumAction, checkAction, phoneAction } from "../actions";
import { visitsBefore } from "../visits-before";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("consultation");
  // The title appears in the browser's history, so it names nobody.
  return { title: t("title"), robots: { index: false } };
}

export default async function RoomPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { context, practice } = await ownPractice(`/doctor/consultations/${id}/room`);
  const timeZone = practice?.timeZone ?? defaultTimeZone;
  const [{ consultation, intake, notes, files }, phone, t, words] = await Promise.all([orNotFound(readBrief(context, { id })), orNotFound(readPhone(context, { id })), getTranslations("room"), getTranslations("visitNotes")]);
  const before = await visitsBefore(context, consultation);
  const name = consultation.patient.name;
  const utcOffsetMinutes = offsetAt(Date.parse(consultation.startsAt), timeZone) / 60_000;
  const back = `/doctor/consultations/${id}`;
  const brief = (
    <BriefFacts consultation={consultation} intake={intake} files={files} {...before} timeZone={timeZone} inRoom>
      <Checks consultation={consultation} timeZone={timeZone} action={checkAction} />
    </BriefFacts>
  );
  return (
    <div className="page-body">
      <Link href={back} className="-ml-1 mb-4 inline-flex min-h-11 items-center gap-1.5 rounded-sm pr-2 pl-1 text-sm font-semibold text-primary hover:underline">
        <ArrowLeft aria-hidden="true" className="size-4" />
        {t("back")}
      </Link>
      <PageHeader title={t.rich("title", names({ name }))} />
      {/* On a phone the room's own boxes dissolve into this one, so that the picture stays in view above all of it. */}
      <div className="flex flex-col gap-4 lg:grid lg:grid-cols-[minmax(0,1fr)_25rem] lg:items-start lg:gap-6">
        <ClientMessages of={["room", "files"]}>
          <Room consultationId={id} accountId={context.actor.id} role="doctor" mode={modeOf(consultation)} otherName={name} back={back} endsAt={consultation.endsAt} utcOffsetMinutes={utcOffsetMinutes} phone={<PhoneCard consultationId={id} phone={phone} otherName={name} timeZone={timeZone} action={phoneAction} />} hasPanel />
        </ClientMessages>
        <ClientMessages of={["visitNotes"]}>
          <BesideRoom
            brief={brief}
            notes={
              <NotesPanel
                consultationId={id}
                accountId={context.actor.id}
                notes={notes}
                view={<NotesView notes={notes} timeZone={timeZone} empty={words("empty")} />}
                addAction={addAddendumAction}
                addKey={v7()}
              />
            }
          />
        </ClientMessages>
      </div>
    </div>
  );
}
