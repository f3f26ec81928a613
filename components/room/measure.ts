import type { Sample } from "@/lib/domain/visits/ladder";

/** Older reports of the other side tell nothing about now: they come every second for a picture, and every five for sound. */
const REPORT_AGE_MS = { video: 2500, audio: 6000 };

/**
 * What a browser tells about a running connection: the network as what we send meets it, and how many pictures of the other side it
 * has shown.
 *
 * @param kind what is sent and judged: the picture, or the sound if there is no picture
 */
export function measured(report: RTCStatsReport, kind: "video" | "audio"): Sample & { frames: number } {
  const all = [...(report as unknown as Map<string, Stat>).values()];
  const now = Math.max(...all.map(({ timestamp }) => timestamp));
  const losses = all.filter(({ type, kind: of, timestamp, fractionLost }) => type === "remote-inbound-rtp" && of === kind && fractionLost !== undefined && now - timestamp < REPORT_AGE_MS[kind]).map(({ fractionLost }) => fractionLost!);
  const transport = all.find(({ type, selectedCandidatePairId }) => type === "transport" && selectedCandidatePairId);
  const pair = all.find(({ id }) => id === transport?.selectedCandidatePairId);
  return {
    loss: losses.length > 0 ? Math.max(...losses) : undefined,
    roundTripMs: pair?.currentRoundTripTime === undefined ? undefined : pair.currentRoundTripTime * 1000,
    frames: all.find(({ type, kind }) => type === "inbound-rtp" && kind === "video")?.framesDecoded ?? 0,
  };
}

/** The fields of a statistic that are looked at; none has all. */
interface Stat {
  id: string;
  type: string;
  kind?: string;
  timestamp: number;
  fractionLost?: number;
  selectedCandidatePairId?: string;
  currentRoundTripTime?: number;
  framesDecoded?: number;
}
