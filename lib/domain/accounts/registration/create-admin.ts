import { command } from "@/lib/core/use-case";
import { newId } from "@/lib/platform/ids";
import { hashNewPassword } from "../password/new-password";
import { insertAccount } from "../queries";
import { Account } from "../schema";
import { CreateAdmin } from "./schema";

/** Makes an administrator. Only the operator's command can do this, and the operator vouches for the address; public registration never can. */
export const createAdmin = command({
  name: "account.createAdmin",
  input: CreateAdmin,
  output: Account,
  prepare: (_, input) => hashNewPassword(input.password, input),
  async run({ db, now, prepared: passwordHash, emit }, { email, firstName, lastName }) {
    const account = { id: newId(), email, role: "admin" as const };
    await insertAccount(db, { ...account, passwordHash, emailVerifiedAt: now }, { personId: account.id, firstName, lastName });
    emit("account.adminCreated", { userId: account.id });
    return account;
  },
});
