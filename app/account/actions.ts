"use server";

import { revalidatePath } from "next/cache";
import { changePassword } from "@/lib/domain/accounts/password/change";
import { revokeOtherSessions } from "@/lib/domain/accounts/sessions/revoke-others";
import { revokeSession } from "@/lib/domain/accounts/sessions/revoke";
import { updateProfile } from "@/lib/domain/accounts/profile/update";
import { formAction } from "@/lib/http/web/action";
import { profileInput } from "./profile-input";

/** Saves the profile form. */
export const saveProfileAction = formAction(updateProfile, { input: profileInput, then: () => revalidatePath("/account", "layout") });

/** Changes the password; this device stays signed in. */
export const changePasswordAction = formAction(changePassword);

/** Signs one device out. */
export const revokeSessionAction = formAction(revokeSession, { then: () => revalidatePath("/account/devices") });

/** Signs every other device out. */
export const revokeOtherSessionsAction = formAction(revokeOtherSessions, { then: () => revalidatePath("/account/devices") });
