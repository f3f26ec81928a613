import { AppError } from "@/lib/core/errors";
import { query } from "@/lib/core/use-case";
import { findProfile } from "./queries";
import { Nothing } from "../schema";
import { Profile } from "./schema";
import { openProfile } from "./present";

/** The caller's own profile. */
export const readProfile = query({
  name: "profile.read",
  input: Nothing,
  output: Profile,
  async run({ db, actor }) {
    const row = await findProfile(db, actor.id);
    if (!row) throw new AppError("not_found");
    return openProfile(row);
  },
});
