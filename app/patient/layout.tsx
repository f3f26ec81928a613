import type { ReactNode } from "react";
import { PageShell } from "../page-shell";

export default function PatientLayout({ children }: { children: ReactNode }) {
  return <PageShell quiet>{children}</PageShell>;
}
