"use client";

import { MessageSquareText } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { type ReactNode, useRef, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { isolated } from "@/lib/domain/accounts/name";
import type { VisitMode } from "@/lib/domain/visits/schema";
import { Controls } from "./controls";
import { DeviceCheck } from "./devices/check";
import { Connection } from "./devices/connection";
import { shownQuality } from "./devices/quality";
import { DeviceWords } from "./devices/words";
import { useModeReason } from "./mode-choice";
import { Pictures } from "./pictures";
import { isOver, useReturn } from "./use-return";
import { useRoom } from "./use-room";

interface GuestRoomProps {
  /** The secret of the link. */
  link: string;
  guestId: string;
  consultationId: string;
  /** Whether this browser has the seat already. */
  isSeated: boolean;
  isOpen: boolean;
  /** How patient and doctor were to meet when the page was made. */
  mode: VisitMode;
  /** Trades the link for the seat; answers why not. */
  take: (link: string) => Promise<string | undefined>;
  /** What is to be known before the guest joins. */
  intro: ReactNode;
}

/** The room for a guest: what to know, the wait, and the call. A guest sees and hears; messages are between patient and doctor. */
export function GuestRoom({ link, guestId, consultationId, isSeated, isOpen, mode: modeAtFirst, take, intro }: GuestRoomProps) {
  const t = useTranslations("guestRoom");
  const words = useTranslations("room");
  const router = useRouter();
  const [problem, setProblem] = useState<string>();
  const isTaking = useRef(false);
  const room = useRoom({ consultationId, accountId: guestId, role: "guest", mode: modeAtFirst });
  const { phase, peers, mode: { mode, side } } = room;
  const chooser = peers.find(({ role }) => role === side)?.name;
  const reason = useModeReason(room.mode, "guest", chooser ? isolated(chooser) : t(side === "doctor" ? "theDoctor" : "thePatient"));

  const { enter } = room;
  useReturn(guestId, room, isSeated && isOpen);
  const isInside = phase !== "outside";

  const join = async () => {
    if (isTaking.current) return;
    isTaking.current = true;
    const why = isSeated ? undefined : await take(link).catch(() => words("guest.failed"));
    isTaking.current = false;
    setProblem(why);
    if (why === undefined) enter();
    // Somebody else may have been first, or the invitation may have been taken back: the page says which.
    else router.refresh();
  };

  if (isOver(phase)) {
    return (
      <div className="flex max-w-xl flex-col gap-5">
        <Alert tone={phase === "left" ? "info" : "warning"} live>{t(`gone.${phase}`)}</Alert>
        {phase === "left" || phase === "replaced" ? <Button className="self-start" onClick={() => location.reload()}>{t("again")}</Button> : null}
      </div>
    );
  }

  const connected = peers.filter(({ state }) => state === "connected");
  const list = (some: typeof peers) => some.map(({ name }) => isolated(name)).join(", ");
  const sharing = mode === "video" ? peers.find(({ media }) => media.screen) : undefined;
  const state =
    phase === "waiting" ? t("waits")
    : phase === "alone" ? t("alone")
    : phase === "troubled" ? words("state.troubled")
    : connected.length > 0 ? t("with", { names: list(connected) })
    : peers.length > 0 ? t("connecting", { names: list(peers) })
    : words(isInside ? "state.entering" : "state.outside");
  return (
    <div className={isInside ? "mx-auto flex max-w-5xl flex-col gap-4" : "grid gap-6 lg:grid-cols-2"}>
      {isInside ? null : intro}
      {isInside || isOpen ? (
        <div className="flex min-w-0 flex-col gap-4">
          {mode === "text" ? (
            <div className="grid place-items-center gap-2 rounded-lg bg-leaf-900 p-6 text-center text-sm font-medium text-on-primary sm:py-16">
              <MessageSquareText aria-hidden="true" className="size-7" />
              {t("writing")}
            </div>
          ) : (
            <Pictures room={room} />
          )}
          <div role="status" className="flex flex-col gap-1 text-ink-soft">
            <p>{state}</p>
            {reason && mode !== "text" ? <p>{reason}</p> : null}
            {sharing ? <p>{words("screen.shown", { name: isolated(sharing.name) })}</p> : null}
          </div>
          {connected.length > 0 ? <Connection quality={shownQuality(room.quality, { rung: room.rung, isLineUp: phase === "connected" })} /> : null}
          {problem ? <Alert tone="danger">{problem}</Alert> : null}
          <DeviceWords room={room} />
          <Controls room={{ ...room, enter: () => void join() }} />
          {isInside || mode === "text" ? null : <DeviceCheck room={room} />}
          {isInside ? <p className="text-sm text-ink-soft">{t("noChat")}</p> : null}
        </div>
      ) : null}
    </div>
  );
}
