/* What the idle watch knows beyond its own page: the other tabs, and the session itself. */

const KEY = "amrutam.lastActivity";
let ownActivity = 0;

/** Notes, for every tab of this site, that its reader did something just now. */
export function shareActivity(): void {
  const now = Date.now();
  if (now - ownActivity < 1000) return;
  ownActivity = now;
  try {
    localStorage.setItem(KEY, String(now));
  } catch {
    // A browser that stores nothing: each tab counts for itself.
  }
}

/** When its reader last did something, in whichever tab. */
export function sharedActivity(): number {
  try {
    return Math.max(ownActivity, Number(localStorage.getItem(KEY) ?? 0));
  } catch {
    return ownActivity;
  }
}

/**
 * Asks the server, which counts as a use of the session. True where it is alive and this reader's; false where it has
 * ended; undefined where nobody answers. Where another person has signed in, the page is theirs: it is read anew.
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

/** Ends the session. */
export async function leave(): Promise<void> {
  await fetch("/api/v1/auth/logout", { method: "POST" }).catch(() => {});
}
