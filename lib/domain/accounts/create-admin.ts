import { v7 } from "uuid";
import { command } from "@/lib/core/use-case";
import { hashPassword } from "./password-hash";
import { insertAccount } from "./queries";
import { Account, CreateAdmin } from "./schema";

/** Makes an administrator. Only the operator's command does this; public registration never can. */
export const createAdmin = command({
  name: "account.createAdmin",
  input: CreateAdmin,
  output: Account,
  prepare: (_, { password }) => hashPassword(password),
  async run({ db, prepared: passwordHash }, { email, firstName, lastName }) {
    const account = { id: v7(), email, role: "admin" as const };
    await insertAccount(db, { ...account, passwordHash }, { userId: account.id, firstName, lastName });
    return account;
  },
});
