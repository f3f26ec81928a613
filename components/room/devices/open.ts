import { type Failure, failureOf } from "./failure";
import type { DeviceKind, Listed } from "./remembered";

/** The microphone and the camera of this browser, as far as the person lets us use them. */
export interface Devices {
  audio?: MediaStreamTrack;
  video?: MediaStreamTrack;
  /** A screen that is sent in place of the camera. */
  screen?: MediaStreamTrack;
  /** Why one of them is not there. */
  failures?: { audio?: Failure; video?: Failure };
  /** The chosen loudspeaker; the browser's default if left out. */
  speaker?: string;
  /** Devices that were remembered or in use and are there no more; another one took their place if there was one. */
  lost?: readonly DeviceKind[];
  /** All that the browser names. */
  all?: readonly Listed[];
}

/** Which one to open: by its id, or the camera that looks to one side of a phone. */
export interface Which {
  id?: string;
  facing?: "user" | "environment";
}

/** A phone's camera in portrait and a laptop's in landscape both fit; more is too much for a slow network. */
const PICTURE: MediaTrackConstraints = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 } };
const SOUND: MediaTrackConstraints = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

const picture = ({ id, facing }: Which = {}): MediaTrackConstraints => ({ ...PICTURE, ...(id ? { deviceId: { exact: id } } : { facingMode: facing ? { exact: facing } : "user" }) });
const sound = ({ id }: Which = {}): MediaTrackConstraints => ({ ...SOUND, ...(id ? { deviceId: { exact: id } } : {}) });

/** Opens what can be opened: both, or the one that is there and allowed, or nothing; with the reason for what is missing. */
export async function openDevices(wanted: { audio: boolean; video: boolean }, which: { audio?: Which; video?: Which } = {}): Promise<Devices> {
  if (!wanted.audio || !wanted.video) return openEach(wanted, which);
  try {
    // Both at once: the browser asks the person one question only.
    const tracks = (await ask({ audio: sound(which.audio), video: picture(which.video) })).getTracks();
    return { audio: tracks.find(({ kind }) => kind === "audio"), video: tracks.find(({ kind }) => kind === "video"), failures: {} };
  } catch {
    return openEach(wanted, which);
  }
}

async function openEach(wanted: { audio: boolean; video: boolean }, which: { audio?: Which; video?: Which }): Promise<Devices> {
  const found: Devices & { failures: NonNullable<Devices["failures"]> } = { failures: {} };
  for (const kind of ["audio", "video"] as const) {
    if (!wanted[kind]) continue;
    try {
      found[kind] = await openOne(kind, which[kind]);
    } catch (error) {
      found.failures[kind] = failureOf((error as Error | undefined)?.name, { hasDevices: "mediaDevices" in navigator });
    }
  }
  return found;
}

/** Opens one camera or one microphone. @throws what the browser says */
export async function openOne(kind: "audio" | "video", which?: Which): Promise<MediaStreamTrack> {
  const constraints = kind === "audio" ? { audio: sound(which) } : { video: picture(which) };
  return (await ask(constraints)).getTracks()[0]!;
}

const ask = (constraints: MediaStreamConstraints) => navigator.mediaDevices.getUserMedia(constraints);

/** Asks for a screen or a window; nothing if the person closes the question. Its letters matter, not its movement. */
export async function openScreen(): Promise<MediaStreamTrack | undefined> {
  const stream = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: { max: 15 } }, audio: false }).catch(() => undefined);
  const [screen] = stream?.getVideoTracks() ?? [];
  if (screen) screen.contentHint = "detail";
  return screen;
}

export const canShareScreen = () => "mediaDevices" in navigator && "getDisplayMedia" in navigator.mediaDevices;

/** Whether a camera looks at the person: not known of a camera on a table, and then it does. */
export const looksAtPerson = (camera: MediaStreamTrack | undefined) => camera?.getSettings().facingMode !== "environment";

export const stopDevices = ({ audio, video, screen }: Devices) => [audio, video, screen].forEach((track) => track?.stop());
