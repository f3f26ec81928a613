import { formulary } from "../../formulary/lists";
import { gate, type Situation } from "../gate";
import { rules } from "../rules";

interface Case extends Partial<Situation> {
  what: string;
  drug: string;
  form?: string;
  beside?: string[];
}

const base: Situation = { systemOfMedicine: "Modern medicine", mode: "video", followUp: false, ongoing: [], date: "2026-12-01" };

/** The examples that the Guidelines give in 3.7.1 and annexure 5. */
const examples: Case[] = [
  { what: "Fever, asked by text", drug: "PARACETAMOL", mode: "text" },
  { what: "Diarrhoea, by phone", drug: "ORAL REHYDRATION SALTS", mode: "audio" },
  { what: "Cough, by text", drug: "DEXTROMETHORPHAN", mode: "text", form: "syrup" },
  { what: "A supplement, by text", drug: "FOLIC ACID", mode: "text" },
  { what: "A skin ointment, first visit on video", drug: "CLOTRIMAZOLE", form: "ointment" },
  { what: "The same, first visit by phone", drug: "CLOTRIMAZOLE", form: "ointment", mode: "audio" },
  { what: "Eye drops for conjunctivitis, first visit on video", drug: "CIPROFLOXACIN", form: "eye drops" },
  { what: "The same ingredient as a tablet: the list names the drops", drug: "CIPROFLOXACIN", form: "tablet" },
  { what: "Refill for high blood pressure, follow-up by phone", drug: "ENALAPRIL", mode: "audio", followUp: true, ongoing: ["ENALAPRIL"] },
  { what: "Refill for diabetes, follow-up by text", drug: "METFORMIN", mode: "text", followUp: true, ongoing: ["METFORMIN"] },
  { what: "Refill for asthma, follow-up by text", drug: "SALMETEROL", form: "inhaler", mode: "text", followUp: true, ongoing: ["SALMETEROL"] },
  { what: "Sitagliptin added to metformin, follow-up", drug: "SITAGLIPTIN", mode: "audio", followUp: true, ongoing: ["METFORMIN"] },
  { what: "A thiazide added to atenolol, follow-up", drug: "HYDROCHLOROTHIAZIDE", mode: "audio", followUp: true, ongoing: ["ATENOLOL"] },
  { what: "Sitagliptin on a first visit", drug: "SITAGLIPTIN" },
  { what: "Schedule X", drug: "METHYLPHENIDATE", followUp: true, ongoing: ["METHYLPHENIDATE"] },
  { what: "A narcotic", drug: "MORPHINE" },
  { what: "A psychotropic, within a combination", drug: "PARACETAMOL + TRAMADOL" },
];

const people: Case[] = [
  { what: "Known by name, on none of the lists", drug: "AMLODIPINE" },
  { what: "Not known", drug: "MOON DUST" },
  { what: "A medicine of Ayurveda, by a doctor of modern medicine", drug: "TRIPHALA CHURNA", form: "powder" },
  { what: "The same, by a doctor of Ayurveda", drug: "TRIPHALA CHURNA", form: "powder", systemOfMedicine: "Ayurveda", mode: "text" },
  { what: "A modern medicine, by a doctor of Ayurveda", drug: "PARACETAMOL", systemOfMedicine: "Ayurveda" },
  { what: "Cough syrup at 3 years", drug: "DEXTROMETHORPHAN", form: "syrup", ageYears: 3 },
  { what: "Cough syrup at 4 years", drug: "DEXTROMETHORPHAN", form: "syrup", ageYears: 4 },
  { what: "Cough syrup, age not known", drug: "DEXTROMETHORPHAN", form: "syrup", ageYears: null },
  { what: "The patient told of an allergy", drug: "PARACETAMOL", told: { allergies: "crocin or any pcm: rash", medicines: null } },
  { what: "Allergic to a sulfa medicine", drug: "PARACETAMOL", told: { allergies: "Sulfa drugs", medicines: null } },
  { what: "The ingredient twice, once in a combination", drug: "FERROUS SULPHATE + FOLIC ACID", beside: ["FOLIC ACID"] },
  { what: "Still taken by an earlier prescription", drug: "FOLIC ACID", taken: [{ drug: "FOLIC ACID", until: "2026-12-20" }] },
  { what: "Finished", drug: "FOLIC ACID", taken: [{ drug: "FOLIC ACID", until: "2026-12-01" }] },
  { what: "The patient says that they take it", drug: "CHOLECALCIFEROL", told: { allergies: null, medicines: "vit d3 once a week" } },
];

/** The answer to a case, with all reasons. */
export function answerTo({ what: _, drug, form = "tablet", beside = [], ...at }: Case): { verdict: "allow" | "warn" | "block"; reasons: (keyof typeof rules)[] } {
  const lines = [...beside, drug].map((name) => ({ drug: name, form, strength: "as supplied" }));
  const { obstacles, warnings } = gate(lines, { ...base, ...at });
  const reasons = [...obstacles, ...warnings].filter(({ medication }) => medication === beside.length).map(({ reason }) => reason);
  return { verdict: obstacles.length > 0 ? "block" : warnings.length > 0 ? "warn" : "allow", reasons };
}

/** One ingredient of each list, over each mode, kind of visit, and what the patient takes from this doctor. */
function everyCase(): Case[] {
  const one = { O: "PARACETAMOL", A: "METFORMIN", B: "SITAGLIPTIN", prohibited: "ALPRAZOLAM", review: "AMLODIPINE" };
  return Object.entries(one).flatMap(([list, drug]) =>
    (["video", "audio", "text"] as const).flatMap((mode) =>
      [false, true].flatMap((followUp) =>
        [[], ["METFORMIN"]].map((ongoing) => ({ what: `List ${list}, ${followUp ? "follow-up" : "first visit"}, ${ongoing.length > 0 ? "takes METFORMIN from this doctor" : "takes nothing"}`, drug, mode, followUp, ongoing })),
      ),
    ),
  );
}

function table(cases: readonly Case[]): string[] {
  return ["| Case | Medicine | Mode | Answer | Reason |", "|---|---|---|---|---|", ...cases.map((one) => {
    const { verdict, reasons } = answerTo(one);
    return `| ${one.what} | ${[...(one.beside ?? []).map((name) => `${name}; `), one.drug].join("")}${one.form ? `, ${one.form}` : ""} | ${one.mode ?? "video"} | **${verdict}** | ${reasons.map((reason) => `\`${reason}\``).join(" ")} |`;
  })];
}

/** `docs/PRESCRIBING.md`, from the code. */
export function prescribingDocument(): string {
  const counts = Object.entries(Object.groupBy(formulary, ({ list }) => list)).map(([list, entries]) => `${list} ${entries.length}`);
  return [
    "# What may be prescribed",
    "",
    "Printed from `lib/domain/prescriptions/gate/`; a test compares it. To write it again: `npx vitest run lib/domain/prescriptions/gate -u`.",
    "This is our reading of the Telemedicine Practice Guidelines of 25 March 2020. A lawyer and a pharmacist must check it.",
    "",
    "A **block** cannot be overruled. A **warning** is overruled by a reason, which is kept in the record. Mode is the mode of the visit now: a doctor who",
    `switches to video is judged by video. Entries in the formulary by list: ${counts.join(", ")}.`,
    "",
    "## The Guidelines' own examples",
    "",
    ...table(examples),
    "",
    "## People, systems of medicine, and what is taken already",
    "",
    ...table(people),
    "",
    "## Every list, mode and kind of visit",
    "",
    ...table(everyCase()),
    "",
    "## The rules",
    "",
    "| Reason | Answer | Source | The way out |",
    "|---|---|---|---|",
    ...Object.entries(rules).map(([reason, { verdict, source, wayOut }]) => `| \`${reason}\` | ${verdict} | ${source} | ${wayOut} |`),
    "",
  ].join("\n");
}
