import { and, eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { database } from "@/db/client";
import { auditLogs } from "@/db/schema/audit";
import { prescriptionTemplates } from "@/db/schema/prescriptions";
import { context, makeDoctor, makePatient } from "@/lib/domain/testing/fixtures";
import { listTemplates } from "./list";
import { removeTemplate } from "./remove";
import { renameTemplate } from "./rename";
import { saveTemplate } from "./save";

const fever = { name: "Fever", medications: [{ drug: "PARACETAMOL", strength: "500 mg", durationDays: 3 }], advice: "Drink plenty of water." };
const own = async () => context((await makeDoctor()).actor);

it("a template is saved, found again, renamed and deleted; sealed at rest and audited", async () => {
  const doctor = await own();
  const { id } = await saveTemplate(doctor, fever);
  const [row] = await database().select().from(prescriptionTemplates).where(eq(prescriptionTemplates.id, id));
  expect(JSON.stringify(row)).not.toMatch(/Fever|PARACETAMOL|water/);
  await renameTemplate(doctor, { id, name: "Fever, adults" });
  expect((await listTemplates(doctor, {})).data).toMatchObject([{ ...fever, id, name: "Fever, adults" }]);
  await removeTemplate(doctor, { id });
  expect((await listTemplates(doctor, {})).data).toEqual([]);
  const audited = await database().select().from(auditLogs).where(and(eq(auditLogs.resourceId, id), eq(auditLogs.outcome, "success")));
  expect(audited.map(({ action }) => action).toSorted()).toEqual(["template.remove", "template.rename", "template.save"]);
});

it("another doctor sees none of it, and cannot rename or delete it; patients have none", async () => {
  const [doctor, other] = await Promise.all([own(), own()]);
  const { id } = await saveTemplate(doctor, fever);
  expect((await listTemplates(other, {})).data).toEqual([]);
  await expect(renameTemplate(other, { id, name: "Mine" })).rejects.toMatchObject({ code: "not_found" });
  await expect(removeTemplate(other, { id })).rejects.toMatchObject({ code: "not_found" });
  await expect(saveTemplate(context((await makePatient()).actor), fever)).rejects.toMatchObject({ code: "forbidden" });
  expect((await listTemplates(doctor, {})).data).toHaveLength(1);
});

it("a name belongs to one template of a doctor, also when two are saved at once", async () => {
  const doctor = await own();
  const outcomes = await Promise.allSettled(["Cough", "cough ", "COUGH"].map((name) => saveTemplate(doctor, { ...fever, name })));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const { id } = await saveTemplate(doctor, { ...fever, name: "Cold" });
  await expect(renameTemplate(doctor, { id, name: "Cough" })).rejects.toMatchObject({ code: "invalid_input", fields: { name: expect.anything() } });
  await renameTemplate(doctor, { id, name: "COLD" });
});

it("without a name or a medicine nothing is kept", async () => {
  const doctor = await own();
  await expect(saveTemplate(doctor, { ...fever, name: " " })).rejects.toMatchObject({ fields: { name: expect.anything() } });
  await expect(saveTemplate(doctor, { ...fever, medications: [] })).rejects.toMatchObject({ fields: { medications: expect.anything() } });
});
