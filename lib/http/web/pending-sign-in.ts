import { cookies } from "next/headers";
import { MFA_TOKEN_SECONDS } from "@/lib/domain/accounts/sign-in/pending-token";
import { isSecure } from "./session-cookie";

/*
 * A web sign-in between its two steps: the right password was given, the code was not. The encrypted token for this is kept in
 * a cookie for five minutes. Scripts cannot read the cookie, and it is sent only to the sign-in pages. The password is kept nowhere.
 */

const name = () => (isSecure() ? "__Secure-amrutam.sign-in" : "amrutam.sign-in");
const options = () => ({ httpOnly: true, sameSite: "strict", path: "/sign-in", secure: isSecure() }) as const;

/** The page that asks for the code. */
export const CODE_PATH = "/sign-in/code";

/** Keeps the token for the right password. */
export async function keepPendingSignIn(mfaToken: string): Promise<void> {
  (await cookies()).set(name(), mfaToken, { ...options(), maxAge: MFA_TOKEN_SECONDS });
}

/** The token that was kept; undefined if there is none or it has expired. */
export const pendingSignIn = async () => (await cookies()).get(name())?.value || undefined;

export async function forgetPendingSignIn(): Promise<void> {
  (await cookies()).set(name(), "", { ...options(), maxAge: 0 });
}
