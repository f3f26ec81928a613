"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Mode } from "@/lib/domain/consultations/schema";
import type { IceServer, SeatRole, VisitMode } from "@/lib/domain/visits/schema";
import { Call } from "./call";
import type { Devices } from "./devices/open";
import { ModeLine } from "./mode-line";
import { OwnMedia } from "./own-media";
import { type LinkEnd, type Media, RoomLink, type RoomNews } from "./room-link";
import { useQuality } from "./use-quality";

type CallState = "connecting" | "connected" | "troubled";

/** What a person sees of the room. */
export type Phase = "outside" | "entering" | "waiting" | "alone" | CallState | LinkEnd["why"];

/** One of the others in the room, with the call to them. */
export interface Peer {
  role: SeatRole;
  name: string;
  state: CallState;
  stream?: MediaStream;
  /** Which of their devices they have switched on. */
  media: Media;
}

interface RoomOptions {
  consultationId: string;
  /** The account, or the guest, that acts. */
  accountId: string;
  role: SeatRole;
  /** How they were to meet when the page was made. */
  mode: VisitMode;
  /** Called if there is a message with this number. */
  onMessage?: (seq: number) => void;
  /** Called if the consultation itself has changed. */
  onChanged?: () => void;
  /** Called if something about the guest has changed. */
  onGuest?: () => void;
}

/** What is switched on if a person chooses a mode. */
const CHOSEN: Readonly<Record<Mode, Media>> = { video: { camera: true, microphone: true }, audio: { camera: false, microphone: true }, text: { camera: false, microphone: false } };
const SLOW_MS = 10_000;
const NO_PICTURE: Media = { camera: false, microphone: true };
/** In which order the others are shown. */
const ORDER: readonly SeatRole[] = ["doctor", "patient", "guest"];

/** The room of one visit in this browser: the line to the server, a call to each of the others, and this person's devices. */
export function useRoom({ consultationId, accountId, role, mode: initial, onMessage, onChanged, onGuest }: RoomOptions) {
  const [link, setLink] = useState<"outside" | "entering" | "waiting" | "inside" | LinkEnd["why"]>("outside");
  const [opensAt, setOpensAt] = useState<string>();
  const [peers, setPeers] = useState<Peer[]>([]);
  const [devices, setDevices] = useState<Devices>({});
  const [media, setMedia] = useState<Media>({ camera: false, microphone: false });
  const [mode, setMode] = useState(initial);
  const [isReady, setReady] = useState(false);
  const [isSlow, setSlow] = useState(false);
  const calls = useRef(new Map<SeatRole, Call>());
  const now = useRef({ link: undefined as RoomLink | undefined, own: undefined as OwnMedia | undefined, line: undefined as ModeLine | undefined, servers: [] as IceServer[], initial, onMessage, onChanged, onGuest });
  useEffect(() => {
    Object.assign(now.current, { onMessage, onChanged, onGuest });
  });

  /** Ends the call to one of the others, or all calls. */
  const hangUp = useCallback((whom?: SeatRole) => {
    for (const [to, made] of calls.current) {
      if (whom !== undefined && to !== whom) continue;
      made.close();
      now.current.own?.stopSendingTo(made);
      calls.current.delete(to);
    }
    setPeers((had) => (whom === undefined ? [] : had.filter((peer) => peer.role !== whom)));
  }, []);

  /** Makes a new call to one of the others; the calls to everybody else go on. */
  const callUp = useCallback(
    ({ peer, joining, offers }: Extract<RoomNews, { type: "call" }>) => {
      const at = now.current;
      hangUp(peer.role);
      const change = (more: Partial<Peer>) => calls.current.get(peer.role) === made && setPeers((had) => had.map((one) => (one.role === peer.role ? { ...one, ...more } : one)));
      const made: Call = new Call({
        offers,
        iceServers: at.servers,
        send: (data) => calls.current.get(peer.role) === made && at.link?.send({ type: "signal", to: peer.role, joining, data }),
        askServers: () => at.link?.send({ type: "ice" }),
        startOver: () => at.link?.send({ type: "again", to: peer.role, joining }),
        onStream: (stream) => change({ stream }),
        onPeerMedia: (sent) => change({ media: sent }),
        onState: (state) => change({ state }),
      });
      calls.current.set(peer.role, made);
      setPeers((had) => [...had.filter((one) => one.role !== peer.role), { ...peer, state: "connecting" as const, media: NO_PICTURE }].toSorted((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role)));
      void at.own?.sendTo(made);
    },
    [hangUp],
  );

  const hear = useCallback(
    (news: RoomNews) => {
      const at = now.current;
      switch (news.type) {
        case "welcome":
          at.line?.hear(news.mode);
          hangUp();
          return setLink("inside");
        case "mode":
          return at.line?.hear(news.mode);
        case "call":
          return callUp(news);
        case "signal":
          return calls.current.get(news.from)?.hear(news.data);
        case "ice":
          at.servers = news.iceServers;
          return calls.current.forEach((made) => made.setServers(news.iceServers));
        case "gone":
          return hangUp(news.role);
        case "alone":
          return hangUp();
        case "message":
          return at.onMessage?.(news.seq);
        case "changed":
          return at.onChanged?.();
        case "guest":
          return at.onGuest?.();
      }
    },
    [callUp, hangUp],
  );

  const enter = useCallback(() => {
    setLink("entering");
    const made = new RoomLink(consultationId, accountId, {
      onNews: hear,
      onServers: (servers) => (now.current.servers = servers),
      onWaiting: () => setLink("waiting"),
      onLost: () => setLink("entering"),
      onEnd: (end) => {
        hangUp();
        now.current.line?.close();
        now.current.own?.stop();
        setOpensAt(end.why === "closed" ? end.opensAt : undefined);
        setLink(end.why);
      },
    });
    now.current.link = made;
    made.open();
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
    const made = calls.current;
    const bye = () => at.link?.send({ type: "leave" });
    window.addEventListener("pagehide", bye);
    return () => {
      window.removeEventListener("pagehide", bye);
      at.link?.leave();
      made.forEach((each) => each.close());
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

  // The one whom this person came to meet. A guest came to meet both, so whoever is connected counts.
  const otherSide = role === "guest" ? undefined : role === "doctor" ? "patient" : "doctor";
  const main = otherSide ? peers.find((peer) => peer.role === otherSide) : (peers.find(({ state }) => state === "connected") ?? peers[0]);
  const isLineLost = link === "entering" && main?.state === "connected";
  const phase: Phase = link === "inside" ? (main?.state ?? "alone") : isLineLost ? "troubled" : link;

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

  const connected = peers.filter(({ state }) => state === "connected");
  const mayRise = mode.cause === "network" && mode.side === role;
  // A shared screen may stand still for minutes and is right.
  const expected = mode.mode === "video" ? connected.filter((peer) => peer.media.camera && !peer.media.screen).map((peer) => peer.role) : [];
  const { rung, still, quality } = useQuality({ calls, otherSide, isConnected: connected.length > 0, mode: mode.mode, mayRise, expected, onMode });

  return {
    phase, opensAt, role, peers, peer: main, isLineLost, still, devices, media, mode, rung, quality, isReady, isSlow, enter, leave,
    /** This person's devices, to exchange them; nothing before the page has begun. */
    own: () => now.current.own,
    /** A guest does not decide how the others meet. */
    choose: role === "guest" ? undefined : choose,
    switchCamera: () => now.current.own?.want({ camera: !media.camera }),
    switchMicrophone: () => now.current.own?.want({ microphone: !media.microphone }),
  };
}
