import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { ActionForm } from "@/components/ui/action-form";
import { InputField } from "@/components/ui/input";
import { SelectField } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { localDate } from "@/lib/clock/local-day";
import { signedInContext } from "@/lib/http/web/session";
import { ownProfile } from "../own-profile";
import { AccountFrame } from "./account-frame";
import { saveProfileAction } from "./actions";
import { languageChoices, timeZoneChoices } from "./profile-choices";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account");
  return { title: t("tabs.profile") };
}

export default async function ProfilePage() {
  await signedInContext("/account");
  const [profile, t] = await Promise.all([ownProfile(), getTranslations("account")]);
  if (!profile) notFound();
  const { address, role } = profile;
  const genders = (["female", "male", "other", "undisclosed"] as const).map((value) => ({ value, label: t(`genders.${value}`) }));
  const now = new Date();
  return (
    <AccountFrame current="profile" lead={profile.email}>
      <ActionForm action={saveProfileAction} success={t("saved")}>
        <input type="hidden" name="version" value={profile.version} />
        <section className="grid gap-5 sm:grid-cols-2">
          <h2 className="text-2xl sm:col-span-2">{t("person")}</h2>
          <InputField label={t("firstName")} name="firstName" autoComplete="given-name" defaultValue={profile.firstName} maxLength={80} required />
          <InputField label={t("lastName")} name="lastName" autoComplete="family-name" defaultValue={profile.lastName} maxLength={80} optional hint={t("lastNameHint")} />
          <InputField label={t("phone")} hint={t("phoneHint", { role })} name="phone" type="tel" autoComplete="tel" defaultValue={profile.phone ?? ""} maxLength={32} />
          <InputField
            label={t("dateOfBirth")}
            hint={role === "patient" ? t("dateOfBirthHint") : undefined}
            name="dateOfBirth"
            type="date"
            autoComplete="bday"
            max={localDate(now, profile.timeZone)}
            defaultValue={profile.dateOfBirth ?? ""}
          />
          <SelectField label={t("gender")} name="gender" placeholder={t("notSaid")} options={genders} defaultValue={profile.gender ?? ""} />
        </section>
        <section className="mt-6 grid gap-5 sm:grid-cols-2">
          <div className="sm:col-span-2">
            <h2 className="text-2xl">{t("address")}</h2>
            <p className="mt-1 text-ink-soft">{t("addressHint", { role })}</p>
          </div>
          <InputField className="sm:col-span-2" label={t("line1")} name="address.line1" autoComplete="address-line1" defaultValue={address?.line1} maxLength={200} />
          <InputField className="sm:col-span-2" label={t("line2")} name="address.line2" autoComplete="address-line2" defaultValue={address?.line2 ?? ""} maxLength={200} />
          <InputField label={t("city")} name="address.city" autoComplete="address-level2" defaultValue={address?.city} maxLength={100} />
          <InputField label={t("state")} name="address.state" autoComplete="address-level1" defaultValue={address?.state} maxLength={100} />
          <InputField label={t("postalCode")} name="address.postalCode" autoComplete="postal-code" defaultValue={address?.postalCode} maxLength={40} />
          <InputField label={t("country")} name="address.country" autoComplete="country-name" defaultValue={address?.country ?? "India"} maxLength={60} />
        </section>
        <section className="mt-6 grid gap-5 sm:grid-cols-2">
          <h2 className="text-2xl sm:col-span-2">{t("reading")}</h2>
          <SelectField label={t("timeZone")} hint={t("timeZoneHint")} name="timeZone" options={timeZoneChoices(profile.timeZone, now)} defaultValue={profile.timeZone} />
          <SelectField label={t("language")} hint={t("languageHint")} name="language" options={languageChoices(profile.language)} defaultValue={profile.language} />
        </section>
        <div className="mt-4">
          <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
        </div>
      </ActionForm>
    </AccountFrame>
  );
}
