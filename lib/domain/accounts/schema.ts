import { z } from "zod";
import { Id, Instant, line, LocalDate, nullIsNone, page, paging, TimeZone } from "@/lib/core/wire";
import { EitherCode, refuseTwoCodes, secondFactor } from "./codes";
import { PASSWORD_MAX, whyPasswordIsWeak } from "./password";

const EMAIL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/** An email address, in lower case. */
export const Email = z
  .string("Enter an email address.")
  .trim()
  .toLowerCase()
  .max(254, { error: "Use at most 254 characters.", abort: true })
  .regex(EMAIL, "Enter an email address such as asha@example.in.")
  .meta({ format: "email", examples: ["asha.rao@example.in"] });

export const Password = z
  .string("Enter a password.")
  .min(1, "Enter a password.")
  .max(PASSWORD_MAX, { error: `Use at most ${PASSWORD_MAX} characters.`, abort: true });

export const NewPassword = Password.meta({ description: "12 characters or more; a passphrase is best. Common passwords and your own name are refused." });

/** A phone number, normalised to E.164; ten digits are taken as Indian. */
export const Phone = z
  .string("Enter a phone number.")
  .max(32, { error: "Use at most 32 characters.", abort: true })
  .transform((typed, context) => {
    const compact = typed.replace(/[\s().-]/g, "").replace(/^00/, "+");
    if (/^0?[6-9]\d{9}$/.test(compact)) return `+91${compact.slice(-10)}`;
    if (/^\+[1-9]\d{6,14}$/.test(compact)) return compact;
    context.issues.push({ code: "custom", input: typed, message: "Enter a phone number with its country code, such as +91 98450 12345." });
    return z.NEVER;
  })
  .meta({ examples: ["+919845012345"] });

const OLDEST = 130;

export const DateOfBirth = LocalDate.refine((date) => {
  // "Today" is that of the first place on Earth where it has begun.
  const today = new Date(Date.now() + 14 * 3_600_000).toISOString();
  return date <= today.slice(0, 10) && Number(today.slice(0, 4)) - Number(date.slice(0, 4)) <= OLDEST;
}, "Enter a date of birth that can be.");

export const Gender = z.enum(["female", "male", "other", "undisclosed"], "Choose female, male, other or undisclosed.");

export const Address = z
  .object({
    line1: line(200),
    line2: line(200, 0).nullish().transform((second) => second || null),
    city: line(100),
    state: line(100),
    postalCode: z.string("Enter a postal code.").trim().regex(/^[A-Za-z0-9][A-Za-z0-9 -]{1,10}[A-Za-z0-9]$/, "Enter a postal code."),
    country: line(60).default("India"),
  })
  .refine(({ country, postalCode }) => !/^(?:in|india)$/i.test(country) || /^[1-9]\d{2} ?\d{3}$/.test(postalCode), {
    error: "An Indian PIN code has six digits.",
    path: ["postalCode"],
  });
export type Address = z.output<typeof Address>;

/** A language tag, such as `en` or `hi`. */
export const Language = z
  .string()
  .max(35, { error: "Use at most 35 characters.", abort: true })
  .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, "Use a language tag, such as en or hi.")
  .meta({ examples: ["en"] });

const FirstName = line(80);
const LastName = line(80);

export const Register = z
  .object({
    email: Email,
    password: NewPassword,
    role: z.enum(["patient", "doctor"], "Choose patient or doctor."),
    firstName: FirstName,
    lastName: LastName,
    phone: nullIsNone(Phone.optional()),
    dateOfBirth: nullIsNone(DateOfBirth.optional()),
    gender: nullIsNone(Gender.optional()),
    timeZone: nullIsNone(TimeZone.optional()).meta({ description: "In which the person reads times, in mails too; Asia/Kolkata where left out" }),
  })
  .superRefine(refuseWeakPassword);
export type Register = z.output<typeof Register>;

export const CreateAdmin = z.object({ email: Email, password: NewPassword, firstName: FirstName, lastName: LastName }).superRefine(refuseWeakPassword);

function refuseWeakPassword(person: { password: string; email: string; firstName: string; lastName: string }, context: z.RefinementCtx) {
  const why = whyPasswordIsWeak(person.password, person);
  if (why) context.addIssue({ code: "custom", path: ["password"], message: why });
}

export const SignIn = z.object({ email: Email, password: Password, ...secondFactor }).superRefine(refuseTwoCodes);

export const ChangePassword = z.object({
  currentPassword: Password,
  newPassword: NewPassword,
  code: nullIsNone(EitherCode.optional()).meta({ description: "A code of the authenticator app, or a recovery code; needed where two-step sign-in is on" }),
});

/** What stands in a mail's link. */
const LinkToken = z.string("Open the link from the mail.").min(1, "Open the link from the mail.").max(200, "This is not a link of ours.");

export const VerifyEmail = z.object({ token: LinkToken });
export const RequestPasswordReset = z.object({ email: Email });
export const ResetPassword = z.object({ token: LinkToken, newPassword: NewPassword });

export const Refresh = z.object({ refreshToken: z.string("Send the refresh token.").min(1, "Send the refresh token.").max(200, "This is not a refresh token.") });

export const Role = z.enum(["patient", "doctor", "admin"]);

/** Who one is now, and the tokens to show it. */
export const SignedIn = z.object({
  user: z.object({ id: Id, email: z.string(), role: Role, firstName: z.string(), lastName: z.string() }),
  accessToken: z.string().meta({ description: "Send it as `Authorization: Bearer`." }),
  refreshToken: z.string().meta({ description: "Good for one use at POST /auth/refresh, which answers with the next one." }),
  expiresIn: z.int().meta({ description: "Seconds until the access token ends", examples: [900] }),
});
export type SignedIn = z.output<typeof SignedIn>;

export const Account = z.object({ id: Id, email: z.string(), role: Role });

/** Whom a mail is for, and how they read it. */
export const Recipient = z.object({ id: Id, email: z.string(), role: Role, firstName: z.string(), timeZone: z.string(), language: z.string() });
export type Recipient = z.output<typeof Recipient>;

export const Profile = z.object({
  id: Id,
  email: z.string(),
  emailVerified: z.boolean().meta({ description: "False until the link in the mail that greets a new account was followed." }),
  role: Role,
  firstName: z.string(),
  lastName: z.string(),
  phone: z.string().nullable(),
  dateOfBirth: z.string().nullable(),
  gender: Gender.nullable(),
  address: z
    .object({ line1: z.string(), line2: z.string().nullable(), city: z.string(), state: z.string(), postalCode: z.string(), country: z.string() })
    .nullable(),
  timeZone: z.string(),
  language: z.string(),
  version: z.int().meta({ description: "Grows by one with each change; send it with an update to be sure nobody changed it in between." }),
  updatedAt: Instant,
});
export type Profile = z.output<typeof Profile>;

/** What is left out stays as it is; null empties it. */
export const UpdateProfile = z.object({
  firstName: FirstName.optional(),
  lastName: LastName.optional(),
  phone: Phone.nullish(),
  dateOfBirth: DateOfBirth.nullish(),
  gender: Gender.nullish(),
  address: Address.nullish(),
  timeZone: TimeZone.optional(),
  language: Language.optional(),
  version: z.coerce.number("Use a whole number.").int("Use a whole number.").min(1).max(2_147_483_647).optional(),
});
export type UpdateProfile = z.output<typeof UpdateProfile>;

export const Nothing = z.object({});

/** A signed-in device. */
export const Session = z.object({
  id: Id,
  door: z.enum(["web", "api"]),
  strength: z.enum(["password", "mfa"]),
  userAgent: z.string().nullable(),
  address: z.string().nullable(),
  /** True for the session that asks. */
  current: z.boolean(),
  createdAt: Instant,
  lastSeenAt: Instant.meta({ description: "Exact to the minute" }),
  expiresAt: Instant,
});
export type Session = z.output<typeof Session>;

/** The session that asks, and what ends it. */
export const OwnSession = z.object({
  id: Id,
  userId: Id,
  role: Role,
  strength: z.enum(["password", "mfa"]),
  idleTimeoutSeconds: z.int().nullable().meta({ description: "Without a request for so long the session ends; null where it does not" }),
});

export const ListSessions = z.object(paging);
export const SessionPage = page(Session);
export const RevokeSession = z.object({ id: Id });
