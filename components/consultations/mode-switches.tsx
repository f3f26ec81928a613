import { useTranslations } from "next-intl";
import { Time } from "@/components/ui/time";
import type { Mode, RoomRole, SwitchCause } from "@/lib/domain/consultations/schema";
import { Fact } from "./fact-list";

interface ModeSwitchesProps {
  switches: readonly { at: string; from: Mode; to: Mode; cause: SwitchCause; side: RoomRole }[];
  timeZone: string;
}

/** Each switch of mode in a visit, with its time and what caused it; nothing if there was none. */
export function ModeSwitches({ switches, timeZone }: ModeSwitchesProps) {
  const t = useTranslations("consultations.switches");
  const words = useTranslations("paper.modes");
  if (switches.length === 0) return null;
  return (
    <Fact label={t("title")}>
      {switches.map(({ at, from, to, cause, side }) => (
        <span key={at} className="block">
          {t.rich("one", { at: () => <Time at={at} timeZone={timeZone} format="time" />, from: words(from), to: words(to), cause, side })}
        </span>
      ))}
    </Fact>
  );
}
