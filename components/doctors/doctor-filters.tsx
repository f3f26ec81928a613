import { SlidersHorizontal } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import Form from "next/form";
import { InputField } from "@/components/ui/input";
import { SelectField } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { type ChoiceName, filterOptions, type FilterWords } from "./filter-options";
import { filterNames, isLocalDate, type SearchQuery } from "./search-query";

const choices = ["specialization", "location", "systemOfMedicine", "language", "mode", "minRating", "maxFee"] as const satisfies readonly ChoiceName[];

/**
 * The search and its filters: a plain GET form that the server fills with the current search. On a narrow screen the
 * filters fold away behind a button with their number.
 */
export function DoctorFilters({ query, today }: { query: SearchQuery; today: string }) {
  const t = useTranslations("doctors");
  const names = useTranslations("specializations");
  const modes = useTranslations("booking.modes");
  const locale = useLocale();
  const words: FilterWords = {
    locale,
    specialization: (key) => names(`${key}.name`),
    mode: (mode) => modes(`${mode}.label`),
    ratingFrom: (rating) => t("ratingFrom", { rating }),
    feeUpTo: (fee) => t("feeUpTo", { fee }),
  };
  const day = query.availableOn && isLocalDate(query.availableOn) ? query.availableOn : undefined;
  const count = filterNames.filter((name) => name !== "q" && query[name]).length;
  return (
    // The key renders the fields again for another search, so that they hold its values.
    <Form key={JSON.stringify(query)} action="/doctors" role="search" aria-label={t("search")} className="flex flex-col gap-4">
      <InputField label={t("q")} name="q" type="search" placeholder={t("qPlaceholder")} defaultValue={query.q} maxLength={100} enterKeyHint="search" />
      <details className="open-wide">
        <summary className="inline-flex min-h-11 items-center gap-2 rounded-sm font-semibold text-primary hover:underline">
          <SlidersHorizontal aria-hidden="true" className="size-4.5" />
          {count > 0 ? t("filtersCount", { count }) : t("filters")}
        </summary>
        <div className="flex flex-col gap-4 pt-2 lg:pt-0">
          {choices.map((name) => (
            <SelectField
              key={name}
              label={t(name)}
              name={name}
              placeholder={t(name === "location" ? "anywhere" : "any")}
              defaultValue={query[name]}
              options={filterOptions(name, words, query[name])}
            />
          ))}
          <InputField label={t("availableOn")} name="availableOn" type="date" min={today} defaultValue={day} />
        </div>
      </details>
      {query.sort ? <input type="hidden" name="sort" value={query.sort} /> : null}
      {query.for ? <input type="hidden" name="for" value={query.for} /> : null}
      <SubmitButton variant="secondary" pendingLabel={t("searching")}>
        {t("submit")}
      </SubmitButton>
    </Form>
  );
}
