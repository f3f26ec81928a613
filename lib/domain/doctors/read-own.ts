import { AppError } from "@/lib/core/errors";
import { query } from "@/lib/core/use-case";
import { doctorOf } from "./present";
import { findDoctor } from "./queries";
import { Doctor, ReadOwnDoctor } from "./schema";

/** The caller's own practice. `not_found` until it is made. */
export const readOwnDoctor = query({
  name: "doctor.readOwn",
  input: ReadOwnDoctor,
  output: Doctor,
  async run({ db, actor, now }) {
    const doctor = await findDoctor(db, actor.id, now);
    if (!doctor) throw new AppError("not_found", "You have no doctor's profile yet.");
    return doctorOf(doctor, actor);
  },
});
