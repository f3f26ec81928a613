import { z } from "zod";
import { Id, Instant, nullIsNone, page, paging, text } from "@/lib/core/wire";
import { EitherCode, refuseTwoCodes, secondFactor, TotpCode } from "./codes";
import { Email, Password, Role } from "./schema";

export const FinishSignIn = z
  .object({
    mfaToken: z.string("Send the mfaToken.").min(1, "Send the mfaToken.").max(1000, "This is not an mfaToken.").meta({ description: "From the `mfa_required` problem of POST /auth/login; good for five minutes." }),
    ...secondFactor,
  })
  .superRefine((input, context) => {
    refuseTwoCodes(input, context);
    if (!input.totpCode && !input.recoveryCode) context.addIssue({ code: "custom", path: ["totpCode"], message: "Enter the six digits that your app shows." });
  });

/** The state of one's own second factor. */
export const Mfa = z.object({
  enabled: z.boolean(),
  enabledAt: Instant.nullable(),
  recoveryCodesLeft: z.int().meta({ description: "Of ten" }),
  /** True for administrators. */
  required: z.boolean(),
  setUpNeedsPassword: z.boolean().meta({ description: "True where the sign-in was more than 15 minutes ago, so that turning it on needs the password again" }),
});

export const MfaSetUp = z.object({
  secret: z.string().meta({ description: "Base32, to type where nothing can scan" }),
  otpauthUrl: z.string().meta({ description: "What the QR code says" }),
  qrCode: z.string().meta({ description: "A PNG, as a data: URL" }),
});

/** A set-up that was begun and waits for its first code; null where there is none. */
export const PendingMfaSetUp = z.object({ pending: MfaSetUp.nullable() });

const passwordIfLate = { password: nullIsNone(Password.optional()).meta({ description: "Needed where the sign-in was more than 15 minutes ago" }) };

export const SetUpMfa = z.object(passwordIfLate);
export const EnableMfa = z.object({ code: TotpCode, ...passwordIfLate });

export const RecoveryCodes = z.object({
  recoveryCodes: z.array(z.string()).meta({ description: "Ten, each good for one sign-in. They are shown this once; empty where an Idempotency-Key is answered again.", examples: [["7KQ2M-XW4RB"]] }),
});

/** Proof that the person at the keyboard is the owner: password and second factor, again. */
export const StepUp = z.object({
  password: Password,
  code: EitherCode,
});
export type StepUp = z.output<typeof StepUp>;

export const RequestMfaReset = z.object({
  email: Email,
  proof: text(1000, 20).meta({ description: "What was checked, and how, to be sure of the person" }),
});

export const MfaResetId = z.object({ id: Id });

const PersonName = z.object({ id: Id, firstName: z.string(), lastName: z.string() });

export const MfaReset = z.object({
  id: Id,
  person: PersonName.extend({ email: z.string(), role: Role }),
  requestedBy: PersonName,
  proof: z.string(),
  status: z.enum(["open", "approved", "refused", "expired"]),
  createdAt: Instant,
  expiresAt: Instant,
});
export type MfaReset = z.output<typeof MfaReset>;

export const ListMfaResets = z.object(paging);
export const MfaResetPage = page(MfaReset);
