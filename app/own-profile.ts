import { cache } from "react";
import { readProfile } from "@/lib/domain/accounts/profile/read";
import { webContext } from "@/lib/http/web/context";

/** The profile of the signed-in user; undefined for a guest. Read once per page, however many components ask for it. */
export const ownProfile = cache(async () => {
  const context = await webContext();
  return context.actor.kind === "user" ? readProfile(context, {}) : undefined;
});
