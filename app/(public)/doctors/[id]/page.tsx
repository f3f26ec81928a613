import { ArrowLeft, BadgeCheck } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { cache } from "react";
import { v7 } from "uuid";
import { TellZone } from "@/components/availability/browser-zone";
import { BookingForm } from "@/components/consultations/booking-form";
import { DoctorFacts } from "@/components/doctors/doctor-facts";
import { titled } from "@/components/doctors/doctor-name";
import { SpecializationNames } from "@/components/doctors/specialization-names";
import { ClientMessages } from "@/components/site/client-messages";
import { LiveData } from "@/components/site/live-data";
import { Alert } from "@/components/ui/alert";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Fee } from "@/components/ui/fee";
import { Name, names } from "@/components/ui/name";
import { Rating } from "@/components/ui/rating";
import { listFollowUps } from "@/lib/domain/consultations/follow-ups/list";
import { Mode } from "@/lib/domain/consultations/schema";
import { readDoctor } from "@/lib/domain/doctors/read";
import { isolated } from "@/lib/domain/accounts/name";
import { orNotFound } from "@/lib/http/web/or-not-found";
import { webContext } from "@/lib/http/web/context";
import { bookAction } from "./actions";
import { bookingPeople } from "./booking-people";
import { diaryStart } from "./diary-start";
import { LatestReviews } from "./reviews";
import { Waiting } from "./waiting";
import { personAskedFor } from "@/app/own-people";
import { viewerZone } from "@/app/viewer-zone";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<"date" | "zone" | "slot" | "mode" | "for", string | undefined>>;
}

const read = cache(async (id: string) => orNotFound(readDoctor(await webContext(), { id })));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [doctor, t, words] = await Promise.all([read((await params).id), getTranslations("doctor"), getTranslations("doctors")]);
  const name = titled(doctor.name, words);
  const description = t("description", {
    name: isolated(name),
    specializations: doctor.specializations.join(", "),
    city: doctor.location.city,
    experience: words("experience", { years: doctor.experienceYears }),
  });
  return { title: `${isolated(name)}, ${doctor.specializations[0]}`, description };
}

export default async function DoctorPage({ params, searchParams }: Props) {
  const [{ id }, asked, context] = await Promise.all([params, searchParams, webContext()]);
  const doctor = await read(id);
  const [start, zone, t, booking, words] = await Promise.all([
    diaryStart(context, doctor, asked),
    viewerZone(),
    getTranslations("doctor"),
    getTranslations("booking"),
    getTranslations("doctors"),
  ]);
  const isPatient = context.actor.kind === "user" && context.actor.role === "patient";
  const [people, person, windows] = await Promise.all([bookingPeople(zone ?? doctor.timeZone), personAskedFor(asked.for), isPatient ? listFollowUps(context, { doctorId: id, open: "true" }) : undefined]);
  const name = titled(doctor.name, words);
  const fee = doctor.consultationFee;
  const { actor } = context;
  const role = actor.kind === "user" ? actor.role : undefined;
  const isOwn = actor.kind === "user" && actor.id === id;
  const slot = start.first.slots.find(({ id }) => id === asked.slot);
  const preset = { slot, isLost: Boolean(asked.slot) && !slot, mode: Mode.safeParse(asked.mode).data, patientId: person?.id };
  return (
    <div className="page-body">
      <TellZone known={zone !== undefined} />
      <header className="mb-8">
        <Link href={person ? `/doctors?for=${person.id}` : "/doctors"} className="-ml-1 mb-4 inline-flex min-h-11 items-center gap-1.5 rounded-sm pr-2 pl-1 text-sm font-semibold text-primary hover:underline print:hidden">
          <ArrowLeft aria-hidden="true" className="size-4" />
          {t("back")}
        </Link>
        <div className="flex flex-col gap-5 sm:flex-row sm:items-center sm:gap-7">
          <Avatar name={doctor.name} size="xl" />
          <div>
            <h1 className="text-4xl"><Name>{name}</Name></h1>
            <p className="mt-1.5 text-lg text-ink-soft">
              <SpecializationNames of={doctor.specializations} />
            </p>
            <p className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
              <Rating {...doctor.rating} look="full" />
              {doctor.status === "verified" ? (
                <Badge tone="success">
                  <BadgeCheck aria-hidden="true" className="size-4" />
                  {t("verified")}
                </Badge>
              ) : null}
            </p>
            <p className="mt-3 flex flex-wrap items-baseline gap-x-4 text-ink-soft">
              <span>
                <Fee value={fee} className="font-display text-2xl font-medium text-ink" more={words("perVisit")} />
              </span>
              <span>{words("experience", { years: doctor.experienceYears })}</span>
            </p>
          </div>
        </div>
      </header>
      {doctor.status === "verified" ? null : <Alert tone="warning" className="mb-6">{booking("notVisible")}</Alert>}
      <div className="grid grid-cols-1 items-start gap-8 lg:grid-cols-[minmax(0,1fr)_21rem] lg:gap-12">
        <Card raised id="book" className="scroll-mt-6">
          <h2 className="mb-6 text-2xl">{booking("title")}</h2>
          {role === undefined || role === "patient" ? null : (
            <Alert className="mb-6">{booking(isOwn ? "own" : role === "doctor" ? "asDoctor" : "asAdmin")}</Alert>
          )}
          <ClientMessages of={["slotPicker", "booking", "fee"]}>
            <LiveData>
              <BookingForm
                action={bookAction}
                start={start}
                fee={fee}
                windows={windows?.data ?? []}
                preset={preset}
                people={people}
                idempotencyKey={v7()}
                isGuest={role === undefined}
                mayBook={role === undefined || role === "patient"}
              />
            </LiveData>
          </ClientMessages>
          {actor.kind === "user" && isPatient && doctor.status === "verified" ? <Waiting context={context} accountId={actor.id} doctor={doctor} chosen={person?.id} timeZone={zone ?? doctor.timeZone} /> : null}
        </Card>
        <aside>
          <h2 className="text-2xl">{t.rich("about", names({ name }))}</h2>
          {doctor.bio ? <p className="mt-3 mb-6 wrap-anywhere whitespace-pre-line">{doctor.bio}</p> : <div className="h-4" />}
          <DoctorFacts doctor={doctor} />
          {doctor.rating.count > 0 ? <LatestReviews context={context} doctorId={id} /> : null}
          <p className="mt-6 border-t border-line pt-5 text-sm text-ink-soft">{t("emergency")}</p>
        </aside>
      </div>
    </div>
  );
}
