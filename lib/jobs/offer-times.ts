import type { Context } from "@/lib/core/scope";
import { listDueOffers } from "@/lib/domain/waiting-list/list-due";
import { offerTimes } from "@/lib/domain/waiting-list/offer";
import { apart } from "./apart";

/** Offers freed times to those who wait, each doctor's in transactions of their own. */
export async function offerFreedTimes(context: Context): Promise<void> {
  await apart((await listDueOffers(context, {})).doctorIds, async (doctorId) => {
    while ((await offerTimes(context, { doctorId })).more);
  });
}
