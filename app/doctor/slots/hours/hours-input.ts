/** The weekly hours of a form as an input: fields `rules.0.from` and so on, and what the doctor decided for each visit that is hit. */
export function hoursInput(form: FormData): Record<string, unknown> {
  const places = new Set([...form.keys()].flatMap((name) => /^rules\.(\d+)\./.exec(name)?.[1] ?? []).map(Number));
  const rules = [...places].sort((a, b) => a - b).map((n) => {
    const one = (name: string) => form.get(`rules.${n}.${name}`);
    return {
      days: form.getAll(`rules.${n}.days`).map(String),
      from: one("from"),
      to: one("to"),
      slotMinutes: one("slotMinutes"),
      bufferMinutes: one("bufferMinutes"),
      modes: form.getAll(`rules.${n}.modes`),
    };
  });
  return { rules, leadMinutes: form.get("leadMinutes"), horizonDays: form.get("horizonDays"), version: Number(form.get("version")), decisions: decisionsIn(form) };
}

/** Leave or extra hours of a form as an input. */
export function exceptionInput(form: FormData): Record<string, unknown> {
  const kind = form.get("kind");
  const common = { kind, from: form.get("from"), to: form.get("to"), reason: text(form, "reason"), decisions: decisionsIn(form) };
  if (kind !== "extra") return common;
  return { ...common, slotMinutes: text(form, "slotMinutes"), replacesDay: form.get("replacesDay") === "true" ? true : undefined };
}

const text = (form: FormData, name: string) => {
  const typed = String(form.get(name) ?? "").trim();
  return typed === "" ? undefined : typed;
};

const decisionsIn = (form: FormData) =>
  [...form.entries()].flatMap(([name, decision]) => (name.startsWith("decision.") ? [{ consultationId: name.slice("decision.".length), decision: String(decision) }] : []));
