/* What this browser remembers of a person's devices. It names devices only by ids that the browser makes for this site alone and forgets with the site's data. */

export const kinds = ["videoinput", "audioinput", "audiooutput"] as const;
export type DeviceKind = (typeof kinds)[number];

export interface Remembered {
  /** The chosen device of each kind; without one, the browser's default. */
  chosen: Partial<Record<DeviceKind, string>>;
  /** How the person wants to enter the next room. */
  camera: boolean;
  microphone: boolean;
  /** Whether somebody has looked at the devices here before and then joined. */
  hasChecked: boolean;
  /** Whether single letters are shortcuts: somebody who speaks to the computer or types with a stick may not want them. */
  letters: boolean;
}

export const NOTHING_REMEMBERED: Remembered = { chosen: {}, camera: true, microphone: true, hasChecked: false, letters: true };

/** Reads what was remembered. What cannot be read is taken as never remembered. */
export function parseRemembered(text: string | null): Remembered {
  let found: unknown;
  try {
    found = JSON.parse(text ?? "");
  } catch {
    return NOTHING_REMEMBERED;
  }
  if (typeof found !== "object" || found === null) return NOTHING_REMEMBERED;
  const { chosen, ...rest } = found as Partial<Record<keyof Remembered, unknown>>;
  const ids = typeof chosen === "object" && chosen !== null ? (chosen as Record<string, unknown>) : {};
  const flag = (name: Exclude<keyof Remembered, "chosen">) => (typeof rest[name] === "boolean" ? (rest[name] as boolean) : NOTHING_REMEMBERED[name]);
  return {
    chosen: Object.fromEntries(kinds.flatMap((kind) => (typeof ids[kind] === "string" && ids[kind] !== "" ? [[kind, ids[kind]]] : []))),
    camera: flag("camera"),
    microphone: flag("microphone"),
    hasChecked: flag("hasChecked"),
    letters: flag("letters"),
  };
}

const KEY = "amrutam.devices";

export function remembered(): Remembered {
  try {
    return parseRemembered(localStorage.getItem(KEY));
  } catch {
    // Storage is switched off in this browser.
    return NOTHING_REMEMBERED;
  }
}

export function remember(more: Partial<Remembered>): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...remembered(), ...more }));
  } catch {
    // Then the next visit begins with the browser's defaults.
  }
}

export function rememberDevice(kind: DeviceKind, id: string | undefined): void {
  remember({ chosen: { ...remembered().chosen, [kind]: id } });
}

/** A device as the browser lists it. */
export interface Listed {
  kind: string;
  deviceId: string;
  label: string;
}

/**
 * The device of a kind to use: the remembered one if it is there, else the default.
 *
 * @returns `isMissing` if another one was remembered. A browser that names no devices yet, because nothing was allowed, misses none.
 */
export function pick(kind: DeviceKind, list: readonly Listed[], id: string | undefined): { id: string | undefined; isMissing: boolean } {
  const named = list.filter((device) => device.kind === kind && device.deviceId !== "");
  if (id === undefined || named.length === 0) return { id, isMissing: false };
  return named.some(({ deviceId }) => deviceId === id) ? { id, isMissing: false } : { id: undefined, isMissing: true };
}
