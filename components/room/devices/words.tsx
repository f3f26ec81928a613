"use client";

import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { useRoom } from "../use-room";
import { failuresToSay } from "./failure";

/** Says what is wrong with somebody's devices and what to do about it. */
export function DeviceWords({ room: { devices, own, mode: { mode } } }: { room: ReturnType<typeof useRoom> }) {
  const t = useTranslations("room.devices");
  const { failures = {}, lost = [] } = devices;
  const failed = failuresToSay({ audio: mode === "text" ? undefined : failures.audio, video: mode === "video" ? failures.video : undefined });
  const missing = lost.filter((kind) => mode === "video" || (mode === "audio" && kind !== "videoinput"));
  return (
    <div role="status" className="flex flex-col gap-3 empty:sr-only">
      {failed.length > 0 ? (
        <Alert tone="warning">
          {failed.map(({ of, why }) => (
            <p key={of}>{t(`failure.${why}`, { of })}</p>
          ))}
          <p>{t("without")}</p>
          <Button variant="secondary" size="sm" onClick={() => own()?.retry()} className="mt-3">{t("again")}</Button>
        </Alert>
      ) : null}
      {missing.map((kind) => (
        <Alert key={kind}>{t("lost", { kind })}</Alert>
      ))}
    </div>
  );
}
