import { Fact, FactList } from "./fact-list";

export interface WrittenPart {
  label: string;
  text: string | null;
}

/** The written record of a consultation, part by part as typed. If nothing was written, `empty` is shown. */
export function WrittenParts({ parts, empty }: { parts: WrittenPart[]; empty: string }) {
  const written = parts.filter(({ text }) => text);
  if (written.length === 0) return <p className="text-ink-soft">{empty}</p>;
  return (
    <FactList>
      {written.map(({ label, text }) => (
        <Fact key={label} label={label}>
          <span dir="auto" className="block font-normal wrap-anywhere whitespace-pre-line">{text}</span>
        </Fact>
      ))}
    </FactList>
  );
}
