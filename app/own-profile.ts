import { cache } from "react";
import { readProfile } from "@/lib/domain/accounts/profile/read";
import { webContext } from "@/lib/http/web/context";

/** The profile of who is signed in; undefined for a guest. Read once a page, however many components ask. */
export const ownProfile = cache(async () => {
  const context = await webContext();
  return context.actor.kind === "user" ? readProfile(context, {}) : undefined;
});
