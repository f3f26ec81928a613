import { sql } from "drizzle-orm";
import { customType, timestamp, uuid } from "drizzle-orm/pg-core";
import type { Encrypted } from "@/lib/platform/crypto/encrypt";
import { newId } from "@/lib/platform/ids";

/**
 * A column of ciphertext. Each value is bound to its place as associated data: `table.column`, and the values of the
 * row's primary key joined by "/". The type is a domain, so the database refuses plain text, and `npm run keys:rotate`
 * finds every such column in the catalogue.
 */
export const encrypted = customType<{ data: Encrypted; driverData: string }>({ dataType: () => "encrypted" });

/** Bytes as they are. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });

/** A half-open range of instants, computed by the database itself from starts_at and ends_at. */
export const tstzrange = customType<{ data: string }>({ dataType: () => "tstzrange" });

/** UUIDv7 primary key: made in the application, so a row's id is known before it is written. */
export const id = () => uuid().primaryKey().$defaultFn(newId);

export const instant = (name?: string) =>
  name ? timestamp(name, { withTimezone: true, precision: 3 }) : timestamp({ withTimezone: true, precision: 3 });

export const createdAt = () => instant("created_at").notNull().default(sql`now()`);
export const updatedAt = () =>
  instant("updated_at")
    .notNull()
    .default(sql`now()`)
    .$onUpdate(() => new Date());
