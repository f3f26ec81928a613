import { useTranslations } from "next-intl";
import type { z } from "zod";
import { Fact, FactList } from "@/components/consultations/fact-list";
import { ModeLabel } from "@/components/consultations/mode-label";
import { ModeSwitches } from "@/components/consultations/mode-switches";
import { AgeText } from "@/components/patients/age-text";
import { Card } from "@/components/ui/card";
import { Fee } from "@/components/ui/fee";
import { Name, names } from "@/components/ui/name";
import { Time } from "@/components/ui/time";
import { ADULT_YEARS } from "@/lib/domain/patients/patient";
import type { Consultation } from "@/lib/domain/consultations/schema";
import { ModeSwitch } from "./mode-switch";

/** Time, mode, fee, and what has happened so far. */
export function Facts({ consultation, timeZone }: { consultation: z.input<typeof Consultation>; timeZone: string }) {
  const t = useTranslations("doctorVisit");
  const fees = useTranslations("followUps");
  const genders = useTranslations("paper.gender");
  const adults = useTranslations("adultRelation");
  const { id, status, modeSwitches, startsAt, endsAt, mode, fee, payment, createdAt, startedAt, completedAt, patient, bookedBy, accompaniedBy } = consultation;
  const isMinor = patient.age !== null && patient.age.years < ADULT_YEARS;
  const booker = bookedBy.id === patient.id ? undefined : names({ name: bookedBy.name });
  const minutes = Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000);
  return (
    <Card>
      <FactList>
        <Fact label={t("when")} note={t("minutes", { minutes })}>
          <Time at={startsAt} timeZone={timeZone} format="date" />
          <br />
          <Time at={startsAt} until={endsAt} timeZone={timeZone} format="time" zone />
        </Fact>
        <Fact label={t("patient")} note={<><AgeText age={patient.age} />, {genders(patient.gender ?? "unknown")}</>}>
          <Name>{patient.name}</Name>
        </Fact>
        {accompaniedBy || isMinor ? (
          <Fact label={t("adult")}>
            {accompaniedBy ? t.rich("adultIs", { ...names({ name: accompaniedBy.name }), relation: adults(accompaniedBy.relation) }) : t("adultNone", { years: ADULT_YEARS })}
          </Fact>
        ) : null}
        <Fact label={t("mode")}>
          <ModeLabel mode={mode} />
          {status === "in_progress" ? <ModeSwitch id={id} mode={mode} /> : null}
        </Fact>
        <ModeSwitches switches={modeSwitches} timeZone={timeZone} />
        <Fact label={t("fee")} note={consultation.feeReason ? fees("reason") : payment && fee.amount > 0 ? t(`payment.${payment.status}`) : undefined}>
          <Fee value={fee} />
        </Fact>
        <Fact label={t("booked")} note={booker && t.rich("bookedBy", booker)}>
          <Time at={createdAt} timeZone={timeZone} />
        </Fact>
        {startedAt ? (
          <Fact label={t("started")}>
            <Time at={startedAt} timeZone={timeZone} />
          </Fact>
        ) : null}
        {completedAt ? (
          <Fact label={t("completed")}>
            <Time at={completedAt} timeZone={timeZone} />
          </Fact>
        ) : null}
      </FactList>
    </Card>
  );
}
