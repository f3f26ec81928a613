"use client";

import { useTranslations } from "next-intl";
import { SelectField } from "@/components/ui/select";
import type { useRoom } from "../use-room";
import { Meter } from "./meter";
import { type DeviceKind, pick, remembered } from "./remembered";
import { Tone } from "./tone";

/** Which camera, microphone and loudspeaker to use, with a look at whether they work. */
export function Choices({ room }: { room: ReturnType<typeof useRoom> }) {
  const { devices, media, mode: { mode } } = room;
  return (
    <div className="flex flex-col gap-5">
      {mode === "video" ? <Choice kind="videoinput" room={room} /> : null}
      <div className="flex flex-col gap-3">
        <Choice kind="audioinput" room={room} />
        <Meter track={devices.audio} isOn={media.microphone} />
      </div>
      <div className="flex flex-col gap-3">
        {canChooseSpeaker() ? <Choice kind="audiooutput" room={room} /> : null}
        <Tone speaker={devices.speaker} />
      </div>
    </div>
  );
}

function Choice({ kind, room: { devices, own } }: { kind: DeviceKind; room: ReturnType<typeof useRoom> }) {
  const t = useTranslations("room.devices");
  const list = (devices.all ?? []).filter((device) => device.kind === kind && device.deviceId !== "");
  // Before anything is allowed, a browser names none.
  if (list.length === 0) return null;
  const inUse = kind === "audiooutput" ? devices.speaker : (kind === "videoinput" ? devices.video : devices.audio)?.getSettings().deviceId;
  const value = inUse ?? pick(kind, list, remembered().chosen[kind]).id ?? list[0]!.deviceId;
  return (
    <SelectField
      label={t(kind)}
      value={value}
      onChange={({ target }) => own()?.use(kind, target.value)}
      options={list.map(({ deviceId, label }, n) => ({ value: deviceId, label: label || t("unnamed", { kind, number: n + 1 }) }))}
    />
  );
}

const canChooseSpeaker = () => typeof HTMLMediaElement !== "undefined" && "setSinkId" in HTMLMediaElement.prototype;
