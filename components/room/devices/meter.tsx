"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { beginHearing, hearMore, levelOf } from "./level";

const TICK_MS = 100;

/** Shows how strong the microphone's sound is; a screen reader is told in words, and only when they change. */
export function Meter({ track, isOn }: { track: MediaStreamTrack | undefined; isOn: boolean }) {
  const t = useTranslations("room.devices.meter");
  const bar = useRef<SVGRectElement>(null);
  const [word, setWord] = useState<"listening" | "heard" | "nothing">("listening");
  useEffect(() => {
    if (!track || !isOn) return;
    let ear: { context: AudioContext; analyser: AnalyserNode } | undefined;
    let hearing = beginHearing(performance.now());
    const samples = new Float32Array(1024);
    const close = () => {
      void ear?.context.close();
      ear = undefined;
    };
    const timer = window.setInterval(() => {
      // In a closed dialog or a folded part, nobody looks.
      if (!bar.current?.getClientRects().length) {
        hearing = beginHearing(performance.now());
        return close();
      }
      ear ??= listenTo(track);
      // Some browsers begin to hear only after the first key or press.
      if (ear.context.state === "suspended") void ear.context.resume();
      ear.analyser.getFloatTimeDomainData(samples);
      const level = levelOf(samples);
      bar.current.setAttribute("width", `${Math.round(level * 100)}%`);
      hearing = hearMore(hearing, level, performance.now());
      setWord(hearing.word);
    }, TICK_MS);
    return () => {
      window.clearInterval(timer);
      close();
      setWord("listening");
    };
  }, [track, isOn]);
  return (
    <div className="flex flex-col gap-1.5">
      <p aria-hidden="true" className="font-semibold">{t("label")}</p>
      <svg aria-hidden="true" className="h-3 w-full overflow-hidden rounded-full bg-leaf-100">
        {/* Its width is set outside of React, ten times a second. */}
        <rect ref={bar} data-meter="" width="0%" height="100%" className="fill-primary" />
      </svg>
      <p role="status" className="text-sm text-ink-soft">{t(track && isOn ? word : "off")}</p>
    </div>
  );
}

function listenTo(track: MediaStreamTrack) {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  return { context, analyser };
}
