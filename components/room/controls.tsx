import { Mic, MicOff, PhoneOff, Video, VideoOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ModeChoice } from "./mode-choice";
import type { useRoom } from "./use-room";

/** What a person can do in the room: join, microphone, camera, leave, and another way to meet. */
export function Controls({ room }: { room: ReturnType<typeof useRoom> }) {
  const t = useTranslations("room");
  const { media, mode: { mode } } = room;
  const isInside = room.phase !== "outside";
  return (
    <div className="flex flex-wrap items-center gap-3">
      {isInside ? null : <Button size="lg" onClick={room.enter}>{t("join")}</Button>}
      {mode === "text" ? null : (
        <Button variant="secondary" onClick={room.switchMicrophone}>
          {media.microphone ? <Mic aria-hidden="true" className="size-5" /> : <MicOff aria-hidden="true" className="size-5" />}
          {t(media.microphone ? "mute" : "unmute")}
        </Button>
      )}
      {mode === "video" ? (
        <Button variant="secondary" onClick={room.switchCamera}>
          {media.camera ? <Video aria-hidden="true" className="size-5" /> : <VideoOff aria-hidden="true" className="size-5" />}
          {t(media.camera ? "cameraOff" : "cameraOn")}
        </Button>
      ) : null}
      {isInside ? (
        <Button variant="danger" onClick={room.leave}>
          <PhoneOff aria-hidden="true" className="size-5" />
          {t("leave")}
        </Button>
      ) : null}
      {isInside && room.choose ? <ModeChoice mode={mode} onChoose={room.choose} /> : null}
    </div>
  );
}
