"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import { useFieldFeedback } from "@/components/ui/action-form";
import { InputField } from "@/components/ui/input";
import { RadioCards } from "@/components/ui/radio-cards";
import { SelectField } from "@/components/ui/select";
import { ADULT_YEARS } from "@/lib/domain/patients/patient";
import { Adult } from "@/lib/domain/patients/at-visit/schema";

/** Somebody the reader can book for. */
export interface BookingPerson {
  id: string;
  /** As the question names the person: with "(you)", relation and age. */
  label: ReactNode;
  about: ReactNode;
  name: string;
  isOwn: boolean;
  isMinor: boolean;
  /** The adult who comes along, as far as that can be guessed. */
  adult: { name: string; relation: string } | undefined;
}

interface BookingPatientProps {
  people: readonly BookingPerson[];
  chosen: BookingPerson | undefined;
  onChoose: (id: string) => void;
  doctorId: string;
}

/**
 * Asks for whom the consultation is, and for the adult who comes with a minor. Nobody is chosen at first, because a wrong
 * guess would end up in somebody's record. Without a second person there is no question.
 */
export function BookingPatient({ people, chosen, onChoose, doctorId }: BookingPatientProps) {
  const t = useTranslations("booking.patient");
  const another = (
    <Link href={`/patient/people/new?next=${encodeURIComponent(`/doctors/${doctorId}`)}`} className="text-link inline-flex min-h-11 items-center text-sm">
      {t("another")}
    </Link>
  );
  return (
    <div className="flex flex-col gap-5">
      {people.length > 1 ? (
        <div>
          <RadioCards
            name="patientId"
            legend={t("legend")}
            look="pairs"
            options={people.map(({ id, label, about }) => ({ value: id, label, description: about }))}
            value={chosen?.id}
            onValueChange={onChoose}
            error={chosen ? [] : undefined}
          />
          <p className="mt-1">{another}</p>
        </div>
      ) : (
        <p className="flex flex-wrap items-center gap-x-4 text-ink-soft">
          {t("single")} {another}
        </p>
      )}
      {chosen?.isMinor ? (
        <AdultFields key={chosen.id} start={chosen.adult} />
      ) : people.length > 1 && people.some(({ isMinor }) => isMinor) ? (
        // Without JavaScript nobody tells this part who was chosen.
        <noscript>
          <AdultFields maybe />
        </noscript>
      ) : null}
    </div>
  );
}

/** The adult who is present at a minor's visit. `maybe`: it is not known whether the patient is a minor. */
function AdultFields({ start, maybe = false }: { start?: BookingPerson["adult"]; maybe?: boolean }) {
  const t = useTranslations("booking.adult");
  // That nobody was named is said about both fields together.
  const { errors } = useFieldFeedback("accompaniedBy");
  const { errors: nameErrors } = useFieldFeedback("accompaniedBy.name");
  return (
    <fieldset className="rounded-lg border border-line px-4 pt-2 pb-4">
      <legend className="px-1 font-semibold">{t("legend")}</legend>
      <p className="mb-3 text-sm text-ink-soft">{t(maybe ? "onlyMinors" : "text", { years: ADULT_YEARS })}</p>
      <div className="grid items-end gap-4 sm:grid-cols-2">
        <InputField label={t("name")} name="accompaniedBy.name" error={[...errors, ...nameErrors]} defaultValue={start?.name} autoComplete="off" maxLength={160} required={!maybe} />
        <SelectField
          label={t("relation")}
          name="accompaniedBy.relation"
          placeholder={t("choose")}
          options={Adult.shape.relation.options.map((value) => ({ value, label: t(`relations.${value}`) }))}
          defaultValue={start?.relation ?? ""}
          required={!maybe}
        />
      </div>
    </fieldset>
  );
}
