import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditLogs } from "@/db/schema/audit";
import { consultations, modeSwitches } from "@/db/schema/consultations";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { readConsultation } from "@/lib/domain/consultations/read";
import { updateConsultation } from "@/lib/domain/consultations/update";
import { context, makeAdmin, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { subscribe } from "@/lib/platform/channel/channel";
import { switchMode } from "./switch-mode";

async function visit() {
  const [doctor, patient] = [await makeDoctor(), await makePatient()];
  const slot = await makeSlot(doctor.id, { startsInHours: 0.1 });
  const { id } = await bookConsultation(context(patient.actor), { slotId: slot.id, complaint: "Stiff shoulder", mode: "video" });
  return { id, doctor: context(doctor.actor), patient: context(patient.actor), people: { doctor, patient } };
}
const again = ({ actor }: { actor: Parameters<typeof context>[0] }) => context(actor);

describe("a switch of mode in the room", () => {
  it("is recorded with its time, and with who or what caused it, for both to read", async () => {
    const { id, doctor, patient } = await visit();
    const heard: unknown[] = [];
    const stop = subscribe(`room ${id}`, (event) => heard.push(event));
    const began = Date.now();
    expect(await switchMode(patient, { id, mode: "audio", because: "network" })).toMatchObject({ mode: "audio", number: 1, cause: "network", side: "patient" });
    expect(await switchMode(again(doctor), { id, mode: "text" })).toMatchObject({ mode: "text", number: 2, cause: "doctor", side: "doctor" });
    expect(await switchMode(again(patient), { id, mode: "video" })).toMatchObject({ mode: "video", number: 3, cause: "patient", side: "patient" });
    stop();
    for (const reader of [doctor, patient]) {
      const read = await readConsultation(again(reader), { id });
      expect(read.mode).toBe("video");
      expect(read.modeSwitches).toMatchObject([
        { from: "video", to: "audio", cause: "network", side: "patient" },
        { from: "audio", to: "text", cause: "doctor", side: "doctor" },
        { from: "text", to: "video", cause: "patient", side: "patient" },
      ]);
      for (const { at } of read.modeSwitches) expect(Math.abs(Date.parse(at) - began)).toBeLessThan(20_000);
    }
    expect(heard).toMatchObject([1, 2, 3].map((number) => ({ type: "mode", mode: { number } })));
    const rows = await database().select().from(auditLogs).where(eq(auditLogs.resourceId, id));
    expect(rows.filter(({ action }) => action === "visit.switchMode").map(({ details }) => details)).toEqual(expect.arrayContaining([{ from: "video", to: "audio", cause: "network" }]));
  });

  it("is recorded once, however often it is asked for, also by both at once", async () => {
    const { id, people } = await visit();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => switchMode(context((n % 2 ? people.doctor : people.patient).actor), { id, mode: "audio", because: "network" })));
    expect(answers.every(({ mode, number }) => mode === "audio" && number === 1)).toBe(true);
    expect(await database().$count(modeSwitches, eq(modeSwitches.consultationId, id))).toBe(1);
  });

  it("leaves one unbroken chain if both switch to and fro at once", async () => {
    const { id, people } = await visit();
    const modes = ["audio", "text", "video"] as const;
    await Promise.all(Array.from({ length: 30 }, (_, n) => switchMode(context((n % 2 ? people.doctor : people.patient).actor), { id, mode: modes[n % 3]! })));
    const { mode, modeSwitches: chain } = await readConsultation(context(people.doctor.actor), { id });
    expect(chain[0]!.from).toBe("video");
    for (let n = 1; n < chain.length; n++) expect(chain[n]!.from).toBe(chain[n - 1]!.to);
    expect(chain.at(-1)?.to).toBe(mode);
  });

  it("does not refuse what the doctor was writing meanwhile, and leaves a start by mistake to be undone", async () => {
    const { id, doctor, patient } = await visit();
    const { version } = await updateConsultation(doctor, { id, status: "in_progress" });
    await switchMode(patient, { id, mode: "audio", because: "network" });
    await expect(updateConsultation(again(doctor), { id, status: "scheduled", version })).resolves.toMatchObject({ status: "scheduled", mode: "audio" });
  });

  it("is for those who attend, while the room is open", async () => {
    const { id, patient } = await visit();
    for (const other of [await makePatient(), await makeDoctor(), await makeAdmin()]) await expect(switchMode(context(other.actor), { id, mode: "audio" })).rejects.toMatchObject({ code: "not_found" });
    await database().update(consultations).set({ status: "completed" }).where(eq(consultations.id, id));
    await expect(switchMode(patient, { id, mode: "audio" })).rejects.toMatchObject({ code: "room_closed" });
  });
});
