import { env } from "@/lib/platform/config/env";

/** The form that leads to Razorpay's own page, where the payer types the card: nothing of a card ever reaches us. Works without JavaScript. */
export function checkoutFields({ consultationId, orderId, amount, currency }: { consultationId: string; orderId: string | null; amount: number; currency: string }): { action: string; fields: Record<string, string> } {
  const { APP_URL, RAZORPAY_URL, RAZORPAY_KEY_ID = "" } = env();
  return {
    action: `${RAZORPAY_URL}/v1/checkout/embedded`,
    fields: {
      key_id: RAZORPAY_KEY_ID,
      order_id: orderId ?? "",
      amount: String(amount),
      currency,
      name: "Amrutam",
      callback_url: `${APP_URL}/pay/${consultationId}/return`,
      cancel_url: `${APP_URL}/patient/consultations/${consultationId}`,
    },
  };
}
