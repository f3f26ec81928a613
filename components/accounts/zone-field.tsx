"use client";

import { useBrowserZone } from "@/components/availability/browser-zone";

/** Sends the browser's time zone with the form, so that a new account shows times in its owner's zone. */
export function ZoneField({ known }: { known: string | undefined }) {
  const browsers = useBrowserZone();
  return <input type="hidden" name="timeZone" value={known ?? browsers ?? ""} />;
}
