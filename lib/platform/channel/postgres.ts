import { v7 } from "uuid";
import { gathered } from "@/lib/platform/gather";
import { directClient } from "@/lib/platform/database/direct-client";
import { type Carrier, deliver } from "./channel";

const NAME = "amrutam_channel";
/** PostgreSQL refuses a notification of 8,000 bytes. A session description can be longer, so messages go in parts. */
const PART = 7000;

/** Messages are JSON, in which no line break stands. */
const deliverAll = (lines: string) => lines.split("\n").forEach(deliver);

/**
 * Carries messages by LISTEN and NOTIFY, on two connections of its own. The driver listens again after a lost connection.
 *
 * @param address a direct one: behind a pooler that changes servers, LISTEN hears nothing
 */
export async function postgresCarrier(address: string): Promise<Carrier> {
  const [sender, listener] = [await directClient(address, "amrutam-channel"), await directClient(address, "amrutam-channel")];
  const parts = new Map<string, string[]>();
  await listener.client.listen(NAME, (notification) => {
    const [id = "", number = "", count = ""] = notification.split(" ", 3);
    const body = notification.slice(id.length + number.length + count.length + 3);
    if (count === "1") return deliverAll(body);
    const known = parts.get(id) ?? [];
    known[Number(number)] = body;
    if (known.filter((part) => part !== undefined).length < Number(count)) {
      parts.set(id, known);
      setTimeout(() => parts.delete(id), 10_000).unref();
      return;
    }
    parts.delete(id);
    deliverAll(known.join(""));
  });
  return {
    // What is said in one turn of the event loop is sent together: each notification is a commit of its own.
    send: gathered(async (messages: string[]) => {
      // Characters outside ASCII would count as several bytes.
      const ascii = messages.join("\n").replace(/[^\n\x20-\x7e]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);
      const count = Math.ceil(ascii.length / PART);
      const id = v7();
      for (let n = 0; n < count; n++) await sender.client.notify(NAME, `${id} ${n} ${count} ${ascii.slice(n * PART, (n + 1) * PART)}`);
      return messages.map(() => undefined);
    }, 1000),
    async close() {
      await Promise.all([sender.client.end({ timeout: 1 }), listener.client.end({ timeout: 1 })]);
    },
  };
}
