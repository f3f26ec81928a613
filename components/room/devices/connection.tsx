import { SignalHigh, SignalLow, SignalMedium, SignalZero } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Quality } from "./quality";

const icons = { good: SignalHigh, weak: SignalMedium, veryWeak: SignalLow, gone: SignalZero } as const;

/** How good the connection is: a sign, and the words for it. */
export function Connection({ quality }: { quality: Quality }) {
  const t = useTranslations("room.connection");
  const Icon = icons[quality];
  return (
    <p role="status" className="inline-flex items-center gap-1.5">
      <Icon aria-hidden="true" className="size-5" />
      {t(quality)}
    </p>
  );
}
