import { MessageSquareText, Phone, Video } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import type { Mode } from "@/lib/domain/consultations/schema";

const icons = { video: Video, audio: Phone, text: MessageSquareText } as const;

/** The mode of a consultation, as an icon and a word. */
export function ModeLabel({ mode, className }: { mode: Mode; className?: string }) {
  const t = useTranslations("consultations");
  const Icon = icons[mode];
  return (
    <span className={cn("inline-flex items-center gap-1.5", className)}>
      <Icon aria-hidden="true" className="size-[1.1em] shrink-0" />
      {t(`mode.${mode}`)}
    </span>
  );
}
