import { AppError } from "@/lib/core/errors";
import { query } from "@/lib/core/use-case";
import { findKey } from "./queries";
import { OwnApiKey, ReadOwnApiKey } from "./schema";

/** Tells a partner what its key may do, and until when. */
export const readOwnApiKey = query({
  name: "apiKey.readOwn",
  input: ReadOwnApiKey,
  output: OwnApiKey,
  async run({ db, actor }) {
    const key = await findKey(db, actor.id);
    if (!key) throw new AppError("not_found");
    return key;
  },
});
