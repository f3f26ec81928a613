import { z } from "zod";
import { nullIsNone } from "@/lib/core/wire";
import { EitherCode } from "../mfa/codes";
import { Email, NewPassword, Password } from "../schema";
import { LinkToken } from "@/lib/domain/accounts/links/schema";

export const ChangePassword = z.object({
  currentPassword: Password,
  newPassword: NewPassword,
  code: nullIsNone(EitherCode.optional()).meta({ description: "A code of the authenticator app, or a recovery code; needed if two-step sign-in is on" }),
});
export const RequestPasswordReset = z.object({ email: Email });
export const ResetPassword = z.object({ token: LinkToken, newPassword: NewPassword });
