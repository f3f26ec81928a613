import { AppError } from "@/lib/core/errors";
import { query } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
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
    if (!doctor) throw new AppError("not_found", say("refusals.doctor.noProfile"));
    return doctorOf(doctor, actor);
  },
});
