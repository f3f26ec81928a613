import { useLocale, useTranslations } from "next-intl";
import type { z } from "zod";
import { Fact, FactList } from "@/components/consultations/fact-list";
import { Name } from "@/components/ui/name";
import type { Doctor } from "@/lib/domain/doctors/schema";
import { languageName } from "./language-name";
import { SpecializationNames } from "./specialization-names";

/** Facts a patient may want to check before choosing a doctor. */
export function DoctorFacts({ doctor }: { doctor: z.input<typeof Doctor> }) {
  const t = useTranslations("doctor");
  const words = useTranslations("doctors");
  const locale = useLocale();
  return (
    <FactList>
      <Fact label={t("specializations")}>
        <SpecializationNames of={doctor.specializations} />
      </Fact>
      <Fact label={t("qualifications")}>{doctor.qualifications.join(", ")}</Fact>
      <Fact label={t("system")}>{doctor.systemOfMedicine}</Fact>
      <Fact label={t("experience")}>{words("experience", { years: doctor.experienceYears })}</Fact>
      <Fact label={t("registration")} note={doctor.registrationCouncil}>
        {doctor.registrationNumber}
      </Fact>
      <Fact label={t("languages")}>{doctor.languages.map((code) => languageName(code, locale)).join(", ")}</Fact>
      <Fact label={t("location")}>
        <Name>{doctor.location.city}</Name>, <Name>{doctor.location.state}</Name>
      </Fact>
    </FactList>
  );
}
