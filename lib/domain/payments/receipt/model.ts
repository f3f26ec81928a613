import { formatInstant } from "@/lib/clock/format-instant";
import type { Paper } from "@/lib/platform/papers/draw";
import { languages } from "@/messages/languages";

const { payments: words, receipt: said } = languages.en.messages;

/** What a receipt is about. Amounts are minor units. */
export interface Receipted {
  id: string;
  amount: number;
  currency: string;
  paidAt: Date;
  provider: string | null;
  /** The provider's ids of what was asked for, and of what was paid. */
  orderId: string | null;
  chargeId: string | null;
  payerName: string;
  patientName: string;
  doctorName: string;
  registrationNumber: string;
  startsAt: Date;
  refund: { amount: number; rule: keyof typeof words.rules | null; refundedAt: Date | null } | null;
  timeZone: string;
}

const filled = (sentence: string, values: Record<string, string>) => sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");

/** The receipt of a payment, as its template is filled. */
export function receiptOf({ amount, currency, paidAt, refund, timeZone, ...payment }: Receipted): Paper {
  const instant = (at: Date, format: "full" | "date") => formatInstant(at, { timeZone, format, zone: format === "full" });
  const money = (minor: number) => moneyIn(currency, minor);
  const isSimulated = payment.provider === "simulated";
  const reference = [payment.orderId, payment.chargeId].filter(Boolean).join(", ");
  const fact = (label: string, text: string, note: string | null = null, strong = false) => ({ label, text, note, strong });
  const kept = amount - (refund?.refundedAt ? refund.amount : 0);
  const [year, month, day] = paidAt.toISOString().slice(0, 10).split("-").map(Number);
  return {
    template: "receipt",
    at: paidAt,
    data: {
      paper: "a4", size: 10.5, language: "en", title: words.receipt, issuer: "Amrutam", date: [year, month, day],
      words: { page: said.page }, foot: [`${words.receipt} ${payment.id}`], stamp: null,
      notice: isSimulated ? words.simulated : null,
      facts: [
        fact(words.number, payment.id),
        fact(words.paidAt, instant(paidAt, "full")),
        fact(said.payer, payment.payerName, null, true),
        fact(words.patient, payment.patientName, null, true),
        fact(words.doctor, payment.doctorName, filled(words.registration, { number: payment.registrationNumber }), true),
        fact(words.visit, instant(payment.startsAt, "full")),
        fact(said.provider, payment.provider ? said.providers[payment.provider as keyof typeof said.providers] : words.atPractice, reference ? filled(said.reference, { reference }) : null),
      ],
      sums: [
        { label: said.fee, amount: money(amount), strong: true },
        ...(refund
          ? [
              {
                label: [refund.refundedAt ? filled(said.refunded, { on: instant(refund.refundedAt, "date") }) : said.refundDue, refund.rule && words.rules[refund.rule]].filter(Boolean).join(" · "),
                amount: `− ${money(refund.amount)}`,
                strong: false,
              },
              ...(refund.refundedAt ? [{ label: said.kept, amount: money(kept), strong: true }] : []),
            ]
          : []),
      ],
      closing: said.closing,
    },
  };
}

/** ₹500.00: a receipt always has the paise. */
function moneyIn(currency: string, minor: number): string {
  const format = new Intl.NumberFormat("en-IN", { style: "currency", currency });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
