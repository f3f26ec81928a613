/** Why a camera or a microphone could not be opened. */
export type Failure = "denied" | "none" | "busy" | "insecure" | "other";

/** The reason behind a refusal of the browser, by the name of its error; without an API for devices, the page is not on a safe connection. */
export function failureOf(name: string | undefined, { hasDevices }: { hasDevices: boolean }): Failure {
  if (!hasDevices) return "insecure";
  switch (name) {
    case "NotAllowedError":
    case "SecurityError":
      return "denied";
    case "NotFoundError":
    case "OverconstrainedError":
      return "none";
    case "NotReadableError":
    case "AbortError":
      return "busy";
    default:
      return "other";
  }
}

/** What to say of both devices: one sentence if both failed in the same way, else one for each. */
export function failuresToSay({ audio, video }: { audio?: Failure; video?: Failure }): { of: "both" | "camera" | "microphone"; why: Failure }[] {
  if (audio && audio === video) return [{ of: "both", why: audio }];
  return [...(video ? [{ of: "camera" as const, why: video }] : []), ...(audio ? [{ of: "microphone" as const, why: audio }] : [])];
}
