const MINUTE_MS = 60_000;
/** How long before the end it is announced. */
const SOON_MINUTES = 5;

/** The whole minutes that are left, rounded up, so that the last one reads "1"; 0 after the end. */
export const minutesLeft = (endsAt: number, now: number): number => Math.max(0, Math.ceil((endsAt - now) / MINUTE_MS));

/** What a screen reader is told by itself: once that it ends soon, and once that it is over. Nothing else. */
export function announcementOf(minutes: number): "none" | "soon" | "over" {
  if (minutes === 0) return "over";
  return minutes <= SOON_MINUTES ? "soon" : "none";
}

/** How far the server's clock is ahead of this browser's, from one answer: it was written about in the middle of asking. */
export function clockOffset(serverDate: string | null, askedAt: number, answeredAt: number): number {
  const server = Date.parse(serverDate ?? "");
  // The header has whole seconds, so on average it is half a second behind.
  return Number.isNaN(server) ? 0 : server + 500 - (askedAt + answeredAt) / 2;
}
