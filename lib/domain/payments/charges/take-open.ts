import { command } from "@/lib/core/use-case";
import { takeOpen } from "../queries";
import { OpenPayments, TakeOpen } from "../schema";

const BATCH = 100;

/** The payments about which their providers have to be asked now; another process takes others. */
export const takeOpenPayments = command({
  name: "payment.takeOpen",
  input: TakeOpen,
  output: OpenPayments,
  repeatable: false,
  run: async ({ db, now }) => ({ data: await takeOpen(db, now, BATCH) }),
  auditNote: ({ data }) => ({ details: { count: data.length } }),
});
