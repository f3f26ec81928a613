import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cookies, headers } from "next/headers";
import { titled } from "@/components/doctors/doctor-name";
import { GuestRoom } from "@/components/room/guest-room";
import { ReloadOnce } from "@/components/room/reload-once";
import { ClientMessages } from "@/components/site/client-messages";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import { Name } from "@/components/ui/name";
import { PageHeader } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time";
import { type GuestLink, isKnownRelation } from "@/lib/domain/visits/guests/schema";
import { readGuestLink } from "@/lib/domain/visits/guests/read-link";
import { OPENS_MINUTES } from "@/lib/domain/visits/room";
import { webContext } from "@/lib/http/web/context";
import { seatsAmong } from "@/lib/http/web/guest-seat-cookie";
import { orNone } from "@/lib/http/web/or-not-found";
import { viewerZone } from "../../viewer-zone";
import { takeSeatAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  // The address holds the link's secret, which must not be sent to any other site. The title appears in the browser's history, so it names nobody.
  return { title: (await getTranslations("guestRoom"))("title"), robots: { index: false }, referrer: "no-referrer" };
}

/** The room for an invited guest, who has no account. Opening it uses nothing up, because programs that scan mails open links too: "Join" does. */
export default async function GuestRoomPage({ params }: { params: Promise<{ guestLink: string }> }) {
  const [{ guestLink }, context, jar, sent, t, doctors, zone] = await Promise.all([params, webContext(), cookies(), headers(), getTranslations("guestRoom"), getTranslations("doctors"), viewerZone()]);
  const link = await orNone(readGuestLink(context, { link: guestLink, seats: seatsAmong(jar.getAll()) }), "invalid_input");
  if (!link) {
    return (
      <Outside title={t("unknown")}>
        <Alert tone="warning">{t("unknownText")}</Alert>
      </Outside>
    );
  }
  if (link.state === "ended" || link.state === "closed" || link.state === "used") {
    return (
      <Outside title={t("title")}>
        {/* A browser does not send the seat's cookie to a page that another site's link has opened. */}
        {link.state === "used" && sent.get("sec-fetch-site") === "cross-site" ? <ReloadOnce /> : null}
        <Alert tone="warning">{t(link.end === "declined" ? "declined" : link.state)}</Alert>
      </Outside>
    );
  }
  return (
    <div className="page-body">
      <PageHeader title={t("heading")} />
      <ClientMessages of={["room", "guestRoom"]}>
        <GuestRoom
          link={guestLink}
          guestId={link.guestId}
          consultationId={link.consultationId}
          isSeated={link.isSeated}
          isOpen={link.state === "open"}
          mode={link.mode}
          take={takeSeatAction}
          intro={<Intro link={link} doctorName={titled(link.doctorName, doctors)} timeZone={zone ?? link.timeZone} />}
        />
      </ClientMessages>
      <noscript>
        <Alert tone="warning" className="mt-6">{t("noScript")}</Alert>
      </noscript>
    </div>
  );
}

async function Intro({ link, doctorName, timeZone }: { link: GuestLink; doctorName: string; timeZone: string }) {
  const t = await getTranslations("guestRoom");
  const relations = await getTranslations("room.guest.relations");
  const { name, relation, startsAt, endsAt, state } = link;
  const facts = [
    { term: t("when"), what: <Time at={startsAt} until={endsAt} timeZone={timeZone} zone /> },
    { term: t("doctor"), what: <Name>{doctorName}</Name> },
    { term: t("as"), what: <><Name>{name}</Name> ({isKnownRelation(relation) ? relations(relation) : <Name>{relation}</Name>})</> },
  ];
  return (
    <div className="grid content-start gap-5">
      {state === "early" ? <Alert tone="info">{t("early", { minutes: OPENS_MINUTES })}</Alert> : null}
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
        {facts.map(({ term, what }) => (
          <div key={term} className="contents">
            <dt className="text-ink-soft">{term}</dt>
            <dd className="font-semibold wrap-anywhere">{what}</dd>
          </div>
        ))}
      </dl>
      <div>
        <h2 className="mb-2 font-sans text-base font-semibold">{t("what")}</h2>
        <ul className="grid list-disc gap-1.5 pl-5">
          {(["see", "nothing", "record", "end", "once"] as const).map((point) => (
            <li key={point}>{t(`points.${point}`)}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

async function Outside({ title, children }: { title: string; children: React.ReactNode }) {
  const t = await getTranslations("guestRoom");
  return (
    <div className="page-body">
      <div className="max-w-reading">
        <PageHeader title={title} />
        {children}
        <ButtonLink href="/" variant="secondary" className="mt-6">{t("home")}</ButtonLink>
      </div>
    </div>
  );
}
