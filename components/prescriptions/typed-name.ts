/** Words of a form that may stand before a medicine's name. */
const FORM = /^(?:(?:t|tabs?|tablets?|c|caps?|capsules?|syp|syr|syrup|susp|inj|injection|oint|ointment|crm|cream|gel|lotion|drops?|inh|inhaler|neb|sachet|powder)\.?\s+)+/i;

/** The medicine's name in a line that is being typed, and what stands before it. Undefined once the directions begin. */
export function typedName(line: string): { before: string; name: string } | undefined {
  const before = /^\s*/.exec(line)![0] + (FORM.exec(line.trimStart())?.[0] ?? "");
  const name = line.slice(before.length);
  return name.trim().length < 2 || /\d/.test(name) || name.length > 60 ? undefined : { before, name };
}
