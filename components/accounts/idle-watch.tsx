"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { buttonClasses } from "@/components/ui/button-classes";
import { isSameReader, leave, sharedActivity, shareActivity } from "./idle-session";

const WARN_MS = 120_000;
/** While the reader is active, the page tells the server about once a minute. Without this, typing alone would not reach it. */
const TELL_EVERY_MS = 60_000;
const signs = ["pointerdown", "keydown", "wheel", "touchstart"] as const;

interface IdleWatchProps {
  /** The person this page was rendered for. */
  userId: string;
  /** How long the session may stay unused. */
  idleMs: number;
}

/**
 * Ends the session of a reader who has left; a warning appears two minutes before. The page itself is not touched: typed
 * text is still there if the reader stays. It is also still there if they come back too late, behind the dialog that asks
 * them to sign in again.
 */
export function IdleWatch({ userId, idleMs }: IdleWatchProps) {
  const t = useTranslations("idle");
  const dialog = useRef<HTMLDialogElement>(null);
  const [phase, setPhase] = useState<"quiet" | "warning" | "ended">("quiet");
  const [secondsLeft, setSecondsLeft] = useState(0);
  const [stillOut, setStillOut] = useState(false);

  useEffect(() => {
    if (phase !== "quiet") return;
    shareActivity();
    let toldAt = Date.now();
    const notice = () => shareActivity();
    for (const sign of signs) window.addEventListener(sign, notice, { passive: true, capture: true });
    const timer = setInterval(() => {
      const now = Date.now();
      const unused = now - sharedActivity();
      if (unused >= idleMs - WARN_MS) setPhase("warning");
      else if (unused < TELL_EVERY_MS && now - toldAt >= TELL_EVERY_MS) {
        toldAt = now;
        void isSameReader(userId).then((same) => same === false && setPhase("ended"));
      }
    }, 1000);
    return () => {
      clearInterval(timer);
      for (const sign of signs) window.removeEventListener(sign, notice, { capture: true });
    };
  }, [phase, idleMs, userId]);

  useEffect(() => {
    if (phase === "quiet") return dialog.current?.close();
    if (!dialog.current?.open) dialog.current?.showModal();
    if (phase === "ended") return;
    const look = () => {
      const unused = Date.now() - sharedActivity();
      setSecondsLeft(Math.max(0, Math.ceil((idleMs - unused) / 1000)));
      // The reader is active in another tab.
      if (unused < idleMs - WARN_MS) setPhase("quiet");
      else if (unused >= idleMs) {
        setPhase("ended");
        void leave(userId);
      }
    };
    look();
    const timer = setInterval(look, 1000);
    return () => clearInterval(timer);
  }, [phase, idleMs, userId]);

  const stay = async () => {
    shareActivity();
    setPhase((await isSameReader(userId)) === false ? "ended" : "quiet");
  };
  const comeBack = async () => {
    const same = await isSameReader(userId);
    setStillOut(!same);
    if (same) setPhase("quiet");
  };
  const ended = phase === "ended";
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      aria-labelledby="idle-title"
      aria-describedby="idle-text"
      onCancel={(event) => {
        event.preventDefault();
        // Pressing Escape shows that the reader is there.
        if (!ended) void stay();
      }}
      className={cn(
        "m-auto max-w-lg rounded-xl border border-line bg-surface p-6 text-ink shadow-overlay sm:p-8",
        "max-sm:mx-4 max-sm:w-[calc(100vw-2rem)]",
        // Hides the page behind the dialog, so that nobody passing by can read it.
        ended && "backdrop:bg-paper",
      )}
    >
      <h2 id="idle-title" className="text-2xl">
        {t(ended ? "endedTitle" : "title")}
      </h2>
      <p id="idle-text" className="mt-3 text-ink-soft">
        {t(ended ? "endedText" : "text")}
      </p>
      {phase === "warning" ? (
        <>
          <p aria-hidden="true" className="mt-4 font-display text-3xl tabular-nums">
            {`${Math.floor(secondsLeft / 60)}:${String(secondsLeft % 60).padStart(2, "0")}`}
          </p>
          <p role="status" className="sr-only">
            {secondsLeft <= 30 ? t("left", { seconds: 30 }) : secondsLeft <= 60 ? t("left", { seconds: 60 }) : ""}
          </p>
        </>
      ) : null}
      {stillOut && ended ? (
        <p role="alert" className="mt-4 font-medium text-danger">
          {t("stillOut")}
        </p>
      ) : null}
      <div className="mt-6 flex flex-wrap gap-3">
        {ended ? (
          <>
            <a href="/sign-in" target="_blank" rel="noopener" className={buttonClasses({})}>
              {t("signIn")}
            </a>
            <Button variant="secondary" onClick={() => void comeBack()}>
              {t("signedIn")}
            </Button>
          </>
        ) : (
          <Button onClick={() => void stay()}>{t("stay")}</Button>
        )}
      </div>
    </dialog>
  );
}
