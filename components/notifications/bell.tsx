"use client";

import { Bell as BellIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { listenToAccount } from "@/components/visits/account-events";

const PAGE = "/account/notifications";
/** Notifications that come together are counted once. */
const TOGETHER_MS = 300;

/** Leads to the notifications and says how many were not read. The number follows while the page is open; without JavaScript it is that of the page's loading. */
export function NotificationBell({ accountId, unread }: { accountId: string; unread: number }) {
  const t = useTranslations("bell");
  const [live, setLive] = useState<{ of: number; count: number }>();
  const router = useRouter();
  const pathname = usePathname();
  // A page that was loaded since knows better than what was counted before it.
  const count = live?.of === unread ? live.count : unread;
  useEffect(() => {
    let timer: number | undefined;
    let isOver = false;
    const ask = async () => {
      const response = await fetch("/api/v1/notifications?limit=1", { headers: { "x-account": accountId } }).catch(() => undefined);
      if (!response?.ok || isOver) return;
      const { unreadCount } = (await response.json()) as { unreadCount: number };
      setLive({ of: unread, count: unreadCount });
      if (pathname === PAGE) router.refresh();
    };
    const stop = listenToAccount(accountId, (kind) => {
      if (kind !== "notice" && kind !== "stale") return;
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void ask(), TOGETHER_MS);
    });
    return () => {
      isOver = true;
      window.clearTimeout(timer);
      stop();
    };
  }, [accountId, unread, pathname, router]);

  return (
    <Link href={PAGE} className="relative inline-flex size-12 shrink-0 items-center justify-center rounded-md hover:bg-leaf-50">
      <BellIcon aria-hidden="true" className="size-5.5" />
      <span className="sr-only" aria-live="polite">{t("label", { count })}</span>
      {count > 0 ? (
        <span aria-hidden="true" className="absolute top-1 right-0.5 min-w-5 rounded-full bg-primary px-1 text-center text-xs leading-5 font-semibold text-on-primary tabular-nums">
          {count > 99 ? "99+" : count}
        </span>
      ) : null}
    </Link>
  );
}
