import { spelledZone } from "@/lib/clock/zone-rules";
import { z } from "zod";
import { message } from "./words";

/**
 * An IANA time zone that the product's rules know, as the tz database spells it; old names of zones are good too. It reads
 * the rules, so it is for the server alone.
 */
export const TimeZone = z
  .string(message("fields.timeZone.unknown"))
  .max(64, message("fields.timeZone.unknown"))
  .refine(isRegion, message("fields.timeZone.unknown"))
  .overwrite((name) => spelledZone(name) ?? name)
  .meta({ examples: ["Asia/Kolkata"] });

/**
 * True for Asia/Kolkata, Japan or UTC. Letters alone mean several zones: whoever writes EST or EST5EDT may be thinking of
 * clocks that change or of clocks that do not, so they are asked for a place.
 */
function isRegion(value: string): boolean {
  const name = spelledZone(value);
  return name !== undefined && (name.includes("/") || name === "UTC" || name === "GMT" || /^[A-Z][a-z]+$/.test(name));
}
