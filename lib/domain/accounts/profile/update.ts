import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { lockProfile, type ProfileRow, saveProfile } from "./queries";
import { Profile, UpdateProfile } from "./schema";
import { encryptedAddress } from "./address";
import { encryptedPhone } from "./phone-columns";
import { openProfile } from "./present";

/**
 * Changes the caller's own profile: a field that is left out stays, null empties it. With a `version` it refuses to
 * overwrite a change that another device has made since (`edit_conflict`).
 */
export const updateProfile = command({
  name: "profile.update",
  input: UpdateProfile,
  output: Profile,
  load: ({ db, actor }) => lockProfile(db, actor.id),
  async run({ db, now }, { version, phone, address, ...changes }, row) {
    if (version !== undefined && version !== row.version) {
      throw new AppError("edit_conflict", say("refusals.profile.changed"));
    }
    // Typed as the row: a field that must be encrypted does not compile here before it is.
    const saved: ProfileRow = {
      ...row,
      ...sentOf(changes),
      ...(phone === undefined ? {} : encryptedPhone(row.personId, phone)),
      ...(address === undefined ? {} : encryptedAddress(row.personId, address)),
      version: row.version + 1,
      updatedAt: now,
    };
    await saveProfile(db, saved);
    return openProfile(saved);
  },
  auditNote: (profile, _, changes) => ({ resourceId: profile.id, details: { changed: Object.keys(changes).filter((name) => name !== "version").join(" ") } }),
});

/** The fields that were sent. */
const sentOf = <T extends object>(changes: T) => Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as T;
