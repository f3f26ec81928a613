"use client";

import { Volume2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";

const NOTES_HZ = [523, 659];
const NOTE_S = 0.45;

/** Plays two notes through the chosen loudspeaker. */
export function Tone({ speaker }: { speaker: string | undefined }) {
  const t = useTranslations("room.devices.tone");
  const [state, setState] = useState<"silent" | "playing" | "played" | "failed">("silent");
  const play = () => {
    if (state === "playing") return;
    setState("playing");
    void playNotes(speaker).then(
      () => setState("played"),
      () => setState("failed"),
    );
  };
  return (
    <div className="flex flex-col items-start gap-1.5">
      <Button variant="secondary" size="sm" onClick={play}>
        <Volume2 aria-hidden="true" className="size-5" />
        {t("play")}
      </Button>
      <p role="status" className="text-sm text-ink-soft empty:sr-only">{state === "silent" ? null : t(state)}</p>
    </div>
  );
}

/** The notes go through an audio element: only its loudspeaker can be chosen in every browser that lets it be chosen at all. */
async function playNotes(speaker: string | undefined): Promise<void> {
  const context = new AudioContext();
  try {
    const target = context.createMediaStreamDestination();
    const audio = new Audio();
    audio.srcObject = target.stream;
    if (speaker && "setSinkId" in audio) await audio.setSinkId(speaker);
    await Promise.all([context.resume(), audio.play()]);
    const begin = context.currentTime + 0.1;
    for (const [n, hertz] of NOTES_HZ.entries()) {
      const [note, loudness] = [context.createOscillator(), context.createGain()];
      const [from, to] = [begin + n * NOTE_S, begin + (n + 1) * NOTE_S];
      note.frequency.value = hertz;
      // A note that begins or ends at once clicks.
      loudness.gain.setValueAtTime(0, from);
      loudness.gain.linearRampToValueAtTime(0.25, from + 0.03);
      loudness.gain.setValueAtTime(0.25, to - 0.1);
      loudness.gain.linearRampToValueAtTime(0, to);
      note.connect(loudness).connect(target);
      note.start(from);
      note.stop(to);
    }
    await new Promise((resolve) => setTimeout(resolve, (NOTES_HZ.length * NOTE_S + 0.3) * 1000));
    audio.pause();
  } finally {
    void context.close();
  }
}
