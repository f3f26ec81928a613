import { useTranslations } from "next-intl";
import type { z } from "zod";
import { FoldedFields } from "@/components/ui/folded-fields";
import { InputField } from "@/components/ui/input";
import { SelectField } from "@/components/ui/select";
import { Gender } from "@/lib/domain/accounts/profile/particulars/schema";
import { type Patient, Relation } from "@/lib/domain/patients/schema";

interface ParticularsFieldsProps {
  /** The values saved now; left out for a new person. */
  saved?: z.input<typeof Patient>;
  /** The latest date of birth to choose, YYYY-MM-DD. */
  today: string;
}

const addressNames = ["address.line1", "address.line2", "address.city", "address.state", "address.postalCode"] as const;

/** The fields with the particulars of a person without an account of their own. */
export function ParticularsFields({ saved, today }: ParticularsFieldsProps) {
  const t = useTranslations("people");
  const account = useTranslations("account");
  const address = saved?.address;
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <InputField label={t("form.firstName")} name="firstName" autoComplete="off" defaultValue={saved?.firstName} maxLength={80} required />
        <InputField label={t("form.lastName")} optional name="lastName" autoComplete="off" defaultValue={saved?.lastName} maxLength={80} />
        <InputField className="sm:col-span-2" label={t("form.dateOfBirth")} hint={t("form.dateOfBirthHint")} name="dateOfBirth" type="date" max={today} defaultValue={saved?.dateOfBirth ?? ""} required />
        <SelectField
          label={t("form.gender")}
          name="gender"
          placeholder={t("form.choose")}
          options={Gender.options.map((value) => ({ value, label: account(`genders.${value}`) }))}
          defaultValue={saved?.gender ?? ""}
          required
        />
        <SelectField
          label={t("form.relation")}
          name="relation"
          placeholder={t("form.choose")}
          options={Relation.options.flatMap((value) => (value === "self" ? [] : [{ value, label: t(`relationChoice.${value}`) }]))}
          defaultValue={saved?.relation ?? ""}
          required
        />
        <InputField className="sm:col-span-2" label={t("form.abhaNumber")} hint={t("form.abhaHint")} optional name="abhaNumber" inputMode="numeric" autoComplete="off" defaultValue={saved?.abhaNumber ?? ""} maxLength={40} />
      </div>
      <FoldedFields label={t("form.address")} names={addressNames} defaultOpen={Boolean(address)}>
        <p className="mb-4 text-sm text-ink-soft">{t("form.addressHint")}</p>
        <div className="grid gap-5 sm:grid-cols-2">
          <InputField className="sm:col-span-2" label={account("line1")} name="address.line1" defaultValue={address?.line1} maxLength={200} />
          <InputField className="sm:col-span-2" label={account("line2")} name="address.line2" defaultValue={address?.line2 ?? ""} maxLength={200} />
          <InputField label={account("city")} name="address.city" defaultValue={address?.city} maxLength={100} />
          <InputField label={account("state")} name="address.state" defaultValue={address?.state} maxLength={100} />
          <InputField label={account("postalCode")} name="address.postalCode" defaultValue={address?.postalCode} maxLength={40} />
          <InputField label={account("country")} name="address.country" defaultValue={address?.country ?? "India"} maxLength={60} />
        </div>
      </FoldedFields>
    </>
  );
}
