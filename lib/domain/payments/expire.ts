import { command } from "@/lib/core/use-case";
import { expireLapsed } from "./queries";
import { Expired, ExpireHolds } from "./schema";

const BATCH = 200;

/** Lets a batch of visits expire whose payment did not come in time. Bookings do not wait for this: they see through a hold that is over. */
export const expireHolds = command({
  name: "payment.expireHolds",
  input: ExpireHolds,
  output: Expired,
  async run({ db, now }) {
    const ids = await expireLapsed(db, now, { limit: BATCH });
    return { count: ids.length, more: ids.length === BATCH };
  },
  auditNote: ({ count }) => ({ details: { count } }),
});
