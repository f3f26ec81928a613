import { useTranslations } from "next-intl";
import { Dosage } from "@/lib/domain/prescriptions/dosage/schema";
import { sentence } from "@/lib/domain/prescriptions/dosage/sentence";

interface DosageSentenceProps {
  json: string;
  route: string;
  /** The medicine with its form and strength. */
  product: string;
  /** Set if the line named no strength. */
  taken: string;
}

/** What a line was read as, in both languages, so that the doctor sees it before it counts. Needs the messages of `prescribe`. */
export function DosageSentence({ json, route, product, taken: takenJson }: DosageSentenceProps) {
  const t = useTranslations("prescribe");
  const dosage = Dosage.safeParse(parsed(json));
  if (!dosage.success) return null;
  const taken = takenIn(parsed(takenJson));
  return (
    <div className="mb-4 grid gap-1 border-s-2 border-primary ps-3 text-sm">
      <p>
        <span className="text-ink-soft">{t("line.readAs")} </span>
        <strong className="font-semibold">{product}.</strong> {sentence(dosage.data, "en", route)}
      </p>
      <p lang="hi">{sentence(dosage.data, "hi", route)}</p>
      {taken ? (
        <p className="mt-1 rounded-md bg-warning-soft px-3 py-2 font-medium" role="note">
          {t("line.taken", { strength: taken.strength })} {taken.also.length > 0 ? t("line.also", { strengths: taken.also.join(", ") }) : t("line.onlyOne")}
        </p>
      ) : null}
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

/** The field travels through the browser, so it may hold anything. */
function takenIn(value: unknown): { strength: string; also: string[] } | undefined {
  const { strength, also } = (value ?? {}) as { strength?: unknown; also?: unknown };
  return typeof strength === "string" && Array.isArray(also) ? { strength, also: also.map(String) } : undefined;
}
