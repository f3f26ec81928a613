"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Mode } from "@/lib/domain/consultations/schema";
import type { IceServer, RoomRole, VisitMode } from "@/lib/domain/visits/schema";
import { Call } from "./call";
import type { Devices } from "./devices/open";
import { ModeLine } from "./mode-line";
import { OwnMedia } from "./own-media";
import { type LinkEnd, type Media, RoomLink, type RoomNews } from "./room-link";
import { useQuality } from "./use-quality";

/** What a person sees of the room. */
export type Phase = "outside" | "entering" | "alone" | "connecting" | "connected" | "troubled" | LinkEnd["why"];

interface RoomOptions {
  consultationId: string;
  accountId: string;
  role: RoomRole;
  /** How they were to meet when the page was made. */
  mode: VisitMode;
  /** Called if there is a message with this number. */
  onMessage: (seq: number) => void;
  /** Called if the consultation itself has changed. */
  onChanged: () => void;
}

/** What is switched on if a person chooses a mode. */
const CHOSEN: Readonly<Record<Mode, Media>> = { video: { camera: true, microphone: true }, audio: { camera: false, microphone: true }, text: { camera: false, microphone: false } };
const SLOW_MS = 10_000;
const NO_PICTURE: Media = { camera: false, microphone: true };

/** The room of one visit in this browser: the line to the server, the call to the other side, and this side's devices. */
export function useRoom({ consultationId, accountId, role, mode: initial, onMessage, onChanged }: RoomOptions) {
  const [phase, setPhase] = useState<Phase>("outside");
  const [opensAt, setOpensAt] = useState<string>();
  const [peer, setPeer] = useState<{ name: string }>();
  const [remote, setRemote] = useState<MediaStream>();
  const [peerMedia, setPeerMedia] = useState<Media>(NO_PICTURE);
  const [devices, setDevices] = useState<Devices>({});
  const [media, setMedia] = useState<Media>({ camera: false, microphone: false });
  const [mode, setMode] = useState(initial);
  const [isReady, setReady] = useState(false);
  const [isSlow, setSlow] = useState(false);
  const call = useRef<Call>(undefined);
  const now = useRef({ link: undefined as RoomLink | undefined, own: undefined as OwnMedia | undefined, line: undefined as ModeLine | undefined, servers: [] as IceServer[], initial, onMessage, onChanged });
  useEffect(() => {
    Object.assign(now.current, { onMessage, onChanged });
  });

  const hangUp = useCallback(() => {
    call.current?.close();
    call.current = undefined;
    if (now.current.own) now.current.own.call = undefined;
    setRemote(undefined);
  }, []);

  const hear = useCallback(
    (news: RoomNews) => {
      const at = now.current;
      switch (news.type) {
        case "welcome":
          at.line?.hear(news.mode);
          return setPhase("alone");
        case "mode":
          return at.line?.hear(news.mode);
        case "call": {
          hangUp();
          setPeer(news.peer);
          setPeerMedia(NO_PICTURE);
          const made: Call = new Call({
            offers: news.offers,
            iceServers: at.servers,
            send: (data) => call.current === made && at.link?.send({ type: "signal", joining: news.joining, data }),
            askServers: () => at.link?.send({ type: "ice" }),
            startOver: () => at.link?.send({ type: "again", joining: news.joining }),
            onStream: setRemote,
            onPeerMedia: setPeerMedia,
            onState: (state) => call.current === made && setPhase(state),
          });
          call.current = made;
          return void at.own?.sendTo(made);
        }
        case "signal":
          return call.current?.hear(news.data);
        case "ice":
          at.servers = news.iceServers;
          return call.current?.setServers(news.iceServers);
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
        now.current.line?.close();
        now.current.own?.stop();
        setOpensAt(end.why === "closed" ? end.opensAt : undefined);
        setPhase(end.why);
      },
    });
    now.current.link = link;
    link.open();
  }, [consultationId, accountId, hear, hangUp]);

  const leave = useCallback(() => now.current.link?.leave(), []);

  /** Opens camera and microphone, as far as the mode needs them and they are allowed. Anyone who joins before they are open sends them from then on. */
  const begin = useCallback(() => {
    const at = now.current;
    const own = new OwnMedia(CHOSEN[at.initial.mode], at.initial.mode, (has, sends) => {
      setDevices(has);
      setMedia(sends);
      setReady(true);
    });
    Object.assign(at, {
      own,
      line: new ModeLine(consultationId, accountId, role, at.initial, (next) => {
        setMode(next);
        own.meetBy(next.mode);
      }),
    });
    own.align();
    const bye = () => at.link?.send({ type: "leave" });
    window.addEventListener("pagehide", bye);
    return () => {
      window.removeEventListener("pagehide", bye);
      at.link?.leave();
      call.current?.close();
      own.stop();
    };
  }, [consultationId, accountId, role]);
  useEffect(begin, [begin]);

  /** Chooses how they meet. What this person's choice needs is switched on; the other person decides about their own camera. */
  const choose = useCallback((next: Mode) => {
    now.current.own?.want(CHOSEN[next]);
    now.current.line?.switchTo(next, "choice");
  }, []);
  const onMode = useCallback((next: Mode) => now.current.line?.switchTo(next, "network"), []);

  // A relay that cannot be reached is never reported as failed, so a clock of our own says that it takes long.
  const isConnecting = phase === "connecting" || phase === "troubled";
  useEffect(() => {
    if (!isConnecting) return;
    const timer = window.setTimeout(() => setSlow(true), SLOW_MS);
    return () => {
      window.clearTimeout(timer);
      setSlow(false);
    };
  }, [isConnecting]);

  const isConnected = phase === "connected";
  const mayRise = mode.cause === "network" && mode.side === role;
  // A shared screen may stand still for minutes and is right.
  const { rung, isStill, quality } = useQuality({ call, isConnected, mode: mode.mode, mayRise, expectsPicture: mode.mode === "video" && peerMedia.camera && !peerMedia.screen, onMode });

  return {
    phase, opensAt, peer, remote, peerMedia, devices, media, mode, rung, isStill, quality, isReady, isSlow, enter, leave, choose,
    /** This side's devices, to exchange them; nothing before the page has begun. */
    own: () => now.current.own,
    switchCamera: () => now.current.own?.want({ camera: !media.camera }),
    switchMicrophone: () => now.current.own?.want({ microphone: !media.microphone }),
  };
}
