import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { titled } from "@/components/doctors/doctor-name";
import { MoveForm } from "@/components/moves/move-form";
import { MoveHeader } from "@/components/moves/move-header";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { InputField } from "@/components/ui/input";
import { Name, names } from "@/components/ui/name";
import { defaultTimeZone } from "@/i18n";
import { Id } from "@/lib/core/wire";
import { readConsultation } from "@/lib/domain/consultations/read";
import { readDoctor } from "@/lib/domain/doctors/read";
import { searchDoctors } from "@/lib/domain/doctors/search";
import { orNone, orNotFound } from "@/lib/http/web/or-not-found";
import { signedInContext } from "@/lib/http/web/session";
import { freeTimes } from "../../../../free-times";
import { ownProfile } from "../../../../own-profile";
import { moveAction } from "./actions";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<"from" | "doctor" | "q", string | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("moves"))("title"), robots: { index: false } };
}

/** The free times to which an administrator can move a visit: of its doctor, or of another one who takes over. */
export default async function MovePage({ params, searchParams }: Props) {
  const [{ id }, { from: asked, doctor: chosen, q }] = await Promise.all([params, searchParams]);
  const path = `/admin/consultations/${id}`;
  const context = await signedInContext(`${path}/move`, "admin");
  const [visit, profile, t, words] = await Promise.all([orNotFound(readConsultation(context, { id })), ownProfile(), getTranslations("moves"), getTranslations("doctors")]);
  const timeZone = profile?.timeZone ?? defaultTimeZone;
  const doctorId = Id.safeParse(chosen).data ?? visit.doctor.id;
  const isOther = doctorId !== visit.doctor.id;
  const isPossible = visit.status === "scheduled" && new Date(visit.startsAt) > new Date();
  const [doctor, found, free] = await Promise.all([
    isOther ? orNone(readDoctor(context, { id: doctorId }), "not_found") : undefined,
    q ? searchDoctors(context, { q, limit: 8 }) : undefined,
    isPossible ? freeTimes(context, { doctorId, mode: visit.mode, asked, timeZone }) : undefined,
  ]);
  const name = titled(doctor?.name ?? visit.doctor.name, words);
  return (
    <div className="page-body">
      <div className="mx-auto max-w-reading">
        <MoveHeader title={t("title")} name={titled(visit.doctor.name, words)} startsAt={visit.startsAt} timeZone={timeZone} path={path} />
        {free ? (
          <div className="grid gap-6">
            <Card>
              <CardTitle>{t("otherDoctor")}</CardTitle>
              <p className="mt-1 text-sm text-ink-soft">{t("otherDoctorHint")}</p>
              <form method="get" action={`${path}/move`} className="mt-4 flex flex-wrap items-end gap-3">
                <InputField label={t("search")} name="q" defaultValue={q} className="min-w-0 grow" />
                <Button type="submit" variant="secondary">
                  {t("find")}
                </Button>
              </form>
              {found ? (
                <ul className="mt-3 grid gap-1">
                  {found.data.length === 0 ? <li className="text-ink-soft">{t("nobody")}</li> : null}
                  {found.data.map((one) => (
                    <li key={one.id}>
                      <Link href={`${path}/move?doctor=${one.id}`} className="inline-flex min-h-11 flex-wrap items-center gap-x-2 font-semibold text-primary hover:underline">
                        <Name>{titled(one.name, words)}</Name>
                        <span className="font-normal text-ink-soft">
                          {one.specializations.join(", ")}, {one.location.city}
                        </span>
                      </Link>
                    </li>
                  ))}
                </ul>
              ) : null}
            </Card>
            <Card>
              <CardTitle className="mb-4">{t.rich("timesOf", names({ name }))}</CardTitle>
              <MoveForm {...free} action={moveAction} path={`${path}/move`} query={isOther ? { doctor: doctorId } : {}} values={{ id }} does={isOther ? "hand" : "move"} reason={isOther ? "required" : "optional"} />
            </Card>
          </div>
        ) : (
          <Alert tone="warning">{t("notPossible")}</Alert>
        )}
      </div>
    </div>
  );
}
