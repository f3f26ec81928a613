"use client";

import { useReaderZone } from "@/components/availability/reader-zone";

/** Sends along the zone that the browser is set to, so that a new account sees times as its owner's clock shows them. */
export function ZoneField({ known }: { known: string | undefined }) {
  return <input type="hidden" name="timeZone" value={useReaderZone(known, "")} />;
}
