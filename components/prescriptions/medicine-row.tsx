"use client";

import { Star, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { InputField } from "@/components/ui/input";
import { useFieldFeedback } from "@/components/ui/action-form";
import { DosageSentence } from "./dosage-sentence";
import { fieldName, type MedicineField } from "./editor-state";

interface MedicineRowProps {
  row: number;
  /** False for the only row. */
  removable: boolean;
  start: Readonly<Record<string, string>>;
  /** A name as written in the doctor's own system of medicine; without it no example is shown. */
  exampleDrug?: string;
  focused: boolean;
}

/** The fields of one medicine, and the button that removes it. Needs the messages of `prescribe`. */
export function MedicineRow({ row, removable, start, exampleDrug, focused }: MedicineRowProps) {
  const t = useTranslations("prescribe");
  const valueOf = (name: MedicineField) => ({ value: start[fieldName(row, name)] });
  const { value: dosage = "" } = useFieldFeedback(fieldName(row, "dosage"), valueOf("dosage"));
  const { value: taken = "" } = useFieldFeedback(fieldName(row, "taken"), valueOf("taken"));
  const { value: route = "" } = useFieldFeedback(fieldName(row, "route"), valueOf("route"));
  const { value: drug = "" } = useFieldFeedback(fieldName(row, "drug"), valueOf("drug"));
  const { value: form = "" } = useFieldFeedback(fieldName(row, "form"), valueOf("form"));
  const { value: strength = "" } = useFieldFeedback(fieldName(row, "strength"), valueOf("strength"));
  // Once a field is typed over, what the line was read as says something else than the paper will.
  const [isTypedOver, setTypedOver] = useState(false);
  const field = (name: Exclude<MedicineField, "dosage" | "taken">) => ({
    label: t(`medicine.${name}`),
    name: fieldName(row, name),
    defaultValue: start[fieldName(row, name)],
    autoComplete: "off",
    placeholder: name === "drug" ? exampleDrug : t(`example.${name}`),
  });
  return (
    <fieldset onInput={() => setTypedOver(true)} className="rounded-lg border border-line bg-paper p-4 sm:p-5">
      <legend className="px-1 font-semibold">{t("medicineNumber", { number: row + 1 })}</legend>
      <input type="hidden" name={fieldName(row, "dosage")} defaultValue={dosage} />
      {isTypedOver ? null : <input type="hidden" name={fieldName(row, "taken")} defaultValue={taken} />}
      {dosage && !isTypedOver ? <DosageSentence json={dosage} route={route} product={[drug, [form, strength].filter(Boolean).join(" ")].filter(Boolean).join(", ")} taken={taken} /> : null}
      <div className="grid grid-cols-2 gap-4 sm:grid-cols-6">
        <InputField {...field("drug")} list="medicines" autoCapitalize="characters" autoFocus={focused} className="col-span-2 sm:col-span-6" />
        <InputField {...field("form")} list="forms" className="sm:col-span-3" />
        <InputField {...field("strength")} className="sm:col-span-3" />
        <InputField {...field("dose")} className="sm:col-span-2" />
        <InputField {...field("route")} list="routes" className="sm:col-span-2" />
        <InputField {...field("frequency")} list="frequencies" className="col-span-2" />
        <InputField {...field("durationDays")} inputMode="numeric" className="sm:col-span-3" />
        <InputField {...field("quantity")} className="sm:col-span-3" />
        <InputField {...field("instructions")} optional className="col-span-2 sm:col-span-6" />
      </div>
      <div className="mt-3 -ml-3 flex flex-wrap gap-x-2">
        <Button type="submit" name="intent" value={`favourite-${row}`} variant="quiet" size="sm" formNoValidate>
          <Star aria-hidden="true" className="size-4" />
          {t("templates.keepMedicine", { number: row + 1 })}
        </Button>
        {removable ? (
          <Button type="submit" name="intent" value={`remove-${row}`} variant="quiet" size="sm" formNoValidate>
            <Trash2 aria-hidden="true" className="size-4" />
            {t("remove", { number: row + 1 })}
          </Button>
        ) : null}
      </div>
    </fieldset>
  );
}
