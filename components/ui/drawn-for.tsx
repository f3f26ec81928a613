"use client";

import { createContext, use, type ReactNode } from "react";

/** The reader that the server rendered this page for. */
export interface DrawnFor {
  /** Names the account without telling its id; the same for every page of one reader, guests included. */
  mark: string;
  /** Undefined for a guest. */
  name?: string;
}

const Reader = createContext<DrawnFor | undefined>(undefined);

/** Says to every form inside for whom the page was rendered. The page's shell brings it. */
export function DrawnForProvider({ value, children }: { value: DrawnFor; children: ReactNode }) {
  return <Reader value={value}>{children}</Reader>;
}

/**
 * The fields by which a server action sees that the page was rendered for whoever is signed in when the form arrives: another
 * person may have signed in in another tab. Throws outside of a shell, so that no form can go without.
 */
export function DrawnForFields() {
  const reader = use(Reader);
  if (!reader) throw new Error("A form needs DrawnForProvider around it: render the page in PageShell.");
  return (
    <>
      <input type="hidden" name="drawnFor" value={reader.mark} />
      <input type="hidden" name="drawnForName" value={reader.name ?? ""} />
    </>
  );
}
