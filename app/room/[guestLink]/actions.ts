"use server";

import { cookies } from "next/headers";
import { takeSeat } from "@/lib/domain/visits/guests/take-seat";
import { toAppError } from "@/lib/http/api/problem";
import { counted } from "@/lib/http/rate-limit/admission";
import { webContext } from "@/lib/http/web/context";
import { seatCookieName, seatCookieOptions } from "@/lib/http/web/guest-seat-cookie";
import { readersWords } from "@/lib/http/web/readers-wording";
import { titleOf } from "@/lib/http/wording";

/**
 * Trades the link for the seat, which this browser keeps from then on in a cookie. Next takes an action from our own pages only.
 *
 * @returns why not, in the reader's words; undefined if the seat is taken
 */
export async function takeSeatAction(link: string): Promise<string | undefined> {
  const context = counted(await webContext());
  try {
    const { guestId, seat } = await takeSeat(context, { link });
    (await cookies()).set(seatCookieName(guestId), seat, seatCookieOptions());
    return undefined;
  } catch (thrown) {
    const error = toAppError(thrown, context.requestId);
    const render = await readersWords();
    return render(error.detail ?? titleOf(error.code));
  }
}
