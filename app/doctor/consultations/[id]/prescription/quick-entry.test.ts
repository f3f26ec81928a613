import { expect, it } from "vitest";
import { fieldName } from "@/components/prescriptions/editor-state";
import { prescriptionInput } from "./prescription-input";
import { readLine, withAdvice } from "./quick-entry";

const form = (values: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries({ rows: "1", ...values })) data.set(name, value);
  return data;
};
const filled = (state: { values?: Readonly<Record<string, string | string[]>>; rows?: number }) => form({ ...(state.values as Record<string, string>), rows: String(state.rows) });

it("a line fills the first empty medicine, and the next line the one after it", () => {
  const first = readLine(form({ complaints: "Fever" }), "pcm 500 1-0-1 pc x5d", 0);
  expect(first).toMatchObject({ rows: 1, wasRead: true, values: { line: "", complaints: "Fever", [fieldName(0, "drug")]: "PARACETAMOL", [fieldName(0, "quantity")]: "10 tablets" } });
  const second = readLine(filled(first), "omez 20 od ac 14d", 1);
  expect(second).toMatchObject({ rows: 2, values: { [fieldName(0, "drug")]: "PARACETAMOL", [fieldName(1, "drug")]: "OMEPRAZOLE" } });
});

it("a question keeps the line, and its answer is read; a line that was typed over is read instead", () => {
  const asked = readLine(form({}), "pcm 1-0-1 5d", 0);
  expect(asked.asked).toMatchObject({ about: "strength" });
  const choice = asked.asked!.choices[0]!.line;
  const answers = { choice, askedLine: "pcm 1-0-1 5d" };
  expect(readLine(form(answers), "pcm 1-0-1 5d", 1).values).toMatchObject({ [fieldName(0, "strength")]: "500 mg" });
  expect(readLine(form(answers), "pcm 650 1-0-1 5d", 1).values).toMatchObject({ [fieldName(0, "strength")]: "650 mg" });
});

it("the structure is sent as long as nobody has changed the texts made from it", () => {
  const read = readLine(form({}), "pcm 500 1-0-1 pc x5d", 0);
  expect(prescriptionInput(filled(read)).medications).toMatchObject([{ drug: "PARACETAMOL", dosage: { food: "after" } }]);
  const changed = filled(read);
  changed.set(fieldName(0, "frequency"), "three times a day");
  expect(prescriptionInput(changed).medications[0]).not.toHaveProperty("dosage");
  const broken = filled(read);
  broken.set(fieldName(0, "dosage"), "{");
  expect(prescriptionInput(broken).medications[0]).not.toHaveProperty("dosage");
});

it("advice is added to what is written", () => {
  expect(withAdvice(form({ advice: "Come on Monday." }), 0, 0).values).toMatchObject({ advice: "Come on Monday.\nDrink plenty of water." });
});
