"use client";

import { MessageSquareText } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { cn } from "@/components/ui/cn";
import { Waiting } from "@/components/visits/waiting";
import { isolated } from "@/lib/domain/accounts/name";
import { OPENS_MINUTES } from "@/lib/domain/visits/room";
import type { RoomRole, VisitMode } from "@/lib/domain/visits/schema";
import { Chat } from "./chat";
import { Controls } from "./controls";
import { DeviceCheck } from "./devices/check";
import { Connection } from "./devices/connection";
import { shownQuality } from "./devices/quality";
import { TimeLeft } from "./devices/time";
import { useKeptFocus } from "./devices/use-kept-focus";
import { DeviceWords } from "./devices/words";
import { GuestPanel } from "./guest-panel";
import { useModeReason } from "./mode-choice";
import { Pictures } from "./pictures";
import { useChat } from "./use-chat";
import { isOver, useReturn } from "./use-return";
import { useRoom } from "./use-room";

interface RoomProps {
  consultationId: string;
  /** The account that the page was made for. */
  accountId: string;
  role: RoomRole;
  /** How they were to meet when the page was made. */
  mode: VisitMode;
  /** The name of the other person. */
  otherName: string;
  /** The page of the consultation. */
  back: string;
  /** When the visit's time ends. */
  endsAt: string;
  /** How far the reader's clock is ahead of UTC on the day of the visit. */
  utcOffsetMinutes: number;
  /** Whether the two may call each other, and how. */
  phone?: ReactNode;
  /** Whether the page shows a panel beside the room: then the messages are below the picture, and on a phone the picture stays in view. */
  hasPanel?: boolean;
}

/** The room of a visit: a look at one's own devices, the wait, and the call with its chat. */
export function Room({ consultationId, accountId, role, mode: modeAtFirst, otherName, back, endsAt, utcOffsetMinutes, phone, hasPanel }: RoomProps) {
  const t = useTranslations("room");
  const router = useRouter();
  const chat = useChat(consultationId, accountId);
  const [news, setNews] = useState(0);
  const onChanged = () => {
    setNews((count) => count + 1);
    router.refresh();
  };
  const [guestNews, setGuestNews] = useState(0);
  const room = useRoom({ consultationId, accountId, role, mode: modeAtFirst, onMessage: () => void chat.refresh(), onChanged, onGuest: () => setGuestNews((count) => count + 1) });
  useReturn(`${consultationId} ${accountId}`, room);
  const { phase, media, peer, mode: { mode } } = room;
  const { refresh } = chat;
  const other = isolated(peer?.name ?? otherName);
  const reason = useModeReason(room.mode, role, other);

  // Whatever was written while the line was down is read at each joining.
  useEffect(() => {
    if (phase === "alone" || phase === "connecting") void refresh();
  }, [phase, refresh]);

  const ended = useRef<HTMLDivElement>(null);
  useKeptFocus(ended, phase);

  if (isOver(phase)) {
    return (
      <div ref={ended} className="flex max-w-xl flex-col gap-5">
        <Alert tone={phase === "left" ? "info" : "warning"}>{room.opensAt ? t("ended.tooEarly", { minutes: OPENS_MINUTES }) : t(`ended.${phase}`)}</Alert>
        <div className="flex flex-wrap gap-3">
          {phase === "left" || phase === "replaced" || room.opensAt ? <Button onClick={() => location.reload()}>{t("ended.again")}</Button> : null}
          <ButtonLink href={back} variant="secondary">{t("ended.back")}</ButtonLink>
        </div>
      </div>
    );
  }

  const isInside = phase !== "outside";
  // Above the messages where it may be the only way that is left, below them else.
  const needsPhone = !isInside || phase === "troubled" || room.isSlow;
  const state = room.isSlow ? "slow" : phase === "connected" && mode === "text" ? "writing" : phase;
  return (
    <div className={hasPanel ? "contents lg:flex lg:min-w-0 lg:flex-col lg:gap-5" : "flex flex-col gap-5 lg:grid lg:grid-cols-[minmax(0,1fr)_22rem]"}>
      <div className={cn("min-w-0 flex-col gap-4", hasPanel ? "contents lg:flex" : isInside ? "contents sm:flex" : "flex")}>
        {isInside ? null : <p className="text-lg text-ink-soft">{t("lead")}</p>}
        {mode === "text" ? (
          <div className="grid place-items-center gap-2 rounded-lg bg-leaf-900 p-6 text-center text-sm font-medium text-on-primary sm:py-16">
            <MessageSquareText aria-hidden="true" className="size-7" />
            {reason}
          </div>
        ) : (
          <Pictures room={room} hasPanel={hasPanel} />
        )}
        {phase === "alone" && role === "patient" ? <Waiting consultationId={consultationId} accountId={accountId} doctorName={otherName} news={news} /> : null}
        <div role="status" className="flex flex-col gap-1 text-ink-soft">
          <p>{t(`state.${state}`, { name: other })}</p>
          {reason && mode !== "text" ? <p>{reason}</p> : null}
          {phase === "connected" && mode === "video" && media.camera && room.rung === "small" && !media.screen ? <p>{t("mode.small")}</p> : null}
          {phase === "connected" && peer?.media.screen && mode === "video" ? <p>{t("screen.shown", { name: other })}</p> : null}
          {media.screen ? <p>{t(room.rung === "small" ? "screen.ownSlow" : "screen.ownShown", { name: other })}</p> : null}
        </div>
        {isInside ? (
          <div className="flex flex-wrap gap-x-5 gap-y-1 text-sm font-medium">
            {phase === "connected" || phase === "troubled" ? <Connection quality={shownQuality(room.quality, { rung: room.rung, isLineUp: phase === "connected" })} /> : null}
            <TimeLeft endsAt={endsAt} />
          </div>
        ) : null}
        <DeviceWords room={room} />
        <Controls room={room} />
        {isInside || mode === "text" ? null : <DeviceCheck room={room} />}
        {needsPhone ? phone : null}
        <GuestPanel consultationId={consultationId} accountId={accountId} role={role} doctorName={role === "patient" ? otherName : ""} isThere={room.peers.some((one) => one.role === "guest")} news={guestNews} />
      </div>
      {isInside ? <Chat chat={chat} role={role} utcOffsetMinutes={utcOffsetMinutes} /> : null}
      {needsPhone ? null : phone}
    </div>
  );
}
