import { z } from "zod";
import { roles } from "@/db/schema/choices";
import { Id, line } from "@/lib/core/wire";
import { PASSWORD_MAX } from "./password/rules";

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

export const FirstName = line(80);
export const LastName = line(80);

export const Role = z.enum(roles);

export const Account = z.object({ id: Id, email: z.string(), role: Role });

export const Nothing = z.object({});
