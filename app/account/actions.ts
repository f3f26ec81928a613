"use server";

import { revalidatePath } from "next/cache";
import { revokeOtherSessions } from "@/lib/domain/accounts/revoke-other-sessions";
import { revokeSession } from "@/lib/domain/accounts/revoke-session";
import { updateProfile } from "@/lib/domain/accounts/update-profile";
import { formAction } from "@/lib/http/action";
import { profileInput } from "./profile-input";

/** Saves the profile form. */
export const saveProfileAction = formAction(updateProfile, { input: profileInput, then: () => revalidatePath("/account", "layout") });

/** Signs one device out. */
export const revokeSessionAction = formAction(revokeSession, { then: () => revalidatePath("/account/devices") });

/** Signs every other device out. */
export const revokeOtherSessionsAction = formAction(revokeOtherSessions, { then: () => revalidatePath("/account/devices") });
