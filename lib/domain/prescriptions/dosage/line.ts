import { type Directions, readDirections } from "./directions";
import { type Amounts, fitStrength, type TakenStrength } from "./fit-strength";
import { normalised, type Question, tidy } from "./marks";
import { formNamed, type MedicineText, readMedicine } from "./medicine-text";
import { countOf, quantityText } from "./quantity";
import { Dosage, type Dose } from "./schema";

/** A line that says one thing only. */
export interface ReadLine {
  kind: "read";
  /** The generic name where it is known, otherwise as typed. */
  medicine: string;
  form: string;
  /** Empty if the line does not say it and it is not known. */
  strength: string;
  /** Set if the line names no strength, so that the doctor is told which one was taken. */
  taken?: TakenStrength;
  route: string;
  dosage: Dosage;
  /** "10 tablets"; empty if it cannot be worked out. */
  quantity: string;
  /** What else was written, for the instructions. */
  notes: string;
}

/** A line with one part that is missing or means several things. */
export type AskedLine = { kind: "question" } & Question;

export interface LineOptions {
  /** For amounts by weight. */
  weightKg?: number | null;
}

/**
 * Reads one medicine as Indian doctors write it: `pcm 500 1-0-1 pc x5d`. What can mean several things is asked and never guessed;
 * each choice is a whole line, so that reading that line goes on from there.
 */
export function parseLine(typed: string, { weightKg }: LineOptions = {}): ReadLine | AskedLine {
  const text = normalised(typed);
  const segments = segmentsOf(text);
  const [first] = segments;
  const ask = (question: Question, segment = 0): AskedLine => ({ kind: "question", ...question, choices: question.choices.map(({ text: label, line }) => ({ text: label, line: joined(segments, segment, line) })) });

  const { before, formWord } = readDirections(first!.text);
  const medicine = readMedicine(before, first!.text);
  if (medicine.question) return ask(medicine.question);
  const form = medicine.form ?? (formWord && formNamed(formWord)) ?? onlyForm(medicine);
  const steps = segments.map((segment) => readDirections(segment.text, form));
  for (const [n, { questions: [question] }] of steps.entries()) if (question) return ask(question, n);

  const fitted = fitStrength(medicine, form, steps, first!.text);
  if ("question" in fitted) return ask(fitted.question);
  return assemble(medicine, fitted, steps, segments, weightKg ?? undefined, ask);
}

function assemble(medicine: MedicineText, fitted: Amounts, steps: readonly Directions[], segments: readonly Segment[], weightKg: number | undefined, ask: (question: Question, segment?: number) => AskedLine): ReadLine | AskedLine {
  const { form, strength, route } = fitted;
  const missing = (about: Question["about"], words: readonly string[], n: number) => ask({ about, part: "", choices: words.map((word) => ({ text: word, line: tidy(`${segments[n]!.text} ${word}`) })) }, n);
  const doses: Dose[] = [];
  for (const [n, step] of steps.entries()) {
    const isNeeded = step.asNeeded !== undefined;
    const often = step.doses.length > 0 && step.doses.every(({ amount: _, unit: __, ...rest }) => Object.keys(rest).length > 0);
    if (!often && !isNeeded) return missing("frequency", ["1-0-0", "1-0-1", "1-1-1", "at night", "sos"], n);
    if (isNeeded && step.asNeeded!.maxPerDay === undefined && !often) return missing("limit", ["max 1/day", "max 2/day", "max 3/day", "max 4/day"], n);
    const isOnce = step.doses.some(({ once }) => once);
    const days = step.days ?? (isOnce ? 1 : sharedDays(steps, segments, n));
    if (days === undefined) return missing("days", ["3 days", "5 days", "7 days", "10 days", "14 days", "30 days"], n);
    const list = step.doses.length > 0 ? step.doses : [{}];
    for (const [m, dose] of list.entries()) {
      const amount = fitted.amountOf(step, dose, n, weightKg);
      if ("question" in amount) return ask(amount.question, n);
      const { amount: _, unit: __, ...when } = dose as Partial<Dose>;
      doses.push({ ...amount, ...when, days, ...(m > 0 || segments[n]!.isAlongside ? { alongside: true } : {}) });
    }
  }
  const food = steps.find((step) => step.food)?.food ?? "any";
  const [needed] = steps.filter(({ asNeeded }) => asNeeded);
  const perKg = steps.find((step) => step.perKg)?.perKg;
  const most = needed && (needed.asNeeded!.maxPerDay ?? timesADay(doses[0]!));
  const read = Dosage.safeParse({ doses, food, ...(most ? { asNeeded: { maxPerDay: most } } : {}), ...(perKg && weightKg ? { perKg: { ...perKg, weightKg } } : {}) });
  if (!read.success) return ask({ about: "rest", part: segments[0]!.text, choices: [] });
  const notes = steps.flatMap((step) => step.notes);
  const unread = notes.find((note) => /\d/.test(note) && !/\d\s*(?:°|f\b|c\b|hr?s?\b|hours?\b|min|ml (?:of )?(?:warm )?(?:water|milk))/.test(note));
  if (unread) return ask({ about: "rest", part: unread, choices: [] });
  const dosage = read.data;
  const quantity = steps.find((step) => step.quantity)?.quantity;
  return {
    kind: "read",
    medicine: medicine.known.length > 0 ? medicine.name : medicine.name.toUpperCase(),
    form, strength, route, dosage,
    quantity: quantity ? dispensed(quantity, doses[0]!.unit) : quantityText(dosage, form),
    notes: notes.join(", "),
    ...(fitted.taken ? { taken: fitted.taken } : {}),
  };
}

/** What the line says to dispense; a number alone counts what is taken. */
const dispensed = (written: string, unit: Dose["unit"]) => (/^[\d.]+$/.test(written) ? countOf({ amount: Number(written), unit }) : written);

const timesADay = ({ when, everyHours, timesADay: times }: Dose) => when?.length ?? times ?? (everyHours ? Math.floor(24 / everyHours) : 1);

/** "1 morning, 2 night x 5 d": the days at the end hold for both. */
function sharedDays(steps: readonly Directions[], segments: readonly Segment[], n: number): number | undefined {
  if (segments[n]!.isAlongside) return steps[n - 1]!.days ?? sharedDays(steps, segments, n - 1);
  return segments[n + 1]?.isAlongside ? steps[n + 1]!.days : undefined;
}

interface Segment {
  text: string;
  /** What parts it from the one before. */
  joint: string;
  isAlongside: boolean;
}

/** The steps of a line. What is set off by a comma and says not how often belongs to the step before. */
function segmentsOf(text: string): Segment[] {
  const pieces = text.split(/(\s*[;,]\s*|\s*(?:\bthen\b|\bfollowed by\b|->|→)\s*)/);
  const segments: Segment[] = [{ text: tidy(pieces[0]!), joint: "", isAlongside: false }];
  const timed = (directions: Directions) => directions.doses.some(({ amount: _, unit: __, ...often }) => Object.keys(often).length > 0);
  for (let n = 1; n < pieces.length; n += 2) {
    const [joint, piece] = [pieces[n]!.trim(), tidy(pieces[n + 1] ?? "")];
    if (piece === "") continue;
    const last = segments.at(-1)!;
    const [before, own] = [readDirections(last.text), readDirections(piece)];
    const isThen = !/^[;,]$/.test(joint);
    if (timed(before) && (timed(own) || (isThen && own.doses.length > 0))) {
      const overlap = before.doses.some(({ when }) => when?.some((part) => own.doses.some((dose) => dose.when?.includes(part))));
      segments.push({ text: piece, joint: isThen ? "then" : ",", isAlongside: !isThen && before.days === undefined && !overlap && own.doses.some(({ when }) => when !== undefined) });
    } else last.text = tidy(`${last.text} ${piece}`);
  }
  return segments;
}

const joined = (segments: readonly Segment[], changed: number, line: string) =>
  tidy(segments.map(({ text, joint }, n) => `${joint === "," ? ", " : joint ? ` ${joint} ` : ""}${n === changed ? line : text}`).join(""));

/** The form of a medicine that comes in one form only. */
function onlyForm({ known }: MedicineText): string | undefined {
  const forms = new Set(known.length === 1 ? known[0]!.entry?.products.map(({ form }) => form) : []);
  return forms.size === 1 ? [...forms][0] : undefined;
}

