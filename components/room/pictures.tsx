import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { looksAtPerson } from "./devices/open";
import { Picture } from "./picture";
import type { useRoom } from "./use-room";

interface PicturesProps {
  room: ReturnType<typeof useRoom>;
  /** The name of the other person. */
  other: string;
  /** Whether the page shows a panel beside the room: on a phone the pictures then stay in view. */
  hasPanel?: boolean;
}

/** The pictures of the people in the room; before a call, one's own. */
export function Pictures({ room, other, hasPanel }: PicturesProps) {
  const t = useTranslations("room");
  const { phase, devices, media, mode: { mode } } = room;
  const shape = hasPanel ? "aspect-video w-full" : "aspect-[3/4] w-full sm:aspect-video";
  const hasCall = phase === "connecting" || phase === "connected" || phase === "troubled";
  const isScreen = room.peerMedia.screen === true;
  const own = { track: devices.screen ?? devices.video, isOwn: true, isWhole: media.screen, isMirror: !media.screen && looksAtPerson(devices.video), mutedLabel: t("youMuted") };
  const hasOwn = media.camera || media.screen;
  const coverWords = phase === "troubled" ? "cover.troubled" : phase !== "connected" ? "cover.connecting" : mode === "audio" ? "cover.sound" : !room.peerMedia.camera && !isScreen ? "cover.camera" : room.isStill ? "cover.still" : undefined;
  return (
    <div className={hasPanel ? "sticky top-0 z-10 lg:relative" : "relative"}>
      {hasCall ? (
        <Picture name={other} stream={room.remote} cover={coverWords && t(coverWords, { name: other })} isSoundOnly={mode === "audio"} isMuted={!room.peerMedia.microphone} mutedLabel={t("muted", { name: other })} isWhole={isScreen} speaker={devices.speaker} canFloat className={shape} />
      ) : (
        <Picture {...own} name={t("you")} cover={hasOwn ? undefined : t("cover.ownCamera")} isMuted={!media.microphone} className={shape} />
      )}
      {hasCall && mode === "video" ? (
        <Picture {...own} name={t(media.screen ? "screen.own" : "you")} cover={hasOwn ? undefined : t("cover.ownCameraShort")} className={cn("absolute right-3 bottom-3 border-2 border-on-primary/70 sm:aspect-video sm:w-44", hasPanel ? "aspect-video w-24" : "aspect-[3/4] w-24")} />
      ) : null}
    </div>
  );
}
