"use client";

import { MessageSquareText, Phone, Video } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { Mode } from "@/lib/domain/consultations/schema";
import type { SeatRole, VisitMode } from "@/lib/domain/visits/schema";

const icons = { video: Video, audio: Phone, text: MessageSquareText } as const;

/** How the two meet, to be seen and to be changed. Buttons and not radio buttons: an arrow key must not switch a camera on. */
export function ModeChoice({ mode, onChoose }: { mode: Mode; onChoose: (mode: Mode) => void }) {
  const t = useTranslations("room.mode");
  return (
    <div role="group" aria-label={t("legend")} className="flex w-full rounded-md border border-line-strong bg-surface p-1 sm:w-auto">
      {Mode.options.map((one) => {
        const Icon = icons[one];
        return (
          <button
            key={one}
            type="button"
            aria-pressed={one === mode}
            onClick={() => onChoose(one)}
            className={cn("inline-flex min-h-11 flex-1 items-center justify-center gap-2 rounded-sm px-2.5 text-sm font-semibold whitespace-nowrap sm:px-4", one === mode ? "bg-primary text-on-primary" : "hover:bg-leaf-100")}
          >
            <Icon aria-hidden="true" className="size-4.5 shrink-0" />
            {t(one)}
          </button>
        );
      })}
    </div>
  );
}

/** Why they meet in another way than by video, in words; nothing while they see each other. */
export function useModeReason({ mode, cause, side }: VisitMode, role: SeatRole, name: string): string | undefined {
  const t = useTranslations("room.mode.why");
  if (mode === "video") return undefined;
  const why = cause === null ? "booked" : cause === "network" ? (side === role ? "ownNetwork" : "network") : cause === role ? "me" : "other";
  return t(`${mode}.${why}`, { name });
}
