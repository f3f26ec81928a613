"use server";

import { redirect } from "next/navigation";
import { disableMfa } from "@/lib/domain/accounts/mfa/disable";
import { enableMfa } from "@/lib/domain/accounts/mfa/enable";
import { renewRecoveryCodes } from "@/lib/domain/accounts/mfa/renew-recovery-codes";
import { setUpMfa } from "@/lib/domain/accounts/mfa/set-up";
import { formAction, formInput, type FormState, submit } from "@/lib/http/web/action";

/** A form's state, with recovery codes that are shown only once. */
export interface CodesState extends FormState {
  recoveryCodes?: string[];
}

/** Creates a secret and shows it on its own page. */
export const beginSetUpAction = formAction(setUpMfa, { then: () => redirect("/account/mfa/set-up") });

/** Checks the first code, which turns two-step sign-in on. */
export async function enableAction(_: CodesState, form: FormData): Promise<CodesState> {
  return withCodes(form, enableMfa);
}

/** Creates new recovery codes. */
export async function renewCodesAction(_: CodesState, form: FormData): Promise<CodesState> {
  return withCodes(form, renewRecoveryCodes);
}

/** Turns two-step sign-in off. */
export const disableAction = formAction(disableMfa, { then: () => redirect("/account/mfa?off=1") });

async function withCodes(form: FormData, useCase: typeof enableMfa | typeof renewRecoveryCodes): Promise<CodesState> {
  let recoveryCodes: string[] | undefined;
  const state = await submit(form, async (context) => {
    ({ recoveryCodes } = await useCase(context, formInput(form) as never));
  });
  return { ...state, recoveryCodes };
}
