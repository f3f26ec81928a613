import type { Context } from "@/lib/core/scope";
import { listDueOffers } from "@/lib/domain/waiting-list/list-due";
import { offerTimes } from "@/lib/domain/waiting-list/offer";

/** Offers freed times to those who wait, each doctor's in transactions of their own. */
export async function offerFreedTimes(context: Context): Promise<void> {
  for (const doctorId of (await listDueOffers(context, {})).doctorIds) {
    while ((await offerTimes(context, { doctorId })).more);
  }
}
