import { query } from "@/lib/core/use-case";
import { doctorOf } from "./present";
import { findDoctor } from "./queries";
import { Doctor, ReadDoctor } from "./schema";

/** A doctor's public profile. The profile of a doctor who is not verified is visible only to that doctor and to administrators. */
export const readDoctor = query({
  name: "doctor.read",
  input: ReadDoctor,
  output: Doctor,
  load: ({ db, now }, { id }) => findDoctor(db, id, now),
  run: async ({ actor }, _, doctor) => doctorOf(doctor, actor),
});
