import { type Actor, actorId } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { say } from "@/lib/core/words";
import { isolated } from "@/lib/domain/accounts/name";
import { keyedHash } from "@/lib/platform/crypto/hash";

/** The fields of a form that say for whom its page was rendered. They are no input of a use case. */
export const DRAWN_FOR = ["drawnFor", "drawnForName"] as const;

const NAME_LENGTH = 200;

/** What names a reader in the pages rendered for them. A hash, so that a page shows no account id. */
export const drawnForMark = (actor: Actor): string => keyedHash("page.reader", actorId(actor) ?? actor.kind).slice(0, 22);

/** True if somebody is signed in for whom the form's page was not rendered. */
export const isForOther = (form: FormData, actor: Actor): boolean => actor.kind === "user" && form.get("drawnFor") !== drawnForMark(actor);

/**
 * Refuses a form whose page was rendered for somebody else: another person has signed in in this browser since, and would act
 * with what the first one read and typed. A guest is let through, because the use case asks a guest to sign in. Throws `edit_conflict`.
 *
 * @param form with the fields that `DrawnForFields` renders
 * @param reader for whom the page is now
 */
export function refuseOtherReader(form: FormData, reader: { actor: Actor; name: () => Promise<string> }): Promise<void> | undefined {
  return isForOther(form, reader.actor) ? refuse(form, reader.name) : undefined;
}

async function refuse(form: FormData, nameOf: () => Promise<string>): Promise<never> {
  const before = form.get("drawnForName");
  const name = isolated(await nameOf());
  const hasName = typeof before === "string" && before !== "" && before.length <= NAME_LENGTH;
  throw new AppError("edit_conflict", hasName ? say("refusals.page.otherReader", { before: isolated(before), name }) : say("refusals.page.signedInSince", { name }));
}
