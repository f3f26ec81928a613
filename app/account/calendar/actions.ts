"use server";

import { redirect } from "next/navigation";
import type { AddressState } from "@/components/calendar/address-form";
import { makeCalendarAddress } from "@/lib/domain/calendar/make";
import { revokeCalendarAddress } from "@/lib/domain/calendar/revoke";
import { formAction, submit } from "@/lib/http/web/action";

/** Makes an address. Only the form's new state holds it, this one time. */
export async function makeAddressAction(_: AddressState, form: FormData): Promise<AddressState> {
  let address: string | undefined;
  const state = await submit(form, async (context) => {
    ({ address } = await makeCalendarAddress(context, {}));
  });
  return address ? { ...state, address } : state;
}

/** Ends the address. */
export const revokeAddressAction = formAction(revokeCalendarAddress, { then: () => redirect("/account/calendar?revoked=1") });
