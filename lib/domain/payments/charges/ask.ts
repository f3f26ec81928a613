import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import type { PaymentProvider } from "@/lib/domain/consultations/schema";
import { type Charge, PaymentError } from "@/lib/platform/payments/port";
import { portOf } from "../provider";
import { findPayment } from "../queries";
import { AskProvider, Asked } from "../schema";
import { applyCharge } from "./apply";

/** Asks the provider of a payment what has become of it, and takes note of that: news may be late or lost. Takes the money that waits to be taken. */
export const askProvider = command({
  name: "payment.ask",
  input: AskProvider,
  output: Asked,
  repeatable: false,
  async prepare({ db }, { id }): Promise<{ provider: PaymentProvider; charges: Charge[] } | undefined> {
    const payment = await findPayment(db, id);
    const provider = payment?.provider as PaymentProvider;
    const port = payment?.orderId ? portOf(db, provider) : undefined;
    if (!port || !payment?.orderId) return undefined;
    try {
      const charges = await port.chargesOf(payment.orderId);
      // What is not what was asked for is not taken: it goes back to its payer by itself.
      const taken = charges.map(async (charge): Promise<Charge> => {
        if (charge.state !== "authorized" || charge.amount !== payment.amount || charge.currency !== payment.currency) return charge;
        await port.capture(charge);
        return { ...charge, state: "captured" };
      });
      return { provider, charges: await Promise.all(taken) };
    } catch (cause) {
      if (cause instanceof PaymentError) throw new AppError("unavailable", say("refusals.payment.unavailable"), { cause });
      throw cause;
    }
  },
  async run(scope) {
    const { provider, charges = [] } = scope.prepared ?? {};
    const outcomes: string[] = [];
    if (provider) for (const charge of charges) outcomes.push((await applyCharge(scope, { provider, charge, source: "poll", eventId: `poll ${charge.id} ${charge.state}` })).outcome);
    return { outcomes };
  },
  auditNote: ({ outcomes }, _, { id }) => ({ resourceId: id, details: { outcomes: outcomes.join(" ") } }),
});
