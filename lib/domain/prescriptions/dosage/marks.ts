/*
 * A line as it is read: what was understood is covered, so that what is left over shows what was not.
 */

const COVER = "\u0000";

/** What can be meant by a part of a line, each as the whole line that says so without doubt. */
export interface Choice {
  /** What the doctor sees. */
  text: string;
  /** The line to read instead. */
  line: string;
}

export type About = "medicine" | "form" | "strength" | "dose" | "frequency" | "days" | "weight" | "limit" | "rest";

/** A part of a line that can mean several things. Without choices it must be written in the fields. */
export interface Question {
  about: About;
  /** The part in question; empty if it is missing. */
  part: string;
  choices: Choice[];
}

/** A text of which parts are taken one after the other. */
export class Marked {
  private left: string;

  constructor(readonly text: string) {
    this.left = text;
  }

  /** Takes the first part that matches, if there is one. */
  take(pattern: RegExp): (RegExpExecArray & { at: number }) | undefined {
    const found = pattern.exec(this.left);
    if (!found) return undefined;
    this.left = this.left.slice(0, found.index) + COVER.repeat(found[0].length) + this.left.slice(found.index + found[0].length);
    return Object.assign(found, { at: found.index });
  }

  /** Takes all parts that match. */
  takeAll(pattern: RegExp): (RegExpExecArray & { at: number })[] {
    const all = [];
    for (let one = this.take(pattern); one; one = this.take(pattern)) all.push(one);
    return all;
  }

  /** The text before the first part that was taken, and the pieces between the others. */
  rest(): { before: string; after: string[] } {
    const [before = "", ...after] = this.left.split(new RegExp(`${COVER}+`));
    return { before, after };
  }

  /** The text with one part written differently. */
  with(at: number, length: number, instead: string): string {
    return tidy(`${this.text.slice(0, at)} ${instead} ${this.text.slice(at + length)}`);
  }

  /** A question about a part that was taken. */
  ask(about: About, found: RegExpExecArray & { at: number }, meanings: readonly string[]): Question {
    return { about, part: found[0].trim(), choices: meanings.map((text) => ({ text, line: this.with(found.at, found[0].length, text) })) };
  }

  /** A question about something that is missing. */
  askFor(about: About, meanings: readonly string[]): Question {
    return { about, part: "", choices: meanings.map((text) => ({ text, line: tidy(`${this.text} ${text}`) })) };
  }
}

export const tidy = (text: string) => text.replace(/\s+/g, " ").trim();

const numbers: Readonly<Record<string, string>> = { one: "1", two: "2", three: "3", four: "4", five: "5", six: "6", half: "0.5" };
const fractions: Readonly<Record<string, number>> = { "½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75 };

/** A line in small letters, with fractions and words for numbers as decimals. What is in quotes stays as it is. */
export function normalised(line: string): string {
  const text = line
    .toLowerCase()
    .replace(/[‐-―−]/g, "-")
    .replace(/[×✕]/g, "x")
    .replace(/[“”]/g, '"')
    .replace(/µ|μ/g, "mc")
    .replace(/(\d),(?=(?:\d\d,)*\d{3}(?!\d))/g, "$1")
    .replace(/(?:(?<![\d.])(\d) ?)?([½¼¾])/g, (_, whole: string | undefined, part: string) => String(Number(whole ?? 0) + fractions[part]!))
    .replace(/(?<![\d./])(?:(?<![\d.])(\d) )?(1\/2|1\/4|3\/4)(?![\d./]|\s*(?:d|w)\b)/g, (_, whole: string | undefined, part: string) => String(Number(whole ?? 0) + fractions[part]!))
    .replace(/(?<![\d.])\.(\d)/g, "0.$1")
    .replace(/\b(one|two|three|four|five|six) and (?:a )?half\b/g, (_, whole: string) => `${numbers[whole]}.5`)
    .replace(/\bhalf an?\b/g, "half")
    .replace(/\b(one|two|three|four|five|six|half)\b/g, (word) => numbers[word]!)
    .replace(/\b(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(days?|s)?\s*[,&]\s*(?=(?:mon|tue|wed|thu|fri|sat|sun))/g, "$1 ")
    .replace(/\b(morning|noon|afternoon|evening|night)\s*[,&]\s*(?=(?:morning|noon|afternoon|evening|night))/g, "$1 and ");
  return tidy(text);
}
