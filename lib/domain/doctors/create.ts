import { command } from "@/lib/core/use-case";
import { doctorOf } from "./present";
import { insertDoctor } from "./queries";
import { refusedWrite } from "./refused-write";
import { CreateDoctor, Doctor } from "./schema";
import { forgetZones } from "./zone-queries";

/**
 * Makes the caller's own practice; it is `pending` until an administrator decides. `already_exists` if the caller has a
 * practice already, or if another doctor has the registration.
 */
export const createDoctor = command({
  name: "doctor.create",
  input: CreateDoctor,
  output: Doctor,
  async run({ db, actor, now, afterCommit }, { location, consultationFee, ...fields }) {
    const id = actor.id;
    const row = { ...fields, id, ...location, feeAmount: consultationFee.amount, feeCurrency: consultationFee.currency, submittedAt: now };
    const doctor = await insertDoctor(db, row).catch(refusedWrite);
    afterCommit(forgetZones);
    return doctorOf(doctor, actor);
  },
});
