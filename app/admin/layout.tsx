import type { ReactNode } from "react";
import { PageShell } from "../page-shell";

export default function AdminLayout({ children }: { children: ReactNode }) {
  return <PageShell quiet>{children}</PageShell>;
}
