"use client";

import { Button } from "@/components/ui/button";

/** Prints the page. It needs JavaScript, so it is shown only with it; browsers can print without this button. */
export function PrintButton({ label }: { label: string }) {
  return (
    <Button variant="secondary" size="sm" onClick={() => window.print()} className="[@media(scripting:none)]:hidden">
      {label}
    </Button>
  );
}
