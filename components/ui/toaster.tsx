"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "./button";
import { cn } from "./cn";

interface Toast {
  id: number;
  text: string;
  tone: "success" | "danger";
}

const eventName = "amrutam:toast";
const shownForMs = 7000;
let lastId = 0;

/** Shows a short notice at the foot of the window. Anything that must not be missed belongs in an `Alert`. */
export function toast(text: string, tone: Toast["tone"] = "success"): void {
  lastId += 1;
  window.dispatchEvent(new CustomEvent<Toast>(eventName, { detail: { id: lastId, text, tone } }));
}

/** The place where toasts appear; once, in the root layout. A toast disappears by itself unless pointed at or focused. */
export function Toaster() {
  const t = useTranslations("ui");
  const [toasts, setToasts] = useState<Toast[]>([]);
  const [held, setHeld] = useState(false);

  useEffect(() => {
    const add = (event: Event) => {
      if (event instanceof CustomEvent) setToasts((all) => [...all.slice(-2), event.detail as Toast]);
    };
    window.addEventListener(eventName, add);
    return () => window.removeEventListener(eventName, add);
  }, []);

  const oldest = toasts[0]?.id;
  useEffect(() => {
    if (oldest === undefined || held) return;
    const timer = setTimeout(() => setToasts((all) => all.filter((toast) => toast.id !== oldest)), shownForMs);
    return () => clearTimeout(timer);
  }, [oldest, held]);

  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-4 bottom-4 z-50 flex flex-col items-center gap-2 print:hidden"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {toasts.map(({ id, text, tone }) => (
        <div
          key={id}
          className={cn(
            "pointer-events-auto flex max-w-lg items-center gap-3 rounded-full py-1 pr-1 pl-6 text-on-primary shadow-overlay",
            tone === "danger" ? "bg-danger" : "bg-leaf-900",
          )}
        >
          <span className="py-2 font-medium">{text}</span>
          <Button
            variant="quiet"
            size="icon"
            aria-label={t("close")}
            className="rounded-full text-on-primary hover:bg-white/10"
            onClick={() => setToasts((all) => all.filter((toast) => toast.id !== id))}
          >
            <X aria-hidden="true" className="size-4" />
          </Button>
        </div>
      ))}
    </div>
  );
}
