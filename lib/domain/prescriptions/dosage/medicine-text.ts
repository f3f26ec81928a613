import { findMedicine, type Found, suggestMedicines } from "../formulary/find";
import { formNames } from "./forms";
import { type Choice, type Question, tidy } from "./marks";

/** What stands before the directions of a line. */
export interface MedicineText {
  /** The medicine's name; by its generic name where it is known. */
  name: string;
  known: Found[];
  form?: string;
  /** Slow release and the like, which is part of the form. */
  release?: string;
  /** A number without a unit: its strength, or how many. */
  bare?: string;
  question?: Question;
}

const formWords: readonly (readonly [RegExp, string])[] = [
  [/^(?:t\.|tabs?\.?|tablets?)\s+/, "tablet"], [/^(?:c\.|caps?\.?|capsules?)\s+/, "capsule"], [/^(?:syp\.?|syr\.?|syrup|susp\.?|suspension|liq\.?|liquid)\s+/, "syrup"],
  [/^(?:inj\.?|injection)\s+/, "injection"], [/^(?:oint\.?|ointment|ung\.?)\s+/, "ointment"], [/^(?:crm\.?|cream)\s+/, "cream"], [/^gel\s+/, "gel"], [/^(?:lot\.?|lotion)\s+/, "lotion"],
  [/^(?:e\/d|eye drops?|gtt eye)\s+/, "eye drops"], [/^(?:ear drops?)\s+/, "ear drops"], [/^(?:nasal drops?|n\/d)\s+/, "nasal drops"], [/^(?:nasal spray)\s+/, "nasal spray"],
  [/^(?:drops?|gtt)\s+/, "drops"], [/^(?:inh\.?|inhaler|mdi|rotacaps?)\s+/, "inhaler"], [/^(?:neb\.?|respules?)\s+/, "nebuliser solution"], [/^(?:sachet|sach\.?)\s+/, "sachet"],
  [/^(?:supp?\.?|suppository)\s+/, "suppository"], [/^(?:pess\.?|pessary)\s+/, "pessary"], [/^(?:pdr\.?|powder|pulv\.?)\s+/, "powder"], [/^(?:sol\.?|soln\.?|solution)\s+/, "solution"],
];
const formEndings: readonly (readonly [RegExp, string])[] = [
  [/\s+(?:eye ?drops?|e\/d)$/, "eye drops"], [/\s+eye (?:ointment|oint)$/, "eye ointment"], [/\s+ear ?drops?$/, "ear drops"], [/\s+nasal drops?$/, "nasal drops"], [/\s+nasal spray$/, "nasal spray"],
  [/\s+(?:tab|tablets?)$/, "tablet"], [/\s+(?:cap|capsules?)$/, "capsule"], [/\s+(?:syp|syrup|susp|suspension)$/, "syrup"], [/\s+(?:cream|crm)$/, "cream"], [/\s+(?:oint|ointment)$/, "ointment"],
  [/\s+gel$/, "gel"], [/\s+lotion$/, "lotion"], [/\s+drops$/, "drops"], [/\s+(?:inh|inhaler|mdi|rotacaps?)$/, "inhaler"], [/\s+(?:injection|inj)$/, "injection"], [/\s+sachets?$/, "sachet"],
  [/\s+shampoo$/, "shampoo"], [/\s+(?:mouthwash)$/, "mouthwash"], [/\s+gargles?$/, "gargle"], [/\s+powder$/, "powder"], [/\s+(?:respules?|nebuli[sz]ation)$/, "nebuliser solution"],
];
const classical: readonly (readonly [RegExp, string])[] = [
  [/\b(?:churnam?|choornam?|choorna)$/, "powder"], [/\b(?:vati|gutika|gulika|guggulu?|bati)$/, "tablet"], [/\b(?:kwatham?|kashayam?|kadha|kudineer)$/, "decoction"], [/(?:arishtam?|asavam?)$/, "liquid"],
  [/\b(?:tailam?|thailam|tail)$/, "oil"], [/\b(?:ghritam?|ghrit|ghee)$/, "ghee"], [/\b(?:avaleha|leham?|lehyam|rasayanam?)$/, "linctus"], [/\b(?:bhasma|pishti)$/, "powder"],
];
const RELEASE = /^(sr|xr|er|mr|xl|cr|la|pr|dt|md|dispersible|retard)\b\s*/;

/** The form that one word names: "cap", "tablet". */
export const formNamed = (word: string): string | undefined => [...formWords, ...formEndings].find(([pattern]) => pattern.test(`${word} `) || pattern.test(` ${word}`))?.[1];

/** Reads the medicine, its form and a number without a unit. @param line the whole line, of which a choice replaces the name */
export function readMedicine(before: string, line: string): MedicineText {
  let text = tidy(before);
  const quoted = /^(.*?)"([^"]+)"\s*(.*)$/.exec(text);
  let form: string | undefined;
  for (const [pattern, meant] of formWords) {
    if (pattern.test(`${text} `)) {
      text = `${text} `.replace(pattern, "").trim();
      form = meant;
      break;
    }
  }
  for (const name of form ? [] : formNames) {
    if (!text.startsWith(`${name} `)) continue;
    text = text.slice(name.length).trim();
    form = name;
  }
  if (quoted) return { name: quoted[2]!.trim(), known: [], ...(form ? { form } : {}), ...(quoted[3] ? bareIn(quoted[3]) : {}) };
  const { known, rest } = leading(text);
  if (known.length > 0) return withKnown(known, rest, text, line, form);
  return unknown(text, line, form);
}

const bareIn = (text: string) => (/^\d+(?:\.\d+)?$/.test(text.trim()) ? { bare: text.trim() } : {});

/** The known medicines with which a text begins, and what follows them. */
function leading(text: string): { known: Found[]; rest: string } {
  const known: Found[] = [];
  let rest = text;
  for (;;) {
    const words = rest.replace(/^\s*(?:\+|&|\/|with\b|and\b)\s*/, "").split(/\s+/).filter(Boolean);
    let taken = 0;
    for (let n = Math.min(words.length, 5); n > 0 && taken === 0; n--) {
      const found = findMedicine(words.slice(0, n).join(" "));
      if (found && !/^\d/.test(words[0]!)) {
        known.push(found);
        taken = n;
      } else if (n === 1) {
        const joined = /^([a-z][a-z ]*?)[+/&]([a-z].*)$/.exec(words[0]!);
        const first = joined && findMedicine(joined[1]!);
        if (first) return leadingAfter(known, first, [joined[2]!, ...words.slice(1)].join(" "), rest);
      }
    }
    if (taken === 0) return { known, rest: rest.trim() };
    rest = words.slice(taken).join(" ");
    if (rest === "") return { known, rest };
  }
}

function leadingAfter(known: Found[], first: Found, following: string, rest: string): { known: Found[]; rest: string } {
  const more = leading(following);
  return more.known.length > 0 ? { known: [...known, first, ...more.known], rest: more.rest } : { known, rest };
}

function withKnown(known: Found[], following: string, text: string, line: string, given?: string): MedicineText {
  const name = known.map((one) => one.name).join(" + ");
  let rest = following;
  let form = given;
  for (const [pattern, meant] of formEndings) {
    if (form === undefined && pattern.test(` ${rest}`)) {
      rest = ` ${rest}`.replace(pattern, "").trim();
      form = meant;
    }
  }
  for (const [pattern, meant] of formWords) {
    if (!/^\D+\d/.test(rest) || !pattern.test(rest) || (form !== undefined && form !== meant)) continue;
    rest = rest.replace(pattern, "");
    form = meant;
  }
  const release = RELEASE.exec(rest)?.[1];
  if (release) rest = rest.replace(RELEASE, "").trim();
  const bare = /^(\d+(?:\.\d+)?(?:\/\d+(?:\.\d+)?)*)(?:\s+(\d+(?:\.\d+)?))?(?:\s*x)?$/.exec(rest);
  const read: MedicineText = { name, known, ...(form ? { form } : {}), ...(release ? { release } : {}) };
  if (rest === "" || rest === "x" || rest === "-" || rest === ":") return read;
  if (bare) return { ...read, bare: [bare[1], bare[2]].filter(Boolean).join(" ") };
  // "pan d" is not pantoprazole: letters after a name make another medicine of it.
  return { ...read, question: choose(text.slice(0, text.length), line, [`"${text.replace(/\s+\d[\d./ ]*$/, "")}"`, ...known.map((one) => `"${one.name.toLowerCase()}"`)], text.replace(/\s+\d[\d./ ]*$/, "")) };
}

function unknown(text: string, line: string, given?: string): MedicineText {
  const [, name = "", bare] = /^(.*?)(?:\s+(\d+(?:\.\d+)?(?:\/\d+(?:\.\d+)?)*(?:\s+\d+(?:\.\d+)?)?))?(?:\s+x)?$/.exec(text)!;
  let plain = name.trim();
  let form = given;
  for (const [pattern, meant] of formEndings) {
    if (form === undefined && pattern.test(plain)) {
      plain = plain.replace(pattern, "").trim();
      form = meant;
    }
  }
  form ??= classical.find(([pattern]) => pattern.test(plain))?.[1];
  const rest = { ...(form ? { form } : {}), ...(bare ? { bare } : {}) };
  if (plain === "") return { name: "", known: [], ...rest, question: { about: "medicine", part: "", choices: [] } };
  const again = plain === name.trim() ? undefined : findMedicine(plain);
  if (again) return { name: again.name, known: [again], ...rest };
  const alike = suggestMedicines(plain, 4);
  if (plain.length < 3 || alike.length === 0) return { name: plain, known: [], ...rest };
  return { name: plain, known: [], ...rest, question: choose(plain, line, [...alike.map((one) => one.name.toLowerCase()), `"${plain}"`], plain) };
}

function choose(part: string, line: string, meanings: readonly string[], replaced: string): Question {
  const at = line.indexOf(replaced);
  const choices: Choice[] = meanings.map((meaning) => ({
    text: meaning.replaceAll('"', ""),
    line: tidy(at < 0 ? `${meaning} ${line}` : `${line.slice(0, at)}${meaning.replace(/^"(.*)"$/, (whole, inner: string) => (findMedicine(inner) && inner !== replaced ? inner : whole))}${line.slice(at + replaced.length)}`),
  }));
  return { about: "medicine", part, choices };
}
