import { invalid } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { newId } from "@/lib/platform/ids";
import { newApiKey } from "./key";
import { apiKeyOf } from "./present";
import { findKey, insertKey } from "./queries";
import { CreateApiKey, MAX_LIFE_DAYS, NewApiKey } from "./schema";

/** An administrator makes a partner's key. Only this answer ever shows the key itself. */
export const createApiKey = command({
  name: "apiKey.create",
  input: CreateApiKey,
  output: NewApiKey,
  // A repeat is answered without the key: the key is kept nowhere, not even encrypted.
  remember: (answer) => ({ ...answer, apiKey: null }),
  async run({ db, actor, now }, { name, scopes, expiresAt }) {
    if (expiresAt <= now) throw invalid("expiresAt", say("fields.apiKey.expiresInPast"));
    if (expiresAt.getTime() - now.getTime() > MAX_LIFE_DAYS * 86_400_000) throw invalid("expiresAt", say("fields.apiKey.livesTooLong"));
    const id = newId();
    const { key, prefix, keyHash } = newApiKey();
    await insertKey(db, { id, name, scopes, prefix, keyHash, createdBy: actor.id, createdAt: now, expiresAt });
    return { ...apiKeyOf((await findKey(db, id))!, now), apiKey: key };
  },
  auditNote: ({ scopes, expiresAt }) => ({ details: { scopes: scopes.join(" "), expiresAt: expiresAt.toISOString() } }),
});
