import { and, asc, eq, lte } from "drizzle-orm";
import type { Db } from "@/db/client";
import { simulatedCharges, simulatedRefunds } from "@/db/schema/payments";
import { newId } from "@/lib/platform/ids";
import { PaymentError, type PaymentPort } from "@/lib/platform/payments/port";

/** The port of a provider that moves no money. Its memory is in two tables, so that it survives a restart as a real one would. */
export function simulated(db: Db): PaymentPort {
  return {
    orderOf: async ({ id }) => simulatedOrder(id),
    async chargesOf(orderId) {
      const rows = await db.select().from(simulatedCharges).where(and(eq(simulatedCharges.orderId, orderId), lte(simulatedCharges.knownAt, new Date()))).orderBy(asc(simulatedCharges.createdAt));
      return rows.map(({ id, amount, currency, state }) => ({ id, orderId, amount, currency, state }));
    },
    capture: async ({ id }) => void (await db.update(simulatedCharges).set({ state: "captured" }).where(and(eq(simulatedCharges.id, id), eq(simulatedCharges.state, "authorized")))),
    async findRefund(chargeId, receipt) {
      const [row] = await db.select().from(simulatedRefunds).where(and(eq(simulatedRefunds.chargeId, chargeId), eq(simulatedRefunds.receipt, receipt)));
      return row?.id;
    },
    async refund({ chargeId, amount, receipt }) {
      const [charge] = await db.select().from(simulatedCharges).where(eq(simulatedCharges.id, chargeId));
      if (charge?.state !== "captured" || amount > charge.amount) throw new PaymentError("http", 400);
      const id = `rfnd_sim${newId().replaceAll("-", "")}`;
      await db.insert(simulatedRefunds).values({ id, chargeId, amount, receipt });
      return id;
    },
  };
}

/** The order of a payment: there is nothing to make. */
export const simulatedOrder = (paymentId: string) => `order_sim${paymentId.replaceAll("-", "")}`;

/** Lets somebody pay the order, or try to. */
export const insertCharge = (db: Db, charge: typeof simulatedCharges.$inferInsert) => db.insert(simulatedCharges).values(charge);

/** Whether the order has been paid, whoever knows of it. */
export async function isOrderPaid(db: Db, orderId: string): Promise<boolean> {
  return (await db.$count(simulatedCharges, and(eq(simulatedCharges.orderId, orderId), eq(simulatedCharges.state, "captured")))) > 0;
}
