"use client";

import { MicOff, Phone, VideoOff } from "lucide-react";
import { useEffect, useRef } from "react";
import { cn } from "@/components/ui/cn";

interface PictureProps {
  /** The accessible name of the picture: whose it is. */
  name: string;
  stream?: MediaStream;
  track?: MediaStreamTrack;
  /** One's own picture is a mirror and makes no sound. */
  isOwn?: boolean;
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
export function Picture({ name, stream, track, isOwn, cover, isSoundOnly, isMuted, mutedLabel, caption, className }: PictureProps) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    element.srcObject = stream ?? (track ? new MediaStream([track]) : null);
    void element.play().catch(() => {});
  }, [stream, track]);
  const Icon = isSoundOnly ? Phone : VideoOff;
  return (
    <div className={cn("relative overflow-hidden rounded-lg bg-leaf-900", className)}>
      <video ref={video} aria-label={name} autoPlay playsInline muted={isOwn} className={cn("size-full object-cover", isOwn && "-scale-x-100", cover && "invisible")} />
      {cover ? (
        <div className="absolute inset-0 grid place-items-center p-4 text-center text-on-primary">
          <p className="flex flex-col items-center gap-2 text-sm font-medium">
            <Icon aria-hidden="true" className="size-7" />
            {cover}
          </p>
        </div>
      ) : null}
      {caption ? <span aria-hidden="true" className="absolute top-2 left-2 max-w-[55%] truncate rounded-full bg-leaf-900/80 px-2.5 py-1 text-xs font-medium text-on-primary">{caption}</span> : null}
      {isMuted ? (
        <span className="absolute top-2 right-2 inline-flex items-center gap-1.5 rounded-full bg-leaf-900/80 px-2.5 py-1 text-xs font-medium text-on-primary">
          <MicOff aria-hidden="true" className="size-3.5" />
          {mutedLabel}
        </span>
      ) : null}
    </div>
  );
}
