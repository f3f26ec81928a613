import type { Listed } from "./remembered";

/** Whether there is a camera to turn to: one that looks to the other side or, on a phone, simply another one. */
export function canTurn(list: readonly Listed[], { isPhone, facingsOf }: { isPhone: boolean; facingsOf: (camera: Listed) => readonly string[] }): boolean {
  const cameras = list.filter(({ kind, deviceId }) => kind === "videoinput" && deviceId !== "");
  if (cameras.length < 2) return false;
  return isPhone || new Set(cameras.flatMap(facingsOf)).size > 1;
}

/** To which sides a camera of this browser looks, as far as the browser knows. */
export const facingsOf = (camera: Listed): readonly string[] => (camera as Partial<InputDeviceInfo>).getCapabilities?.().facingMode ?? [];
