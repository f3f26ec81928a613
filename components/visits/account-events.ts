/** What the stream of an account tells; `stale` if events were missed that are no longer kept. */
const KINDS = ["visit", "room", "message", "mode", "notice", "stale"] as const;
export type AccountEventKind = (typeof KINDS)[number];

const AGAIN_MS = 5000;

/**
 * Listens to what happens to the account; returns how to stop. All windows of a browser share one stream: a browser opens only a
 * few connections to one server, and a stream keeps one. The window that holds the lock listens and tells the others.
 */
export function listenToAccount(accountId: string, onEvent: (kind: AccountEventKind) => void): () => void {
  const name = `amrutam events ${accountId}`;
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }: MessageEvent<AccountEventKind>) => onEvent(data);
  const over = new AbortController();
  const tell = (kind: AccountEventKind) => {
    onEvent(kind);
    channel.postMessage(kind);
  };
  const listen = () => new Promise<void>((resolve) => {
    const stop = openStream(tell);
    over.signal.addEventListener("abort", () => {
      stop();
      resolve();
    });
  });
  // Locks are there only on secure addresses.
  if ("locks" in navigator) void navigator.locks.request(name, { signal: over.signal }, listen).catch(() => {});
  else void listen();
  return () => {
    over.abort();
    channel.close();
  };
}

function openStream(tell: (kind: AccountEventKind) => void): () => void {
  let last = "";
  let source: EventSource | undefined;
  let timer: number | undefined;
  const open = () => {
    source = new EventSource(`/api/v1/events${last ? `?lastEventId=${last}` : ""}`);
    for (const kind of KINDS) {
      source.addEventListener(kind, ({ lastEventId }) => {
        last = lastEventId;
        tell(kind);
      });
    }
    source.onerror = () => {
      // A browser comes again by itself after a lost line, but not after a refusal, such as that of a server that starts.
      if (source?.readyState === EventSource.CLOSED) timer = window.setTimeout(open, AGAIN_MS);
    };
  };
  open();
  return () => {
    window.clearTimeout(timer);
    source?.close();
  };
}
