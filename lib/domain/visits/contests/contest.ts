import type { Status } from "@/lib/domain/consultations/schema";

/** For so many days after a visit was closed, either side may contest what it was closed as. */
export const CONTEST_DAYS = 7;

interface Closed {
  status: Status;
  endsAt: Date;
  closedBy: "doctor" | "system" | "admin" | null;
  closedAt: Date | null;
}

/** Until when a visit may be contested; null if there is nothing to contest. What an administrator decided stays. */
export function contestableUntil({ status, endsAt, closedBy, closedAt }: Closed): Date | null {
  const isContestable = closedBy !== "admin" && (status === "no_show" || (status === "completed" && closedBy === "system"));
  return isContestable ? new Date((closedAt ?? endsAt).getTime() + CONTEST_DAYS * 86_400_000) : null;
}
