"use client";

import { Share2, UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { CopyButton } from "@/components/ui/copy-button";
import { isolated } from "@/lib/domain/accounts/name";
import { type Guest, isKnownRelation } from "@/lib/domain/visits/guests/schema";
import type { RoomRole } from "@/lib/domain/visits/schema";
import { GuestForm } from "./guest-form";
import { useGuests } from "./use-guests";

interface GuestPanelProps {
  consultationId: string;
  /** The account that the page was made for. */
  accountId: string;
  role: RoomRole;
  /** The name of the doctor who asks the patient to agree; only for the patient. */
  doctorName: string;
  /** Whether the guest is in the room now. */
  isThere: boolean;
  /** Grows whenever something about the guest has changed. */
  news: number;
}

/** The third person of a call: the invitation, the link for it, the patient's consent, and the end. */
export function GuestPanel({ consultationId, accountId, role, doctorName, isThere, news }: GuestPanelProps) {
  const t = useTranslations("room.guest");
  const { guest, refused, isBusy, invite, answer, remove } = useGuests(consultationId, accountId, news);
  const [isAsking, setAsking] = useState(false);
  // What has ended is told only to those who have seen it begin.
  const [seen, setSeen] = useState<string>();
  const heading = useRef<HTMLHeadingElement>(null);
  const isLive = guest !== undefined && guest.state !== "ended";
  const liveId = isLive ? guest.id : undefined;
  if (liveId && liveId !== seen) setSeen(liveId);
  const relation = guest && (isKnownRelation(guest.relation) ? t(`relations.${guest.relation}`) : isolated(guest.relation));
  const who = guest && { name: isolated(guest.name), relation: relation ?? "" };
  const isAsked = isLive && role === "patient" && !guest.consent;
  const state = guest && !isAsked && (isLive || guest.id === seen) ? t(`state.${stateOf(guest, isThere)}`, who!) : "";

  return (
    <section aria-labelledby="guest-title" className={cn("grid gap-3 rounded-lg border border-line bg-surface p-4", isAsked && "order-first")}>
      <h2 id="guest-title" ref={heading} tabIndex={-1} className="font-sans text-base font-semibold outline-none">{t("title")}</h2>
      {/* Always there, so that what appears in it is read out. */}
      <p role="status" className={state ? "text-ink-soft" : "sr-only"}>{state}</p>
      {/* A question stands above the pictures: on a phone it would not be seen below them. */}
      {isAsked ? (
        <div className="grid gap-3 rounded-md border border-info/30 bg-info-soft p-4">
          <p role="status" className="text-lg font-semibold">{t("ask", who!)}</p>
          <p>{t("askText", { doctor: isolated(doctorName) })}</p>
          <div className="flex flex-wrap gap-3">
            <Button pending={isBusy} onClick={() => !isBusy && void answer(true)}>{t("agree")}</Button>
            <Button variant="secondary" pending={isBusy} onClick={() => !isBusy && void answer(false)}>{t("decline")}</Button>
          </div>
        </div>
      ) : null}
      {guest?.link ? <GuestLink link={guest.link} name={guest.name} /> : null}
      {refused?.detail !== undefined || (refused && Object.keys(refused.fields).length === 0) ? <Alert tone="danger">{refused.detail ?? t("failed")}</Alert> : null}
      {isAsked ? null : isLive ? (
        <Button
          variant="secondary"
          className="justify-self-start"
          pending={isBusy}
          onClick={() => !isBusy && void remove().then((isDone) => isDone && heading.current?.focus())}
        >
          {guest.state === "invited" ? t("takeBack") : t("remove", { name: isolated(guest.name) })}
        </Button>
      ) : isAsking ? (
        <GuestForm role={role} refused={refused} isBusy={isBusy} onKeep={() => setAsking(false)} onSend={(name, as) => void invite(name, as).then((isDone) => isDone && (setAsking(false), heading.current?.focus()))} />
      ) : (
        <Button variant="secondary" className="justify-self-start" onClick={() => setAsking(true)}>
          <UserPlus aria-hidden="true" className="size-5" />
          {t("invite")}
        </Button>
      )}
    </section>
  );
}

function stateOf({ state, end, consent }: Guest, isThere: boolean) {
  if (state === "ended") return end === "declined" ? "declined" : "removed";
  if (isThere) return "there";
  if (!consent) return "waits";
  return state === "invited" ? "notUsed" : "away";
}

/** The link, to be copied or given to another program. */
function GuestLink({ link, name }: { link: string; name: string }) {
  const t = useTranslations("room.guest");
  return (
    <div className="grid gap-2">
      <label htmlFor="guest-link" className="font-semibold">{t("link", { name: isolated(name) })}</label>
      <p id="guest-link-hint" className="-mt-1 text-sm text-ink-soft">{t("linkHint")}</p>
      <input id="guest-link" readOnly value={link} aria-describedby="guest-link-hint" onFocus={({ currentTarget }) => currentTarget.select()} className="h-11 w-full min-w-0 rounded-md border border-line-strong bg-surface px-3 text-sm" />
      <div className="flex flex-wrap gap-3">
        <CopyButton text={link} label={t("copy")} copiedLabel={t("copied")} size="md" />
        {"share" in navigator ? (
          <Button variant="secondary" onClick={() => void navigator.share({ title: t("shareText"), url: link }).catch(() => {})}>
            <Share2 aria-hidden="true" className="size-5" />
            {t("share")}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
