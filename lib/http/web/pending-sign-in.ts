import { cookies } from "next/headers";
import { MFA_TOKEN_SECONDS } from "@/lib/domain/accounts/sign-in/pending-token";
import { isSecure } from "./session-cookie";

/*
 * A web sign-in between its two steps: the right password is given, the code is not. What that is worth stands encrypted in
 * a cookie for five minutes, out of reach of scripts and sent to the sign-in pages alone; the password is kept nowhere.
 */

const name = () => (isSecure() ? "__Secure-amrutam.sign-in" : "amrutam.sign-in");
const options = () => ({ httpOnly: true, sameSite: "strict", path: "/sign-in", secure: isSecure() }) as const;

/** The page that asks for the code. */
export const CODE_PATH = "/sign-in/code";

/** Remembers that the password was right. */
export async function keepPendingSignIn(mfaToken: string): Promise<void> {
  (await cookies()).set(name(), mfaToken, { ...options(), maxAge: MFA_TOKEN_SECONDS });
}

/** What was remembered; undefined where it was not, or too long ago. */
export const pendingSignIn = async () => (await cookies()).get(name())?.value || undefined;

export async function forgetPendingSignIn(): Promise<void> {
  (await cookies()).set(name(), "", { ...options(), maxAge: 0 });
}
