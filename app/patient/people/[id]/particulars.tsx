import { useLocale, useTranslations } from "next-intl";
import type { z } from "zod";
import { Fact, FactList } from "@/components/consultations/fact-list";
import { ParticularsFields } from "@/components/patients/particulars-fields";
import { ButtonLink } from "@/components/ui/button-link";
import { Card, CardTitle } from "@/components/ui/card";
import { FoldedForm } from "@/components/ui/folded-form";
import { Name, names } from "@/components/ui/name";
import { SubmitButton } from "@/components/ui/submit-button";
import { formatDate } from "@/lib/clock/format-date";
import type { Patient } from "@/lib/domain/patients/schema";
import { savePersonAction } from "../actions";

export type Person = z.input<typeof Patient>;

/** What is known about a person, and the form to change it, for as long as the person has no account. */
export function Particulars({ person, today }: { person: Person; today: string }) {
  const t = useTranslations("people");
  const account = useTranslations("account");
  const locale = useLocale();
  const { id, firstName, relation, dateOfBirth, gender, address, abhaNumber, hasOwnAccount, version } = person;
  const isSelf = relation === "self";
  return (
    <Card>
      <CardTitle className="mb-4">{t("one.particulars")}</CardTitle>
      <FactList>
        <Fact label={t("one.born")}>{dateOfBirth ? formatDate(dateOfBirth, "date", locale) : t("one.notStated")}</Fact>
        <Fact label={t("form.gender")}>{gender ? account(`genders.${gender}`) : t("one.notStated")}</Fact>
        <Fact label={account("address")}>{address ? <Name>{[address.line1, address.line2, address.city, address.state, address.postalCode, address.country].filter(Boolean).join(", ")}</Name> : t("one.notStated")}</Fact>
        <Fact label={t("form.abhaNumber")}>{abhaNumber ? abhaNumber.replace(/^(..)(....)(....)(....)$/, "$1-$2-$3-$4") : t("one.none")}</Fact>
      </FactList>
      {isSelf ? (
        <div className="mt-5 flex flex-wrap items-center justify-between gap-3 border-t border-line pt-4">
          <p className="text-ink-soft">{t("one.ownParticulars")}</p>
          <ButtonLink href="/account" variant="secondary" size="sm">
            {t("one.toProfile")}
          </ButtonLink>
        </div>
      ) : hasOwnAccount ? (
        <p className="mt-5 border-t border-line pt-4 text-ink-soft">{t.rich("one.keptByPerson", names({ name: firstName }))}</p>
      ) : (
        <FoldedForm action={savePersonAction} openLabel={t("form.edit")} success={t("form.saved")}>
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="version" value={version} />
          <ParticularsFields saved={person} today={today} />
          <SubmitButton className="self-start" pendingLabel={t("form.saving")}>
            {t("form.save")}
          </SubmitButton>
        </FoldedForm>
      )}
    </Card>
  );
}
