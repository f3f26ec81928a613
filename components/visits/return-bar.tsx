"use client";

import { Video } from "lucide-react";
import { useTranslations } from "next-intl";
import { usePathname, useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { isolated } from "@/lib/domain/accounts/name";
import type { RoomRole } from "@/lib/domain/visits/schema";
import { listenToAccount } from "./account-events";

interface ReturnBarProps {
  accountId: string;
  role: RoomRole;
  visits: readonly { id: string; otherName: string; isWaiting: boolean }[];
}

/** Events that come together need one new page. */
const TOGETHER_MS = 300;

/** Leads back to a visit from every page of the portal. The server says which; an event makes the page ask again. */
export function ReturnBar({ accountId, role, visits }: ReturnBarProps) {
  const t = useTranslations("returnBar");
  const router = useRouter();
  const pathname = usePathname();
  const inRoom = useRef(false);
  const elsewhere = visits.filter(({ id }) => pathname !== roomOf(role, id));
  useEffect(() => void (inRoom.current = pathname.endsWith("/room")));
  useEffect(() => {
    let timer: number | undefined;
    const stop = listenToAccount(accountId, (kind) => {
      // The room hears of everything by its own socket.
      if (inRoom.current || !["visit", "room", "stale"].includes(kind)) return;
      window.clearTimeout(timer);
      timer = window.setTimeout(() => router.refresh(), TOGETHER_MS);
    });
    return () => {
      window.clearTimeout(timer);
      stop();
    };
  }, [accountId, router]);

  return (
    <div aria-live="polite">
      {elsewhere.map(({ id, otherName, isWaiting }) => (
        <aside key={id} aria-label={t("label")} className="border-b border-line bg-leaf-100 print:hidden">
          <div className="page-width flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2.5">
            <p className="flex min-w-0 items-center gap-3 font-medium">
              <Video aria-hidden="true" className="size-5 shrink-0 text-primary" />
              <span className="min-w-0 wrap-anywhere">{t(isWaiting ? "waiting" : "underWay", { name: isolated(otherName) })}</span>
            </p>
            <ButtonLink href={roomOf(role, id)} size="sm">{t("link")}</ButtonLink>
          </div>
        </aside>
      ))}
    </div>
  );
}

const roomOf = (role: RoomRole, id: string) => `/${role}/consultations/${id}/room`;
