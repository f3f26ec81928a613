import { z } from "zod";
import { nullIsNone } from "@/lib/core/wire";
import { message, writtenWords } from "@/lib/core/words";
import { TimeZone } from "@/lib/core/zone";
import { whyPasswordIsWeak } from "../password/rules";
import { Email, FirstName, LastName, NewPassword } from "../schema";
import { LinkToken } from "@/lib/domain/accounts/links/schema";
import { Phone } from "@/lib/domain/accounts/profile/phone";
import { DateOfBirth, Gender } from "@/lib/domain/accounts/profile/particulars/schema";

export const Register = z
  .object({
    email: Email,
    password: NewPassword,
    role: z.enum(["patient", "doctor"], message("fields.role.invalid")),
    firstName: FirstName,
    lastName: nullIsNone(LastName.default("")).meta({ description: "Left out, null or empty for people who have one name" }),
    phone: nullIsNone(Phone.optional()),
    dateOfBirth: nullIsNone(DateOfBirth.optional()),
    gender: nullIsNone(Gender.optional()),
    timeZone: nullIsNone(TimeZone.optional()).meta({ description: "The zone in which the person reads times, also in mails; Asia/Kolkata if left out" }),
  })
  .superRefine(refuseWeakPassword);
export type Register = z.output<typeof Register>;

export const CreateAdmin = z.object({ email: Email, password: NewPassword, firstName: FirstName, lastName: nullIsNone(LastName.default("")) }).superRefine(refuseWeakPassword);

function refuseWeakPassword(person: { password: string; email: string; firstName: string; lastName: string }, context: z.RefinementCtx) {
  const why = whyPasswordIsWeak(person.password, person);
  if (why) context.addIssue({ code: "custom", path: ["password"], message: writtenWords(why) });
}

export const VerifyEmail = z.object({ token: LinkToken });
