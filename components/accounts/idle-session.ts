/* What the idle watch shares beyond its own page: activity in other tabs, and the session on the server. */

const KEY = "amrutam.lastActivity";
let ownActivity = 0;

/** Records, for every tab of this site, that the reader has just done something. */
export function shareActivity(): void {
  const now = Date.now();
  if (now - ownActivity < 1000) return;
  ownActivity = now;
  try {
    localStorage.setItem(KEY, String(now));
  } catch {
    // The browser allows no storage: each tab counts only its own activity.
  }
}

/** When the reader last did something, in any tab. */
export function sharedActivity(): number {
  try {
    return Math.max(ownActivity, Number(localStorage.getItem(KEY) ?? 0));
  } catch {
    return ownActivity;
  }
}

/**
 * Asks the server for the session; the request itself counts as activity. True if the session is alive and belongs to this
 * reader; false if it has ended; undefined if the server does not answer. If another person has signed in, the page
 * reloads, because it must now show that person's data.
 */
export async function isSameReader(userId: string): Promise<boolean | undefined> {
  try {
    const response = await fetch("/api/v1/auth/session", { cache: "no-store" });
    if (response.status === 401) return false;
    if (!response.ok) return undefined;
    const session = (await response.json()) as { userId: string };
    if (session.userId !== userId) location.reload();
    return session.userId === userId;
  } catch {
    return undefined;
  }
}

/** Ends this reader's session. If another person has signed in since, theirs stays. */
export async function leave(userId: string): Promise<void> {
  await fetch("/api/v1/auth/logout", { method: "POST", headers: { "x-account": userId } }).catch(() => {});
}
