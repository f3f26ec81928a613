/** How long a doctor can offer free follow-up visits for, and how many. */
export const FOLLOW_UP_DAYS_MAX = 60;
export const FOLLOW_UP_VISITS_MAX = 5;

/** What the booking of a visit would use. */
interface Window {
  patient: { id: string };
  doctor: { id: string };
  endsAt: string;
  visitsLeft: number;
}

/** The window that makes a visit of this patient at this time free; undefined if there is none. The one that ends first is used first. */
export function windowFor<W extends Window>(windows: readonly W[], patientId: string | undefined, startsAt: string | undefined): W | undefined {
  return windows
    .filter(({ patient, endsAt, visitsLeft }) => patient.id === patientId && visitsLeft > 0 && (startsAt === undefined || Date.parse(startsAt) < Date.parse(endsAt)))
    .sort((a, b) => Date.parse(a.endsAt) - Date.parse(b.endsAt))[0];
}
