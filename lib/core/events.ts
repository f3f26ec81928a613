import type { outbox } from "@/db/schema/kernel";

/** A row of the outbox before it is written. */
export type OutboxEvent = Pick<typeof outbox.$inferInsert, "topic" | "payload">;
