"use server";

import { redirect } from "next/navigation";
import { presentZoneName } from "@/lib/clock/zone-rules";
import { TimeZone } from "@/lib/core/zone";
import { finishSignIn } from "@/lib/domain/accounts/sign-in/finish";
import { register } from "@/lib/domain/accounts/registration/register";
import { signIn } from "@/lib/domain/accounts/sign-in/sign-in";
import { signOut } from "@/lib/domain/accounts/sessions/sign-out";
import { formAction, formInput, type FormState, submit } from "@/lib/http/web/action";
import { isForOther } from "@/lib/http/web/drawn-for";
import { CODE_PATH, forgetPendingSignIn, keepPendingSignIn, pendingSignIn } from "@/lib/http/web/pending-sign-in";
import { portalOf, returnPath } from "@/lib/http/web/return-path";
import { currentActor, webContext } from "@/lib/http/web/context";
import { endWebSession, startWebSession } from "@/lib/http/web/session";

const sendSignIn = formAction(signIn, {
  then: async (signedIn, form) => {
    await startWebSession(signedIn);
    redirect(returnPath(form.get("next")) ?? portalOf(signedIn.user.role));
  },
});

const sendSignUp = formAction(register, {
  // The browser filled in the zone, not the reader. So an unknown zone is no reason to refuse.
  input: (form) => ({ ...formInput(form), timeZone: TimeZone.safeParse(presentZoneName(String(form.get("timeZone")))).data }),
  then: async (signedIn, form) => {
    await startWebSession(signedIn);
    // A doctor can do nothing before there is a practice to verify.
    redirect(signedIn.user.role === "doctor" ? "/doctor/practice" : (returnPath(form.get("next")) ?? portalOf(signedIn.user.role)));
  },
});

/** Signs in and redirects: to the next page or, with two-step sign-in, to the page that asks for the code. */
export async function signInAction(state: FormState, form: FormData): Promise<FormState> {
  await leadOnIfSignedIn(form);
  const sent = await sendSignIn(state, form);
  if (sent.code !== "mfa_required") return sent;
  await keepPendingSignIn(String(sent.extra?.mfaToken));
  const next = returnPath(form.get("next"));
  redirect(next ? `${CODE_PATH}?next=${encodeURIComponent(next)}` : CODE_PATH);
}

/** The second step: the code. If the first step was too long ago, goes back to it. */
export async function finishSignInAction(_: FormState, form: FormData): Promise<FormState> {
  await leadOnIfSignedIn(form);
  const mfaToken = await pendingSignIn();
  if (!mfaToken) redirect("/sign-in?again=1");
  return submit(form, async (context) => {
    const { totpCode, recoveryCode } = formInput(form) as { totpCode?: string; recoveryCode?: string };
    const signedIn = await finishSignIn(context, { mfaToken, totpCode, recoveryCode });
    await startWebSession(signedIn);
    await forgetPendingSignIn();
    redirect(returnPath(form.get("next")) ?? portalOf(signedIn.user.role));
  });
}

/** Creates an account, signs it in and redirects to the next page. */
export async function signUpAction(state: FormState, form: FormData): Promise<FormState> {
  await leadOnIfSignedIn(form);
  return sendSignUp(state, form);
}

/** Deletes the session's row and its cookie. If another person has signed in since the page was rendered, shows them their own start instead. */
export async function signOutAction(form: FormData): Promise<void> {
  const context = await webContext();
  const { actor } = context;
  if (actor.kind === "user") {
    if (isForOther(form, actor)) redirect(portalOf(actor.role));
    await signOut(context, {});
  }
  await endWebSession();
  redirect("/");
}

/** The form may have stayed open in one tab while its reader signed in in another. */
async function leadOnIfSignedIn(form: FormData): Promise<void> {
  const actor = await currentActor();
  if (actor.kind === "user") redirect(returnPath(form.get("next")) ?? portalOf(actor.role));
}
