import { z } from "zod";
import { roles } from "@/db/schema/choices";
import { most } from "@/lib/core/plain-words";
import { Id, line, saysSomething } from "@/lib/core/wire";
import { message } from "@/lib/core/words";
import { PASSWORD_MAX, PASSWORD_MIN } from "./password/rules";

const EMAIL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/** An email address, in lower case. */
export const Email = z
  .string(message("fields.email.missing"))
  .trim()
  .toLowerCase()
  .max(254, { error: most(254, "string"), abort: true })
  .regex(EMAIL, message("fields.email.invalid"))
  .meta({ format: "email", examples: ["asha.rao@example.in"] });

export const Password = z
  .string(message("fields.password.missing"))
  .min(1, message("fields.password.missing"))
  .max(PASSWORD_MAX, { error: most(PASSWORD_MAX, "string"), abort: true });

export const NewPassword = Password.meta({ description: `${PASSWORD_MIN} characters or more; a passphrase is best. Common passwords and your own name are refused.` });

export const FirstName = line(80).refine(saysSomething, message("fields.name.noLetters"));
/** Empty for people who have one name. */
export const LastName = line(80, 0).refine((name) => name === "" || saysSomething(name), message("fields.name.noLetters"));

export const Role = z.enum(roles);

export const Account = z.object({ id: Id, email: z.string(), role: Role });

export const Nothing = z.object({});
