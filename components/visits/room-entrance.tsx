import { Video } from "lucide-react";
import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import type { Status } from "@/lib/domain/consultations/schema";
import { isOpen, OPENS_MINUTES } from "@/lib/domain/visits/room";

/** The way into the room of a visit that is still to come or under way; nothing for others. */
export function RoomEntrance({ consultation, href, now }: { consultation: { status: Status; startsAt: string; endsAt: string }; href: string; now: Date }) {
  const t = useTranslations("room.enter");
  const { status } = consultation;
  const [startsAt, endsAt] = [new Date(consultation.startsAt), new Date(consultation.endsAt)];
  const isOpenNow = isOpen({ status, startsAt, endsAt }, now);
  if (!isOpenNow && (status !== "scheduled" || startsAt < now)) return null;
  return (
    <Card className="flex flex-wrap items-center justify-between gap-4">
      <p className="flex items-center gap-3">
        <Video aria-hidden="true" className="size-6 shrink-0 text-primary" />
        {isOpenNow ? t("open") : t("ahead", { minutes: OPENS_MINUTES })}
      </p>
      {isOpenNow ? <ButtonLink href={href}>{t("link")}</ButtonLink> : null}
    </Card>
  );
}
