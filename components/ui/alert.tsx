import type { ReactNode } from "react";
import { cn } from "./cn";

const tones = {
  info: { box: "border-info/30 bg-info-soft text-info", path: "M12 11v5.5M12 7.6v.1" },
  success: { box: "border-success/30 bg-success-soft text-success", path: "m7.8 12.4 2.9 2.9 5.6-6.2" },
  warning: { box: "border-warning/30 bg-warning-soft text-warning", path: "M12 7.2v5.6M12 16.3v.1" },
  danger: { box: "border-danger/30 bg-danger-soft text-danger", path: "M12 7.2v5.6M12 16.3v.1" },
} as const;

export type AlertTone = keyof typeof tones;

interface AlertProps {
  tone?: AlertTone;
  title?: ReactNode;
  children?: ReactNode;
  /** Set if the alert answers something the reader did: it is then announced at once. */
  live?: boolean;
  className?: string;
}

/** A message in the page. A danger is always announced (`role="alert"`), the others only if `live` (`role="status"`). */
export function Alert({ tone = "info", title, children, live, className }: AlertProps) {
  const { box, path } = tones[tone];
  return (
    <div
      role={tone === "danger" ? "alert" : live ? "status" : undefined}
      className={cn("flex gap-3 rounded-md border px-4 py-3.5", box, className)}
    >
      <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" aria-hidden="true" className="mt-0.5 size-6 shrink-0">
        {/* An upright leaf: the frame of all our icons. */}
        <path d="M12 2.2c5.6 1.6 9 5.3 9 10.1 0 5.3-4 9.3-9 9.3s-9-4-9-9.3c0-4.8 3.4-8.5 9-10.1Z" strokeWidth="1.6" />
        <path d={path} strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      <div className="min-w-0 self-center">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className="text-ink">{children}</div> : null}
      </div>
    </div>
  );
}
