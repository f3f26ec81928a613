import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AgeText } from "@/components/patients/age-text";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Name, names } from "@/components/ui/name";
import { PageHeader } from "@/components/ui/page-header";
import { defaultTimeZone } from "@/i18n";
import { localDate } from "@/lib/clock/local-day";
import { listCarers } from "@/lib/domain/patients/carers/list";
import { ADULT_YEARS } from "@/lib/domain/patients/patient";
import { readPatient } from "@/lib/domain/patients/read";
import { orNotFound } from "@/lib/http/web/or-not-found";
import { signedInContext } from "@/lib/http/web/session";
import { ownProfile } from "../../../own-profile";
import { leaveCareAction } from "../actions";
import { Carers } from "./carers";
import { InviteCarer, HandOver } from "./invite-forms";
import { Invitations } from "./invitations";
import { Particulars } from "./particulars";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ added?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  // The title appears in the browser's history, so it names nobody.
  return { title: (await getTranslations("people"))("one.title"), robots: { index: false } };
}

/** One person: particulars, who cares for them, and what the account can do about it. */
export default async function PersonPage({ params, searchParams }: Props) {
  const { id } = await params;
  const context = await signedInContext(`/patient/people/${id}`, "patient");
  const [person, { data: carers, invitations }, { added }, profile, t] = await Promise.all([
    orNotFound(readPatient(context, { id })),
    orNotFound(listCarers(context, { id })),
    searchParams,
    ownProfile(),
    getTranslations("people"),
  ]);
  const { name, firstName, relation, age, hasOwnAccount } = person;
  const timeZone = profile?.timeZone ?? defaultTimeZone;
  const isSelf = relation === "self";
  const keepsRecord = isSelf || !hasOwnAccount;
  const mayTakeOver = !hasOwnAccount && age !== null && age.years >= ADULT_YEARS;
  const links = [
    { href: `/patient?for=${id}`, label: t("one.consultations") },
    { href: `/patient/prescriptions?for=${id}`, label: t("one.prescriptions") },
    { href: `/patient/record-access?for=${id}`, label: t("one.access") },
  ];
  return (
    <div className="page-body">
      <div className="mx-auto grid max-w-reading gap-6">
        {added ? (
          <Alert tone="success" live>
            {t.rich("one.added", names({ name: firstName }))}
          </Alert>
        ) : null}
        <PageHeader
          className="mb-0"
          title={<Name>{name}</Name>}
          lead={<>{t(`relation.${relation ?? "other"}`)}, <AgeText age={age} /></>}
          back={{ href: "/patient/people", label: t("back") }}
          actions={hasOwnAccount && !isSelf ? <Badge>{t("ownAccount")}</Badge> : undefined}
        />
        <div className="flex flex-wrap gap-3">
          <ButtonLink href={`/doctors?for=${id}`} size="sm">
            {isSelf ? t("one.bookSelf") : <span>{t.rich("one.book", names({ name: firstName }))}</span>}
          </ButtonLink>
          {links.map(({ href, label }) => (
            <ButtonLink key={href} href={href} variant="secondary" size="sm">
              {label}
            </ButtonLink>
          ))}
        </div>
        <Particulars person={person} today={localDate(new Date(), timeZone)} />
        <Carers person={person} carers={carers} readerId={context.actor.id} timeZone={timeZone} />
        {keepsRecord ? (
          <>
            {invitations.length > 0 ? <Invitations person={person} invitations={invitations} timeZone={timeZone} /> : null}
            <InviteCarer person={person} />
          </>
        ) : null}
        {mayTakeOver ? <HandOver person={person} /> : null}
        {isSelf ? null : (
          <div className="border-t border-line pt-6">
            <ConfirmDialog
              id="leave"
              title={t.rich("leave.title", names({ name }))}
              description={t.rich("leave.text", names({ name: firstName }))}
              openLabel={<span>{t.rich("leave.open", names({ name: firstName }))}</span>}
              confirmLabel={t("leave.confirm")}
              keepLabel={t("leave.keep")}
              pendingLabel={t("leave.pending")}
              action={leaveCareAction}
              values={{ id, carerId: context.actor.id }}
            />
          </div>
        )}
      </div>
    </div>
  );
}
