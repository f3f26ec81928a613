import { z } from "zod";
import { Instant, nullIsNone } from "@/lib/core/wire";
import { Password } from "../schema";
import { TotpCode } from "./codes";

/** For so long a sign-in is proof enough to put a second factor on the account. */
export const FRESH_MINUTES = 15;

/** The state of the caller's own second factor. */
export const Mfa = z.object({
  enabled: z.boolean(),
  enabledAt: Instant.nullable(),
  recoveryCodesLeft: z.int().meta({ description: "How many of the ten recovery codes are unused" }),
  /** True for administrators. */
  required: z.boolean(),
  setUpNeedsPassword: z.boolean().meta({ description: `True if the sign-in was more than ${FRESH_MINUTES} minutes ago, so that turning two-step sign-in on needs the password again` }),
});

export const MfaSetUp = z.object({
  secret: z.string().meta({ description: "Base32, to type if the QR code cannot be scanned" }),
  otpauthUrl: z.string().meta({ description: "The content of the QR code" }),
  qrCode: z.string().meta({ description: "A PNG, as a data: URL" }),
});

/** A set-up that was started and waits for its first code; null if there is none. */
export const PendingMfaSetUp = z.object({ pending: MfaSetUp.nullable() });

const passwordIfLate = { password: nullIsNone(Password.optional()).meta({ description: `Needed if the sign-in was more than ${FRESH_MINUTES} minutes ago` }) };

export const SetUpMfa = z.object(passwordIfLate);
export const EnableMfa = z.object({ code: TotpCode, ...passwordIfLate });

export const RecoveryCodes = z.object({
  recoveryCodes: z.array(z.string()).meta({ description: "Ten, each valid for one sign-in. They are shown only this time; empty in a repeated answer to an Idempotency-Key.", examples: [["7KQ2M-XW4RB"]] }),
});
