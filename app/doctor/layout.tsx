import type { ReactNode } from "react";
import { PageShell } from "../page-shell";

export default function DoctorLayout({ children }: { children: ReactNode }) {
  return <PageShell quiet>{children}</PageShell>;
}
