"use client";

import { MicOff, Phone, PictureInPicture2, VideoOff, Volume2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { useFloat } from "./devices/use-float";

interface PictureProps {
  /** The accessible name of the picture: whose it is. */
  name: string;
  stream?: MediaStream;
  track?: MediaStreamTrack;
  /** One's own picture makes no sound. */
  isOwn?: boolean;
  /** Turned as in a mirror, which is how people know their own face. */
  isMirror?: boolean;
  /** Shown to its edges: of a screen, nothing may be cut off. */
  isWhole?: boolean;
  /** The loudspeaker for its sound; the browser's default if left out. */
  speaker?: string;
  /** Offers to keep the picture in a small window above all others. */
  canFloat?: boolean;
  /** Covers the picture: a camera that is off leaves its last frame standing. */
  cover?: string;
  /** No picture is meant to be there. */
  isSoundOnly?: boolean;
  isMuted?: boolean;
  mutedLabel: string;
  /** The name to be seen, where there is more than one picture. */
  caption?: string;
  className?: string;
}

/** Somebody's picture and sound. */
export function Picture({ name, stream, track, isOwn, isMirror, isWhole, speaker, canFloat, cover, isSoundOnly, isMuted, mutedLabel, caption, className }: PictureProps) {
  const video = useRef<HTMLVideoElement>(null);
  const [isSilenced, setSilenced] = useState(false);
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    element.srcObject = stream ?? (track ? new MediaStream([track]) : null);
    const began = element.play().then(
      () => setSilenced(false),
      (error: Error) => {
        if (error.name !== "NotAllowedError") return;
        // The browser plays no sound before the person has done something on the page. Without sound the picture may be shown.
        element.muted = true;
        setSilenced(true);
        return element.play();
      },
    );
    began.catch(() => {});
  }, [stream, track]);
  useEffect(() => {
    const element = video.current;
    if (element && "setSinkId" in element && element.sinkId !== (speaker ?? "")) void element.setSinkId(speaker ?? "").catch(() => {});
  }, [speaker]);
  const hear = () => {
    setSilenced(false);
    if (video.current) video.current.muted = false;
    void video.current?.play().catch(() => {});
  };
  const t = useTranslations("room.float");
  const float = useFloat(video, Boolean(canFloat) && cover === undefined && stream !== undefined);
  const Icon = isSoundOnly ? Phone : VideoOff;
  return (
    <div className={cn("relative overflow-hidden rounded-lg bg-leaf-900", className)}>
      <video ref={video} aria-label={name} autoPlay playsInline muted={isOwn || isSilenced} className={cn("size-full", isWhole ? "object-contain" : "object-cover", isMirror && "-scale-x-100", cover && "invisible")} />
      {cover ? (
        <div className="absolute inset-0 grid place-items-center p-4 text-center text-on-primary">
          <p className="flex flex-col items-center gap-2 text-sm font-medium">
            <Icon aria-hidden="true" className="size-7" />
            {cover}
          </p>
        </div>
      ) : null}
      <div className="absolute top-2 left-2 flex max-w-[60%] items-center gap-1.5">
        {float.isPossible ? (
          <button type="button" onClick={float.toggle} className="inline-flex min-h-9 shrink-0 items-center gap-1.5 rounded-full bg-leaf-900/80 px-3 text-xs font-medium text-on-primary focus-visible:outline-2 focus-visible:outline-on-primary">
            <PictureInPicture2 aria-hidden="true" className="size-4" />
            {t(float.isFloating ? "back" : "out")}
          </button>
        ) : null}
        {caption ? <span aria-hidden="true" className="truncate rounded-full bg-leaf-900/80 px-2.5 py-1 text-xs font-medium text-on-primary">{caption}</span> : null}
      </div>
      {isSilenced && !isOwn ? (
        <button type="button" onClick={hear} className="absolute inset-x-0 bottom-3 mx-auto flex min-h-11 w-fit items-center gap-2 rounded-full bg-surface px-4 font-semibold text-primary focus-visible:outline-2 focus-visible:outline-on-primary">
          <Volume2 aria-hidden="true" className="size-5" />
          {t("hear", { who: name })}
        </button>
      ) : null}
      {isMuted ? (
        <span className="absolute top-2 right-2 inline-flex items-center gap-1.5 rounded-full bg-leaf-900/80 px-2.5 py-1 text-xs font-medium text-on-primary">
          <MicOff aria-hidden="true" className="size-3.5" />
          {mutedLabel}
        </span>
      ) : null}
    </div>
  );
}
