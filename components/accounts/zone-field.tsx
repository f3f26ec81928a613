"use client";

import { useViewerZone } from "@/components/availability/viewer-zone";

/** Sends the browser's time zone with the form, so that a new account shows times in its owner's zone. */
export function ZoneField({ known }: { known: string | undefined }) {
  return <input type="hidden" name="timeZone" value={useViewerZone(known, "")} />;
}
