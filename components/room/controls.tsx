"use client";

import { Mic, MicOff, PhoneOff, ScreenShare, ScreenShareOff, Settings2, SwitchCamera, Video, VideoOff, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Dialog } from "@/components/ui/dialog";
import { DialogButton } from "@/components/ui/dialog-button";
import { Choices } from "./devices/choices";
import { canTurn, facingsOf } from "./devices/facing";
import { KeyboardHelp, LETTERS } from "./devices/keyboard";
import { canShareScreen } from "./devices/open";
import { remember } from "./devices/remembered";
import { useKeptFocus } from "./devices/use-kept-focus";
import { useShortcuts } from "./devices/use-shortcuts";
import { DeviceWords } from "./devices/words";
import { ModeChoice } from "./mode-choice";
import type { useRoom } from "./use-room";

const nothing = () => () => {};
/** On a phone, sign and word are one above the other, so that all fit in one row above the thumb. */
const slim = "max-sm:min-h-14 max-sm:min-w-0 max-sm:flex-1 max-sm:flex-col max-sm:gap-0.5 max-sm:rounded-md max-sm:border-0 max-sm:px-0.5 max-sm:py-1 max-sm:text-xs max-sm:leading-tight";

/** What a person can do in the room: join, microphone, camera, screen, devices, leave, and another way to meet. */
export function Controls({ room }: { room: ReturnType<typeof useRoom> }) {
  const t = useTranslations("room");
  const bar = useRef<HTMLDivElement>(null);
  const { media, devices, own, mode: { mode } } = room;
  const isInside = room.phase !== "outside";
  const isPhone = useSyncExternalStore(nothing, () => window.matchMedia("(pointer: coarse)").matches, () => false);
  const hasScreens = useSyncExternalStore(nothing, canShareScreen, () => false);
  const mayTurn = mode === "video" && media.camera && !media.screen && canTurn(devices.all ?? [], { isPhone, facingsOf });
  // Browsers of phones have the question for a screen and refuse it.
  const mayShare = isInside && mode === "video" && hasScreens && !isPhone;
  const join = () => {
    remember({ hasChecked: true });
    room.enter();
  };
  // What somebody switches before entering is how they want to enter the next time; in a call it is for the moment.
  const switchMicrophone = () => {
    if (!isInside) remember({ microphone: !media.microphone });
    room.switchMicrophone();
  };
  const switchCamera = () => {
    if (!isInside) remember({ camera: !media.camera });
    room.switchCamera();
  };
  const turn = () => own()?.turn();
  const share = () => (media.screen ? own()?.stopSharing() : void own()?.share());
  useShortcuts({
    [LETTERS.microphone]: mode === "text" ? undefined : switchMicrophone,
    [LETTERS.camera]: mode === "video" ? switchCamera : undefined,
    [LETTERS.turn]: mayTurn ? turn : undefined,
    [LETTERS.screen]: mayShare ? share : undefined,
  });
  useKeptFocus(bar, isInside, isInside);
  return (
    <>
      <div ref={bar} data-room-bar={isInside || undefined} className={cn("flex flex-wrap items-center gap-3", isInside && "max-sm:sticky max-sm:bottom-0 max-sm:z-20 max-sm:order-last max-sm:-mx-5 max-sm:flex-nowrap max-sm:gap-1 max-sm:border-t max-sm:border-line max-sm:bg-surface max-sm:px-2 max-sm:pt-1.5 max-sm:pb-[max(0.375rem,env(safe-area-inset-bottom))]")}>
        {isInside ? null : <Button size="lg" onClick={join}>{t("join")}</Button>}
        {mode === "text" ? null : (
          <Tool icon={media.microphone ? Mic : MicOff} letter={LETTERS.microphone} isSlim={isInside} onClick={switchMicrophone}>{t(media.microphone ? "mute" : "unmute")}</Tool>
        )}
        {mode === "video" ? (
          <Tool icon={media.camera ? Video : VideoOff} letter={LETTERS.camera} isSlim={isInside} onClick={switchCamera}>{t(media.camera ? "cameraOff" : "cameraOn")}</Tool>
        ) : null}
        {mayTurn ? <Tool icon={SwitchCamera} letter={LETTERS.turn} isSlim={isInside} onClick={turn}>{t("turnCamera")}</Tool> : null}
        {mayShare ? <Tool icon={media.screen ? ScreenShareOff : ScreenShare} letter={LETTERS.screen} isSlim={isInside} onClick={share}>{t(media.screen ? "screen.stop" : "screen.share")}</Tool> : null}
        {isInside && mode !== "text" ? (
          <DialogButton dialog="room-devices" variant="secondary" className={slim}>
            <Settings2 aria-hidden="true" className="size-5" />
            {t("devices.title")}
          </DialogButton>
        ) : null}
        {isInside ? (
          <Button variant="danger" onClick={room.leave} className={slim}>
            <PhoneOff aria-hidden="true" className="size-5" />
            {t("leave")}
          </Button>
        ) : null}
      </div>
      <div className="flex flex-wrap items-center gap-3 empty:hidden">
        {isInside && room.choose ? <ModeChoice mode={mode} onChoose={room.choose} /> : null}
        {isInside && mode !== "text" ? <KeyboardHelp of={["microphone", ...(mode === "video" ? (["camera"] as const) : []), ...(mayTurn ? (["turn"] as const) : []), ...(mayShare ? (["screen"] as const) : [])]} /> : null}
      </div>
      {isInside ? (
        <Dialog id="room-devices" title={t("devices.title")}>
          <div className="flex flex-col gap-5">
            {/* Behind an open dialog nothing of the page is read. */}
            <DeviceWords room={room} />
            <Choices room={room} />
          </div>
        </Dialog>
      ) : null}
    </>
  );
}

interface ToolProps {
  icon: LucideIcon;
  letter: string;
  isSlim: boolean;
  onClick: () => void;
  children: ReactNode;
}

/** One tool of the bar. Its name changes with what it does; it is not pressed. */
function Tool({ icon: Icon, letter, isSlim, onClick, children }: ToolProps) {
  return (
    <Button variant="secondary" onClick={onClick} aria-keyshortcuts={letter} className={isSlim ? slim : undefined}>
      <Icon aria-hidden="true" className="size-5" />
      {children}
    </Button>
  );
}
