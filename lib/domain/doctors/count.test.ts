import { describe, expect, it } from "vitest";
import { context, makeAdmin, makeDoctor, makePatient } from "@/lib/domain/testing/fixtures";
import { guest } from "@/lib/core/actor";
import { countConsultations } from "../consultations/count";
import { countDoctors } from "./count";

describe("countDoctors", () => {
  it("counts each status, and tells since when the doctor waits who has waited longest", async () => {
    const admin = await makeAdmin();
    const call = () => context(admin.actor);
    expect(await countDoctors(call(), {})).toEqual({ pending: 0, verified: 0, rejected: 0, waitingSince: null });
    await makeDoctor();
    await makeDoctor({ status: "rejected", statusReason: "No such number" });
    await makeDoctor({ status: "pending", submittedAt: new Date("2026-11-02T10:00:00Z") });
    await makeDoctor({ status: "pending", submittedAt: new Date("2026-11-01T10:00:00Z") });
    expect(await countDoctors(call(), {})).toEqual({ pending: 2, verified: 1, rejected: 1, waitingSince: "2026-11-01T10:00:00.000Z" });
  });

  it("is only for administrators, and so is the count of consultations", async () => {
    for (const { actor } of [await makeDoctor(), await makePatient()]) {
      await expect(countDoctors(context(actor), {})).rejects.toMatchObject({ code: "forbidden" });
      await expect(countConsultations(context(actor), {})).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(countDoctors(context(guest), {})).rejects.toMatchObject({ code: "unauthenticated" });
    expect(await countConsultations(context((await makeAdmin()).actor), {})).toEqual({ inProgress: 0 });
  });
});
