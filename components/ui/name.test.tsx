import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { NextIntlClientProvider, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Paper } from "@/components/prescriptions/paper";
import { AgeText } from "@/components/patients/age-text";
import { SearchResults } from "@/components/doctors/search-results";
import { isolated } from "@/lib/domain/accounts/name";
import { write } from "@/lib/jobs/write-letter";
import english from "@/messages/en.json";
import { Name, names } from "./name";

const html = (node: ReactNode) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en-IN" messages={english} timeZone="Asia/Kolkata">
      {node}
    </NextIntlClientProvider>,
  );
const AHMED = "احمد خان";

function Sentence({ name }: { name: string }) {
  const t = useTranslations("brief");
  return <p>{t.rich("complaintBy", names({ name }))}</p>;
}

it("a name stands isolated, alone and within a sentence", () => {
  expect(html(<Name>{AHMED}</Name>)).toBe(`<bdi>${AHMED}</bdi>`);
  expect(html(<Sentence name={AHMED} />)).toBe(`<p>In the words of <bdi>${AHMED}</bdi>.</p>`);
});

const prescription = {
  id: "0198c7f0-0000-7000-8000-000000000001", consultationId: "0198c7f0-0000-7000-8000-000000000002", status: "draft", mode: "video", date: "2026-11-30",
  doctor: { id: "0198c7f0-0000-7000-8000-000000000003", name: "Dr. Meera Iyer", qualifications: ["BAMS"], registrationNumber: "KMC 12", registrationCouncil: "Karnataka", systemOfMedicine: "Ayurveda", address: "Bengaluru", contact: "+919845012345" },
  patient: { id: "0198c7f0-0000-7000-8000-000000000004", name: AHMED, age: { years: 0, months: 8, days: 3, text: "8 months" }, ageYears: 0, gender: "male", address: null, heightCm: null, weightKg: 7.4 },
  complaints: "Fever", history: null, findings: null, investigations: null, diagnosis: "Fever", medications: [], advice: null, followUpOn: null, signature: null,
  statement: "This prescription is generated on a teleconsultation.",
} as never;

it("the paper of an infant reads months, and the name does not change the order of its line", () => {
  const paper = html(<Paper prescription={prescription} timeZone="Asia/Kolkata" />).replaceAll(/<strong[^>]*>|<\/strong>/g, "");
  expect(paper).toContain(`<bdi>${AHMED}</bdi>, 8 months, male`);
  expect(paper).not.toContain("0 years");
});

it.each([
  [{ years: 0, months: 0, days: 12 }, "12 days"], [{ years: 0, months: 1, days: 0 }, "1 month"], [{ years: 1, months: 11, days: 0 }, "23 months"], [{ years: 3, months: 4, days: 9 }, "3 years 4 months"],
  [{ years: 5, months: 4, days: 9 }, "5 years"], [{ years: 0, months: null, days: null }, "under 1 year"], [{ years: 34, months: null, days: null }, "34 years"], [null, "age not stated"],
])("the age %j reads %s", (age, text) => {
  expect(html(<AgeText age={age} />)).toBe(text);
});

it("a guess of the search says what nobody was found for, and what is shown", () => {
  const found = { data: [], nextCursor: null, reading: "forgiving" as const, searched: ["Lakshmi"] };
  const doctor = { id: "0198c7f0-0000-7000-8000-000000000003", name: "Dr. Lakshmi", specializations: ["Panchakarma"], qualifications: [], systemOfMedicine: "Ayurveda", experienceYears: 3, languages: ["en"], location: { city: "Chennai", state: "Tamil Nadu" }, rating: { average: 0, count: 0 }, consultationFee: { amount: 50_000, currency: "INR" as const }, nextAvailableAt: null, bioExcerpt: null };
  const page = html(<SearchResults query={{ q: "Laxmi" }} found={{ ...found, data: [doctor] }} timeZone={undefined} />);
  expect(page).toContain("Nothing for “<bdi>Laxmi</bdi>”. Showing <bdi>Lakshmi</bdi>.");
  expect(html(<SearchResults query={{ q: "Lakshmi" }} found={{ data: [doctor], nextCursor: null, reading: "exact" }} timeZone={undefined} />)).not.toContain("Nothing for");
});

it.each([[AHMED, `\u2068${AHMED}\u2069`], ["דוד", "\u2068דוד\u2069"], ["Asha Rao", "Asha Rao"], ["आशा", "आशा"]])("%s stands isolated in a plain text if it runs from right to left", (name, text) => {
  expect(isolated(name)).toBe(text);
});

it("a mail greets a name from right to left without changing the order of the line", () => {
  const letter = write("passwordChanged", { firstName: "احمد", language: "en", timeZone: "Asia/Kolkata", role: "patient", id: "0198c7f0-0000-7000-8000-000000000004", email: "a@example.in" });
  expect(letter.greeting).toBe("Hello \u2068احمد\u2069,");
});

it("no page puts a person's name into a text without isolating it", () => {
  const files = execFileSync("git", ["ls-files", "app", "components"], { encoding: "utf8" }).split("\n").filter((file) => /\.tsx$/.test(file) && !/\.test\.|device-card|doctor-name/.test(file));
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    expect(text, file).not.toMatch(/(?<!<Name[^>]*)>\s*\{(?:\w+\.)?(?:patient|doctor|user|admin|createdBy|person)\.name\}/);
    expect(text, file).not.toMatch(/\bt\w*\("[\w.]+", \{ (?:name|patient|doctor)(?:: (?:patient|doctor)\.name)?[ ,}]/);
  }
});
