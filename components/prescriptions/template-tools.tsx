"use client";

import { BookmarkPlus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { InputField } from "@/components/ui/input";

/** A template by its name; a favourite is one medicine. */
export interface TemplateName {
  id: string;
  name: string;
  isFavourite: boolean;
}

interface TemplateToolsProps {
  templates: readonly TemplateName[];
  /** The name under which medicines were kept just now. */
  kept?: string;
}

/** The doctor's own templates and favourites to insert, and a name under which the medicines and advice are kept. Needs the messages of `prescribe`. */
export function TemplateTools({ templates, kept }: TemplateToolsProps) {
  const t = useTranslations("prescribe.templates");
  const groups = [
    { title: t("favourites"), of: templates.filter(({ isFavourite }) => isFavourite) },
    { title: t("whole"), of: templates.filter(({ isFavourite }) => !isFavourite) },
  ].filter(({ of }) => of.length > 0);
  return (
    <details className="mb-5" open={kept !== undefined || undefined}>
      <summary className="cursor-pointer text-sm font-semibold text-primary">{t("title")}</summary>
      <div className="mt-3 grid gap-4">
        {kept === undefined ? null : <Alert tone="success">{t("kept", { name: kept })}</Alert>}
        {groups.length === 0 ? <p className="text-sm text-ink-soft">{t("none")}</p> : null}
        {groups.map(({ title, of }) => (
          <div key={title}>
            <p className="mb-1 text-sm font-semibold">{title}</p>
            <ul className="flex flex-wrap gap-2">
              {of.map(({ id, name }) => (
                <li key={id} className="max-w-full">
                  <Button type="submit" name="intent" value={`template-${id}`} variant="secondary" size="sm" formNoValidate className="h-auto min-h-11 max-w-full py-2 text-start wrap-anywhere whitespace-normal">
                    <Plus aria-hidden="true" className="size-4 shrink-0" />
                    {name}
                  </Button>
                </li>
              ))}
            </ul>
          </div>
        ))}
        <div className="flex flex-wrap items-end gap-3">
          <InputField label={t("name")} optional hint={t("nameHint")} name="templateName" maxLength={80} autoComplete="off" className="min-w-0 flex-1 basis-64" />
          <Button type="submit" name="intent" value="keep" variant="secondary" formNoValidate>
            <BookmarkPlus aria-hidden="true" className="size-4" />
            {t("save")}
          </Button>
        </div>
        <a href="/doctor/templates" target="_blank" className="text-link inline-flex min-h-11 items-center justify-self-start text-sm">
          {t("manage")}
        </a>
      </div>
    </details>
  );
}
