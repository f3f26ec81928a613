import { env } from "@/lib/platform/config/env";
import { carryBy } from "./channel";
import { postgresCarrier } from "./postgres";
import { redisCarrier } from "./redis";

/** Opens the way by which this process hears the others: Redis if there is one, else PostgreSQL. Returns how to close it. */
export async function openChannel() {
  const { REDIS_URL, DATABASE_URL, MIGRATION_DATABASE_URL = DATABASE_URL } = env();
  const carrier = REDIS_URL ? redisCarrier(REDIS_URL) : await postgresCarrier(MIGRATION_DATABASE_URL);
  carryBy(carrier);
  return carrier;
}
