import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { v7 } from "uuid";
import { titled } from "@/components/doctors/doctor-name";
import { ClientMessages } from "@/components/site/client-messages";
import { Avatar } from "@/components/ui/avatar";
import { ButtonLink } from "@/components/ui/button-link";
import { Card, CardTitle } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { Money } from "@/components/ui/money";
import { PageHeader } from "@/components/ui/page-header";
import { Rating } from "@/components/ui/rating";
import { Time, zoneLabel } from "@/components/ui/time";
import { defaultTimeZone } from "@/i18n";
import { listFreeSlots } from "@/lib/domain/availability/free";
import { addDays, localDate } from "@/lib/domain/availability/local-day";
import { languages } from "@/lib/domain/doctors/languages";
import { readDoctor } from "@/lib/domain/doctors/read";
import { orNotFound } from "@/lib/http/page";
import { signInPath } from "@/lib/http/return-path";
import { webContext } from "@/lib/http/web";
import { ownProfile } from "../../../own-profile";
import { BookingForm } from "./booking-form";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ date?: string }>;
}

const DAYS_AHEAD = 14;

const read = async (id: string) => orNotFound(readDoctor(await webContext(), { id }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [doctor, t] = await Promise.all([read((await params).id), getTranslations("doctors")]);
  return { title: titled(doctor.name, t) };
}

export default async function DoctorPage({ params, searchParams }: Props) {
  const [{ id }, { date: asked }, context, profile, t, named] = await Promise.all([
    params, searchParams, webContext(), ownProfile(), getTranslations("doctor"), getTranslations("doctors"),
  ]);
  const doctor = await read(id);
  const timeZone = profile?.timeZone ?? defaultTimeZone;
  const today = localDate(new Date(), timeZone);
  const days = Array.from({ length: DAYS_AHEAD }, (_, n) => addDays(today, n));
  const coming = await listFreeSlots(context, { doctorId: id, date: today, days: DAYS_AHEAD, timeZone });
  const byDay = Map.groupBy(coming.data, ({ startsAt }) => localDate(new Date(startsAt), timeZone));
  const date = days.find((day) => day === asked) ?? days.find((day) => byDay.has(day)) ?? today;
  const name = titled(doctor.name, named);
  const isGuest = context.actor.kind === "guest";
  const mayBook = context.actor.kind === "user" && context.actor.role === "patient";
  const noon = (day: string) => `${day}T12:00:00Z`;
  return (
    <div className="page-body">
      <PageHeader title={name} eyebrow={doctor.systemOfMedicine} lead={doctor.specializations.join(", ")} back={{ href: "/doctors", label: t("back") }} />
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_27rem] lg:gap-12">
        <Card className="order-last lg:order-none">
          <div className="flex flex-wrap items-center gap-5">
            <Avatar name={doctor.name} size="xl" />
            <div className="grid gap-1.5">
              <Rating average={doctor.rating.average} count={doctor.rating.count} look="full" />
              <p className="text-ink-soft">{t("years", { count: doctor.experienceYears })}</p>
              <p className="text-2xl font-semibold">
                <Money value={{ currency: "INR", ...doctor.consultationFee }} />
              </p>
            </div>
          </div>
          {doctor.bio ? <p className="mt-6 max-w-reading text-lg">{doctor.bio}</p> : null}
          <dl className="mt-6 grid gap-4 sm:grid-cols-2">
            <Fact label={t("qualifications")}>{doctor.qualifications.join(", ")}</Fact>
            <Fact label={t("registration")}>
              {doctor.registrationNumber}, {doctor.registrationCouncil}
            </Fact>
            <Fact label={t("languages")}>{doctor.languages.map((code) => languages[code]?.[0] ?? code).join(", ")}</Fact>
            <Fact label={t("place")}>
              {doctor.location.city}, {doctor.location.state}
            </Fact>
          </dl>
        </Card>
        <section aria-labelledby="times">
          <Card raised>
            <CardTitle>
              <span id="times">{t("times")}</span>
            </CardTitle>
            <p className="mt-1 text-sm text-ink-soft">{t("zone", { zone: zoneLabel(new Date(), timeZone) })}</p>
            <nav aria-label={t("days")} className="-mx-1 mt-4 flex snap-x gap-2 overflow-x-auto px-1 pb-2">
              {days.map((day) => (
                <Link
                  key={day}
                  href={`/doctors/${id}?date=${day}`}
                  scroll={false}
                  aria-current={day === date ? "date" : undefined}
                  className={cn(
                    "flex min-h-16 min-w-18 shrink-0 snap-start flex-col items-center justify-center rounded-lg border px-2 text-sm",
                    day === date ? "border-primary bg-primary text-on-primary" : "border-line-strong bg-surface hover:border-primary",
                  )}
                >
                  <DayLabel at={noon(day)} />
                  <span className="text-xs">{t("free", { count: byDay.get(day)?.length ?? 0 })}</span>
                </Link>
              ))}
            </nav>
            <div className="mt-5">
              {mayBook ? (
                <ClientMessages of={["slotPicker", "booking"]}>
                  <BookingForm key={date} doctorId={id} date={date} timeZone={timeZone} free={byDay.get(date) ?? []} idempotencyKey={v7()} />
                </ClientMessages>
              ) : (
                <>
                  <ul className="flex flex-wrap gap-2" aria-label={t("times")}>
                    {(byDay.get(date) ?? []).map((slot) => (
                      <li key={slot.id} className="flex min-h-11 min-w-22 items-center justify-center rounded-full border border-line-strong px-4 font-medium">
                        <Time at={slot.startsAt} timeZone={timeZone} format="time" />
                      </li>
                    ))}
                  </ul>
                  {byDay.has(date) ? null : <p className="rounded-lg bg-sunk px-4 py-6 text-center text-ink-soft">{t("noTimes")}</p>}
                  {isGuest ? (
                    <ButtonLink href={signInPath(`/doctors/${id}?date=${date}`)} block className="mt-5">
                      {t("signIn")}
                    </ButtonLink>
                  ) : (
                    <p className="mt-5 text-sm text-ink-soft">{t("patientsOnly")}</p>
                  )}
                </>
              )}
            </div>
          </Card>
        </section>
      </div>
    </div>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-ink-soft">{label}</dt>
      <dd className="font-medium">{children}</dd>
    </div>
  );
}

function DayLabel({ at }: { at: string }) {
  const part = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat("en-IN", { ...options, timeZone: "UTC" }).format(new Date(at));
  return (
    <>
      <span className="text-xs">{part({ weekday: "short" })}</span>
      <span className="font-semibold">{part({ day: "numeric", month: "short" })}</span>
    </>
  );
}
