"use client";

import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import type { useRoom } from "../use-room";
import { Choices } from "./choices";
import { remembered } from "./remembered";

const nothing = () => () => {};

/** The look at one's devices before entering: open for somebody who is here for the first time, folded for who has done it before. */
export function DeviceCheck({ room }: { room: ReturnType<typeof useRoom> }) {
  const t = useTranslations("room.devices");
  const hasChecked = useSyncExternalStore(nothing, () => remembered().hasChecked, () => false);
  return (
    <details open={!hasChecked} className="rounded-lg border border-line bg-surface px-4 sm:px-5">
      <summary className="flex min-h-12 cursor-pointer items-center font-semibold text-primary">{t("check")}</summary>
      <div className="pt-1 pb-5">
        <Choices room={room} />
      </div>
    </details>
  );
}
