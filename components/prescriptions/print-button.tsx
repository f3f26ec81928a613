"use client";

import { Button } from "@/components/ui/button";

/** Prints the page. Browsers print without it too, so it is only there where script runs. */
export function PrintButton({ label }: { label: string }) {
  return (
    <Button variant="secondary" size="sm" onClick={() => window.print()} className="[@media(scripting:none)]:hidden">
      {label}
    </Button>
  );
}
