import { useTranslations } from "next-intl";
import { Dosage } from "@/lib/domain/prescriptions/dosage/schema";
import { sentence } from "@/lib/domain/prescriptions/dosage/sentence";

/** What a line was read as, in both languages, so that the doctor sees it before it counts. Needs the messages of `prescribe`. */
export function DosageSentence({ json, route }: { json: string; route: string }) {
  const t = useTranslations("prescribe");
  const dosage = Dosage.safeParse(parsed(json));
  if (!dosage.success) return null;
  return (
    <div className="mb-4 grid gap-0.5 border-s-2 border-primary ps-3 text-sm">
      <p>
        <span className="text-ink-soft">{t("line.readAs")} </span>
        <strong className="font-semibold">{sentence(dosage.data, "en", route)}</strong>
      </p>
      <p lang="hi">{sentence(dosage.data, "hi", route)}</p>
    </div>
  );
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
