/** The microphone and the camera of this browser, as far as the person lets us use them. */
export interface Devices {
  audio?: MediaStreamTrack;
  video?: MediaStreamTrack;
}

/** A phone's camera in portrait and a laptop's in landscape both fit; more is too much for a slow network. */
const PICTURE: MediaTrackConstraints = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 }, facingMode: "user" };
const SOUND: MediaTrackConstraints = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

/** Opens what can be opened: both, or the one that is there and allowed, or nothing. */
export async function openDevices(wanted: { audio: boolean; video: boolean } = { audio: true, video: true }): Promise<Devices> {
  const open = (constraints: MediaStreamConstraints) => navigator.mediaDevices?.getUserMedia(constraints).catch(() => undefined);
  const both = wanted.audio && wanted.video ? await open({ audio: SOUND, video: PICTURE }) : undefined;
  const stream = both?.getTracks() ?? [
    ...((wanted.audio ? await open({ audio: SOUND }) : undefined)?.getTracks() ?? []),
    ...((wanted.video ? await open({ video: PICTURE }) : undefined)?.getTracks() ?? []),
  ];
  return { audio: stream.find(({ kind }) => kind === "audio"), video: stream.find(({ kind }) => kind === "video") };
}

export const stopDevices = ({ audio, video }: Devices) => [audio, video].forEach((track) => track?.stop());
