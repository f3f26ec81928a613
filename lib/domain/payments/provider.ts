import type { Scope } from "@/lib/core/scope";
import type { PaymentProvider } from "@/lib/domain/consultations/schema";
import { env } from "@/lib/platform/config/env";
import type { PaymentPort } from "@/lib/platform/payments/port";
import { razorpay } from "@/lib/platform/payments/razorpay";
import { simulated } from "./simulated/queries";

/** The port of a payment's provider; undefined if the configuration has no keys for it any more. */
export function portOf(db: Scope["db"], provider: PaymentProvider): PaymentPort | undefined {
  if (provider === "simulated") return simulated(db);
  const { RAZORPAY_URL: url, RAZORPAY_KEY_ID: keyId, RAZORPAY_KEY_SECRET: keySecret } = env();
  return keyId && keySecret ? razorpay({ url, keyId, keySecret }) : undefined;
}
