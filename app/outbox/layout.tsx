import type { ReactNode } from "react";
import { PageShell } from "../page-shell";

export default function OutboxLayout({ children }: { children: ReactNode }) {
  return <PageShell quiet>{children}</PageShell>;
}
