"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { InputField } from "@/components/ui/input";
import type { Found } from "@/lib/domain/prescriptions/formulary/find";
import { typedName } from "./typed-name";

type Suggest = (typed: string, limit?: number, of?: ReadonlySet<string>) => Found[];

interface MedicineLineProps {
  /** What the doctor may choose from, each with a note. */
  medicines: readonly { drug: string; note: string }[];
  autoFocus: boolean;
}

const MOST = 8;

/**
 * The line, with medicines for what was typed so far: by name, abbreviation, sound and slip. Arrows and Enter choose; Enter alone reads the
 * line. What knows the medicines is loaded with the first letter; until then, and without JavaScript, the browser's own list helps.
 */
export function MedicineLine({ medicines, autoFocus }: MedicineLineProps) {
  const t = useTranslations("prescribe.line");
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const suggest = useRef<Suggest>(undefined);
  const [found, setFound] = useState<readonly Found[]>([]);
  const [active, setActive] = useState(-1);
  const [isLoaded, setLoaded] = useState(false);
  const notes = new Map(medicines.map(({ drug, note }) => [drug, note]));
  const isOpen = found.length > 0;

  const close = () => {
    setFound([]);
    setActive(-1);
  };
  const look = async () => {
    if (!suggest.current) {
      // Offline the line can still be typed and read.
      const loaded = await import("@/lib/domain/prescriptions/formulary/find").catch(() => undefined);
      if (!loaded) return;
      suggest.current = loaded.suggestMedicines;
      setLoaded(true);
    }
    const typed = typedName(input.current?.value ?? "");
    setFound(typed && input.current === document.activeElement ? suggest.current(typed.name, MOST, new Set(medicines.map(({ drug }) => drug))) : []);
    setActive(-1);
  };
  const choose = ({ name }: Found) => {
    const field = input.current!;
    const typed = typedName(field.value);
    field.value = `${typed?.before ?? ""}${name.toLowerCase()} `;
    field.focus();
    close();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (!isOpen || event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      // One place more than there are medicines: the line itself.
      setActive((now) => ((now + 1 + step + found.length + 1) % (found.length + 1)) - 1);
    } else if (event.key === "Enter" && active >= 0) choose(found[active]!);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  };
  return (
    <div className="relative min-w-0 flex-1 basis-64">
      <InputField
        ref={input}
        label={t("label")}
        optional
        hint={t("hint")}
        name="line"
        list={isLoaded ? undefined : "medicines"}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={300}
        autoFocus={autoFocus}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        onInput={() => void look()}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={t("suggestions")} hidden={!isOpen} className="absolute inset-x-0 top-full z-20 mt-1 max-h-80 overflow-y-auto rounded-lg border border-line bg-paper py-1 shadow-lg">
        {found.map((one, n) => (
          // The field keeps the focus, so a press must not take it.
          <li
            key={one.name}
            id={`${id}-${n}`}
            role="option"
            aria-selected={n === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(one)}
            className={cn("flex min-h-11 cursor-pointer flex-wrap items-center gap-x-3 px-4 py-1.5 text-sm", n === active ? "bg-primary/10" : "hover:bg-primary/5")}
          >
            <span className="font-semibold">{one.name}</span>
            {one.by ? <span className="text-ink-soft">{t("by", { name: one.by })}</span> : null}
            <span className="ms-auto text-ink-soft">{notes.get(one.name)}</span>
          </li>
        ))}
      </ul>
      <p className="sr-only" role="status">
        {isOpen ? t("count", { count: found.length }) : ""}
      </p>
    </div>
  );
}
