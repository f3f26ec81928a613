import { OPENS_MINUTES } from "@/lib/domain/visits/room";
import type { Status } from "./schema";

/** From each state, the states that may follow. The rest of the product uses only this table. */
export const transitions: Readonly<Record<Status, readonly Status[]>> = {
  pending_payment: ["scheduled", "cancelled", "expired"],
  scheduled: ["in_progress", "cancelled", "no_show"],
  in_progress: ["completed", "scheduled"],
  completed: [],
  cancelled: [],
  no_show: [],
  // Paid after its time had been given up, and still free.
  expired: ["scheduled"],
};

export const mayBecome = (from: Status, to: Status) => transitions[from].includes(to);

/** What people can make of a consultation. Only a payment makes one that waits for it, or whose time had been given up, `scheduled`. */
export const choicesOf = (from: Status): readonly Status[] => (from === "in_progress" ? transitions[from] : transitions[from].filter((to) => to !== "scheduled" && to !== "expired"));

/** A consultation can be started from when its room opens, and not earlier. */
export const EARLY_START_MINUTES = OPENS_MINUTES;

/** True from shortly before the start on. There is no end: a doctor closes a consultation that both kept late, too. */
export const isTimeToStart = (startsAt: Date, now: Date) => startsAt.getTime() - now.getTime() <= EARLY_START_MINUTES * 60_000;

/** What the doctor has left in a record since the start. While it is empty, a start by mistake can be undone. */
export interface Traces {
  notes: unknown;
  diagnosis: unknown;
  advice: unknown;
  modeSwitches: readonly { cause: string }[];
  /** Whether notes were saved while they were typed. */
  hasNotes?: boolean;
}
export const isUntouched = ({ notes, diagnosis, advice, modeSwitches, hasNotes = false }: Traces, prescriptions: number) =>
  !hasNotes && prescriptions === 0 && modeSwitches.every(({ cause }) => cause !== "doctor") && [notes, diagnosis, advice].every((text) => text === null);
