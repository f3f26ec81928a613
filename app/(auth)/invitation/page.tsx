import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import { names } from "@/components/ui/name";
import { PageHeader } from "@/components/ui/page-header";
import { readInvitation } from "@/lib/domain/patients/invitations/read";
import { webContext } from "@/lib/http/web/context";
import { orNone } from "@/lib/http/web/or-not-found";
import { ownProfile } from "../../own-profile";
import { AuthPage } from "../auth-page";
import { AcceptCare } from "./accept-care";
import { TakeOver } from "./take-over";

export async function generateMetadata(): Promise<Metadata> {
  // The address holds the link's secret, which must not be sent to any other site.
  return { title: (await getTranslations("invitation"))("title"), robots: { index: false }, referrer: "same-origin" };
}

/** The page behind the link of an invitation. Opening it accepts nothing, because programs that scan mail open links too. */
export default async function InvitationPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [{ token }, context, profile, t] = await Promise.all([searchParams, webContext(), ownProfile(), getTranslations("invitation")]);
  const invitation = typeof token === "string" ? await orNone(readInvitation(context, { token }), "invalid_input") : undefined;
  const points = [t("points.nothing"), t("points.seen"), t("points.leave")];
  const isPatient = profile?.role === "patient";
  if (!invitation || typeof token !== "string") {
    return (
      <AuthPage plant="lotus" points={points}>
        <PageHeader title={t("title")} />
        <Alert tone="warning" title={t("gone")} className="mb-6">
          {t("goneText")}
        </Alert>
        <ButtonLink href={isPatient ? "/patient/people" : "/"} size="lg" block>
          {t(isPatient ? "goneToPeople" : "goneAction")}
        </ButtonLink>
      </AuthPage>
    );
  }
  const { kind, patientName, invitedBy } = invitation;
  const words = names({ patient: patientName, person: invitedBy });
  const isCare = kind === "care";
  return (
    <AuthPage plant={isCare ? "lotus" : "tulsi"} points={isCare ? points : [t("ownPoints.same"), t("ownPoints.yours"), t("ownPoints.help")]}>
      <PageHeader title={t.rich(isCare ? "care.title" : "own.title", words)} lead={t.rich(isCare ? "care.lead" : "own.lead", words)} />
      {isCare ? <AcceptCare token={token} invitation={invitation} reader={profile} /> : <TakeOver token={token} invitation={invitation} reader={profile} />}
    </AuthPage>
  );
}
