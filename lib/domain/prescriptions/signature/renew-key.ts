import { command } from "@/lib/core/use-case";
import { ListKeys, RenewedKey } from "../schema";
import { newKey } from "./key";
import { insertKey, retireKey } from "./queries";

/** Begins to sign with another key. The former one signs nothing more; its public half stays published. */
export const renewSigningKey = command({
  name: "signingKey.renew",
  input: ListKeys,
  output: RenewedKey,
  async run({ db, now }) {
    const key = await newKey(now);
    await retireKey(db, now);
    await insertKey(db, key);
    return { kid: key.id };
  },
  auditNote: ({ kid }) => ({ details: { kid } }),
});
