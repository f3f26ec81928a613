import { query } from "@/lib/core/use-case";
import { KeySet, ListKeys } from "../schema";
import { ALGORITHM, publicJwk } from "./key";
import { listKeys } from "./queries";

/** The public keys of signatures, former ones too: what they signed stays valid. */
export const listSigningKeys = query({
  name: "signingKey.list",
  input: ListKeys,
  output: KeySet,
  async run({ db }) {
    const keys = await listKeys(db);
    return { keys: keys.map(({ id, publicKey }) => ({ ...publicJwk(publicKey), kid: id, alg: ALGORITHM, use: "sig" })) };
  },
});
