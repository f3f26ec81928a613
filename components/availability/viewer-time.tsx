"use client";

import { Time } from "@/components/ui/time";
import type { TimeFormat } from "@/lib/clock/format-instant";
import { useViewerZone } from "./viewer-zone";

interface ReaderTimeProps {
  at: string;
  /** The reader's zone, if it is known. */
  timeZone: string | undefined;
  /** The zone to use until the browser's is known. */
  fallback: string;
  format?: TimeFormat;
}

/** An instant in the reader's zone, with the zone's name. */
export function ViewerTime({ at, timeZone, fallback, format }: ReaderTimeProps) {
  const zone = useViewerZone(timeZone, fallback);
  return <Time at={at} timeZone={zone} format={format} zone />;
}
