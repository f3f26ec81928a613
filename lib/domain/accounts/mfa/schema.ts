import { z } from "zod";
import { Instant, nullIsNone } from "@/lib/core/wire";
import { Password } from "../schema";
import { TotpCode } from "./codes";

/** For so long a sign-in is proof enough to put a second factor on the account. */
export const FRESH_MINUTES = 15;

/** The state of one's own second factor. */
export const Mfa = z.object({
  enabled: z.boolean(),
  enabledAt: Instant.nullable(),
  recoveryCodesLeft: z.int().meta({ description: "Of ten" }),
  /** True for administrators. */
  required: z.boolean(),
  setUpNeedsPassword: z.boolean().meta({ description: `True where the sign-in was more than ${FRESH_MINUTES} minutes ago, so that turning it on needs the password again` }),
});

export const MfaSetUp = z.object({
  secret: z.string().meta({ description: "Base32, to type where nothing can scan" }),
  otpauthUrl: z.string().meta({ description: "What the QR code says" }),
  qrCode: z.string().meta({ description: "A PNG, as a data: URL" }),
});

/** A set-up that was begun and waits for its first code; null where there is none. */
export const PendingMfaSetUp = z.object({ pending: MfaSetUp.nullable() });

const passwordIfLate = { password: nullIsNone(Password.optional()).meta({ description: `Needed where the sign-in was more than ${FRESH_MINUTES} minutes ago` }) };

export const SetUpMfa = z.object(passwordIfLate);
export const EnableMfa = z.object({ code: TotpCode, ...passwordIfLate });

export const RecoveryCodes = z.object({
  recoveryCodes: z.array(z.string()).meta({ description: "Ten, each good for one sign-in. They are shown this once; empty where an Idempotency-Key is answered again.", examples: [["7KQ2M-XW4RB"]] }),
});
