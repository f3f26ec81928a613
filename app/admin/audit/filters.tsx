import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { InputField } from "@/components/ui/input";
import { SelectField } from "@/components/ui/select";
import { policy } from "@/lib/core/policy";
import type { Query } from "./query";

const actions = Object.keys(policy).sort();
const nouns = [...new Set(actions.map((action) => action.slice(0, action.indexOf("."))))];
const choices = (values: string[]) => values.map((value) => ({ value, label: value }));

/** The filters of the audit. A plain form, so that its address can be saved and shared. */
export function Filters({ filter }: { filter: Omit<Query, "cursor"> }) {
  const t = useTranslations("adminAudit");
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <form role="search" aria-label={t("filter")} className="mb-8 grid grid-cols-2 gap-4 lg:grid-cols-4">
      <SelectField className="col-span-2 lg:col-span-1" label={t("action")} name="action" placeholder={t("any")} options={choices(actions)} defaultValue={filter.action ?? ""} />
      <SelectField className="col-span-2 lg:col-span-1" label={t("resourceType")} name="resourceType" placeholder={t("any")} options={choices(nouns)} defaultValue={filter.resourceType ?? ""} />
      <InputField label={t("from")} name="from" type="date" defaultValue={filter.from ?? ""} />
      <InputField label={t("to")} name="to" type="date" defaultValue={filter.to ?? ""} />
      <InputField className="col-span-2" label={t("actorId")} name="actorId" defaultValue={filter.actorId ?? ""} autoComplete="off" spellCheck={false} maxLength={100} />
      <InputField className="col-span-2" label={t("resourceId")} name="resourceId" defaultValue={filter.resourceId ?? ""} autoComplete="off" spellCheck={false} maxLength={100} />
      <div className="col-span-2 flex flex-wrap gap-3 lg:col-span-4">
        <Button type="submit">{t("show")}</Button>
        {isFiltered ? (
          <ButtonLink href="/admin/audit" variant="quiet">
            {t("clear")}
          </ButtonLink>
        ) : null}
      </div>
    </form>
  );
}
