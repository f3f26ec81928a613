import { cookies } from "next/headers";
import { cache } from "react";
import { ZONE_COOKIE } from "@/components/availability/zone-cookie";
import { TimeZone } from "@/lib/core/zone";
import { ownProfile } from "./own-profile";

/** The zone this reader wants to see times in: from their profile, else the browser's zone that an earlier page saved. */
export const viewerZone = cache(async (): Promise<string | undefined> => {
  const profile = await ownProfile();
  if (profile) return profile.timeZone;
  const noted = (await cookies()).get(ZONE_COOKIE)?.value;
  const zone = TimeZone.safeParse(noted);
  return zone.success ? zone.data : undefined;
});
