import { Counter } from "prom-client";
import { once } from "@/lib/platform/once";
import { registry } from "./registry";

const registers = [registry];

/** News of charges by what came of it: confirmed, booked_again, to_give_back, failed, ignored … */
export const paymentsTotal = once("metrics.payments", () => new Counter({ name: "payments_total", help: "News about payments, by provider and by what came of it.", labelNames: ["provider", "outcome"] as const, registers }));

/** Payments that somebody has to look at. */
export const paymentAlarmsTotal = once("metrics.paymentAlarms", () => new Counter({ name: "payment_alarms_total", help: "Payments that an administrator has to look at: another amount or currency, paid twice, a refund that is refused.", labelNames: ["kind"] as const, registers }));

/** Refunds by outcome: done, failed. */
export const refundsTotal = once("metrics.refunds", () => new Counter({ name: "refunds_total", help: "Attempts to give money back.", labelNames: ["provider", "outcome"] as const, registers }));
