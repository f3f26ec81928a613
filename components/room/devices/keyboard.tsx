"use client";

import { Keyboard } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { DialogButton } from "@/components/ui/dialog-button";
import { remember, remembered } from "./remembered";

export const LETTERS = { microphone: "M", camera: "V", turn: "T", screen: "S" } as const;

/** Which letters do what in the room, and a switch for all of them. Drawn where there is likely to be a keyboard. */
export function KeyboardHelp({ of }: { of: readonly (keyof typeof LETTERS)[] }) {
  const t = useTranslations("room.keyboard");
  const [letters, setLetters] = useState(() => remembered().letters);
  return (
    <>
      <DialogButton dialog="room-keyboard" variant="quiet" size="sm" className="hidden pointer-fine:inline-flex">
        <Keyboard aria-hidden="true" className="size-5" />
        {t("title")}
      </DialogButton>
      <Dialog id="room-keyboard" title={t("title")} description={t("description")}>
        <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
          {of.map((name) => (
            <div key={name} className="contents">
              <dt>
                <kbd className="inline-grid size-8 place-items-center rounded-sm border border-line-strong bg-sunk font-mono text-sm">{LETTERS[name]}</kbd>
              </dt>
              <dd>{t(name)}</dd>
            </div>
          ))}
        </dl>
        <Checkbox
          label={t("letters")}
          checked={letters}
          onChange={({ target }) => {
            remember({ letters: target.checked });
            setLetters(target.checked);
          }}
          className="mt-4"
        />
      </Dialog>
    </>
  );
}
