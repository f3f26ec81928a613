"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { IceServer } from "@/lib/domain/visits/schema";
import { Call } from "./call";
import { type Devices, openDevices, stopDevices } from "./devices";
import { type LinkEnd, type Media, RoomLink, type RoomNews } from "./room-link";

const setSounding = (track: MediaStreamTrack, isOn: boolean) => void (track.enabled = isOn);

/** What a person sees of the room. */
export type Phase = "outside" | "entering" | "alone" | "connecting" | "connected" | "troubled" | LinkEnd["why"];

interface RoomOptions {
  consultationId: string;
  accountId: string;
  /** Called if there is a message with this number. */
  onMessage: (seq: number) => void;
  /** Called if the consultation itself has changed. */
  onChanged: () => void;
}

/** The room of one visit in this browser: the line to the server, the call to the other side, and this side's devices. */
export function useRoom({ consultationId, accountId, onMessage, onChanged }: RoomOptions) {
  const [phase, setPhase] = useState<Phase>("outside");
  const [opensAt, setOpensAt] = useState<string>();
  const [peer, setPeer] = useState<{ name: string }>();
  const [remote, setRemote] = useState<MediaStream>();
  const [peerMedia, setPeerMedia] = useState<Media>({ camera: true, microphone: true });
  const [devices, setDevices] = useState<Devices>({});
  const [media, setMedia] = useState<Media>({ camera: false, microphone: false });
  const now = useRef({ devices, media, link: undefined as RoomLink | undefined, call: undefined as Call | undefined, joining: 0, servers: [] as IceServer[], onMessage, onChanged });
  useEffect(() => {
    Object.assign(now.current, { devices, media, onMessage, onChanged });
  });

  const hangUp = useCallback(() => {
    now.current.call?.close();
    now.current.call = undefined;
    setRemote(undefined);
  }, []);

  const hear = useCallback(
    (news: RoomNews) => {
      const at = now.current;
      switch (news.type) {
        case "welcome":
          at.joining = news.joining;
          return setPhase("alone");
        case "call": {
          hangUp();
          at.joining = news.joining;
          setPeer(news.peer);
          setPeerMedia({ camera: true, microphone: true });
          const call: Call = new Call({
            offers: news.offers,
            iceServers: at.servers,
            send: (data) => at.call === call && at.link?.send({ type: "signal", joining: news.joining, data }),
            askServers: () => at.link?.send({ type: "ice" }),
            startOver: () => at.link?.send({ type: "again", joining: news.joining }),
            onStream: setRemote,
            onPeerMedia: setPeerMedia,
            onState: (state) => at.call === call && setPhase(state),
          });
          at.call = call;
          call.tellMedia(at.media);
          return void call.start(at.devices);
        }
        case "signal":
          return void at.call?.hear(news.data);
        case "ice":
          at.servers = news.iceServers;
          return at.call?.setServers(news.iceServers);
        case "alone":
          hangUp();
          setPeer(undefined);
          return setPhase("alone");
        case "message":
          return at.onMessage(news.seq);
        case "changed":
          return at.onChanged();
      }
    },
    [hangUp],
  );

  const enter = useCallback(() => {
    setPhase("entering");
    const link = new RoomLink(consultationId, accountId, {
      onNews: hear,
      onServers: (servers) => (now.current.servers = servers),
      onLost: () => setPhase((was) => (was === "connected" ? "troubled" : "entering")),
      onEnd: (end) => {
        hangUp();
        stopDevices(now.current.devices);
        setOpensAt(end.why === "closed" ? end.opensAt : undefined);
        setPhase(end.why);
      },
    });
    now.current.link = link;
    link.open();
  }, [consultationId, accountId, hear, hangUp]);

  const leave = useCallback(() => now.current.link?.leave(), []);

  /** Opens camera and microphone, as far as they are allowed. Anyone who joins before they are open sends them from then on. */
  const openAll = useCallback(async () => {
    stopDevices(now.current.devices);
    const opened = await openDevices();
    const next = { camera: Boolean(opened.video), microphone: Boolean(opened.audio) };
    setDevices(opened);
    setMedia(next);
    const at = Object.assign(now.current, { devices: opened, media: next });
    await at.call?.replace("audio", opened.audio);
    await at.call?.replace("video", opened.video);
    at.call?.tellMedia(next);
  }, []);

  const tell = (next: Media) => {
    setMedia(next);
    now.current.call?.tellMedia(next);
  };

  const switchMicrophone = useCallback(async () => {
    const { devices: has, media: was, call } = now.current;
    if (was.microphone && has.audio) {
      setSounding(has.audio, false);
      return tell({ ...was, microphone: false });
    }
    const audio = has.audio ?? (await openDevices({ audio: true, video: false })).audio;
    if (!audio) return;
    setSounding(audio, true);
    setDevices({ ...has, audio });
    await call?.replace("audio", audio);
    tell({ ...now.current.media, microphone: true });
  }, []);

  /** A camera that is off is really off: its light goes out, and the other side is told, because the last picture would stand still. */
  const switchCamera = useCallback(async () => {
    const { devices: has, media: was, call } = now.current;
    if (was.camera) {
      tell({ ...was, camera: false });
      has.video?.stop();
      setDevices({ ...has, video: undefined });
      return call?.replace("video", undefined);
    }
    const { video } = await openDevices({ audio: false, video: true });
    if (!video) return;
    setDevices({ ...now.current.devices, video });
    await call?.replace("video", video);
    tell({ ...now.current.media, camera: true });
  }, []);

  useEffect(() => {
    const bye = () => now.current.link?.send({ type: "leave" });
    window.addEventListener("pagehide", bye);
    const at = now.current;
    return () => {
      window.removeEventListener("pagehide", bye);
      at.link?.leave();
      at.call?.close();
      stopDevices(at.devices);
    };
  }, []);

  return { phase, opensAt, peer, remote, peerMedia, devices, media, enter, leave, openAll, switchCamera, switchMicrophone };
}
