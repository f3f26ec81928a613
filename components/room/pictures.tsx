import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { isolated } from "@/lib/domain/accounts/name";
import { looksAtPerson } from "./devices/open";
import { Picture } from "./picture";
import type { Peer, useRoom } from "./use-room";

interface PicturesProps {
  room: ReturnType<typeof useRoom>;
  /** Whether the page shows a panel beside the room: on a phone the pictures then stay in view. */
  hasPanel?: boolean;
}

/** The pictures of the people in the room; before a call, one's own. With a third person the two others are beside or below each other. */
export function Pictures({ room, hasPanel }: PicturesProps) {
  const t = useTranslations("room");
  const { peers, still, isLineLost, devices, media, mode: { mode } } = room;
  const isThree = peers.length > 1;
  const single = hasPanel ? "aspect-video w-full" : "aspect-[3/4] w-full sm:aspect-video";
  const shape = isThree ? cn("w-full", hasPanel ? "aspect-square sm:aspect-[4/3]" : "aspect-[4/3]") : single;
  const coverOf = ({ role, state, media: theirs }: Peer) => {
    if (state === "troubled" || isLineLost) return "cover.troubled";
    if (state !== "connected") return "cover.connecting";
    if (mode === "audio") return "cover.sound";
    return !theirs.camera && !theirs.screen ? "cover.camera" : still.includes(role) ? "cover.still" : undefined;
  };
  const own = { track: devices.screen ?? devices.video, isOwn: true, isWhole: media.screen, isMirror: !media.screen && looksAtPerson(devices.video), mutedLabel: t("youMuted") };
  const hasOwn = media.camera || media.screen;
  const corner = isThree ? "aspect-[4/3] w-20 sm:w-32" : cn("sm:aspect-video sm:w-44", hasPanel ? "aspect-video w-24" : "aspect-[3/4] w-24");
  return (
    <div className={hasPanel ? "sticky top-0 z-10 lg:relative" : "relative"}>
      {peers.length > 0 ? (
        <div className={cn("grid gap-2", isThree && (hasPanel ? "grid-cols-2" : "sm:grid-cols-2"))}>
          {peers.map((peer) => {
            const { name } = peer;
            const cover = coverOf(peer);
            return (
              <Picture
                key={peer.role}
                name={isolated(name)}
                caption={isThree ? name : undefined}
                stream={peer.stream}
                cover={cover && t(cover, { name: isolated(name) })}
                isSoundOnly={mode === "audio"}
                isMuted={!peer.media.microphone}
                mutedLabel={t("muted", { name: isolated(name) })}
                isWhole={peer.media.screen}
                speaker={devices.speaker}
                canFloat={!isThree}
                className={shape}
              />
            );
          })}
        </div>
      ) : (
        <Picture {...own} name={t("you")} cover={hasOwn ? undefined : t("cover.ownCamera")} isMuted={!media.microphone} className={single} />
      )}
      {peers.length > 0 && mode === "video" ? <Picture {...own} name={t(media.screen ? "screen.own" : "you")} cover={hasOwn ? undefined : t("cover.ownCameraShort")} className={cn("absolute right-3 bottom-3 border-2 border-on-primary/70", corner)} /> : null}
    </div>
  );
}
