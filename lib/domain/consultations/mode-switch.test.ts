import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditLogs } from "@/db/schema/audit";
import { modeSwitches } from "@/db/schema/consultations";
import { context, makeDoctor, makePatient, makeSlot, meetInRoom } from "@/lib/domain/testing/fixtures";
import { bookConsultation } from "./book";
import { readConsultation } from "./read";
import { updateConsultation } from "./update";

async function visit() {
  const [doctor, patient] = await Promise.all([makeDoctor(), makePatient()]);
  const slot = await makeSlot(doctor.id, { startsInHours: 0.1 });
  const { id } = await bookConsultation(context(patient.actor), { slotId: slot.id, complaint: "Stiff shoulder", mode: "video" });
  return { id, doctor, patient, by: context(doctor.actor) };
}

describe("the record of a consultation", () => {
  it("keeps every switch of mode with its time, and shows it to both the patient and the doctor", async () => {
    const { id, by, patient, doctor } = await visit();
    expect((await updateConsultation(by, { id, status: "in_progress" })).modeSwitches).toEqual([]);
    await updateConsultation(by, { id, mode: "audio", notes: "The picture froze." });
    await updateConsultation(by, { id, mode: "video" });
    const read = await readConsultation(context(patient.actor), { id });
    expect(read).toMatchObject({ mode: "video", notes: "The picture froze.", modeSwitches: [{ from: "video", to: "audio" }, { from: "audio", to: "video" }] });
    const [first, second] = read.modeSwitches.map(({ at }) => Date.parse(at));
    expect(first).toBeLessThanOrEqual(second!);
    expect(Date.now() - first!).toBeLessThan(20_000);
    const rows = await database().select().from(auditLogs).where(eq(auditLogs.resourceId, id));
    expect(rows.filter(({ action, actorId }) => action === "consultation.update" && actorId === doctor.id)).toHaveLength(3);
  });

  it("has no switch if the mode stays the same, and none before the start or after the end", async () => {
    const { id, by } = await visit();
    await expect(updateConsultation(by, { id, mode: "audio" })).rejects.toMatchObject({ code: "invalid_transition" });
    await updateConsultation(by, { id, status: "in_progress", mode: "video" });
    await updateConsultation(by, { id, mode: "video" });
    await meetInRoom(id);
    await updateConsultation(by, { id, status: "completed" });
    await expect(updateConsultation(by, { id, mode: "text" })).rejects.toMatchObject({ code: "invalid_transition" });
    await expect(updateConsultation(by, { id, mode: "fax" as "text" })).rejects.toMatchObject({ code: "invalid_input", fields: { mode: [expect.any(Object)] } });
    expect(await database().$count(modeSwitches, eq(modeSwitches.consultationId, id))).toBe(0);
  });

  it("is written only by its doctor, and a recorded switch cannot be deleted", async () => {
    const { id, by, patient } = await visit();
    await updateConsultation(by, { id, status: "in_progress" });
    await expect(updateConsultation(context(patient.actor), { id, mode: "text" })).rejects.toMatchObject({ code: "forbidden", fields: { mode: [expect.any(Object)] } });
    await expect(updateConsultation(context((await makeDoctor()).actor), { id, mode: "text" })).rejects.toMatchObject({ code: "not_found" });
    await updateConsultation(by, { id, mode: "text" });
    await expect(database().delete(modeSwitches).where(eq(modeSwitches.consultationId, id))).rejects.toMatchObject({ cause: { code: "42501" } });
  });
});
