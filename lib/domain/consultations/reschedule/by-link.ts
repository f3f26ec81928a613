import { AppError } from "@/lib/core/errors";
import type { Scope } from "@/lib/core/scope";
import { say } from "@/lib/core/words";
import { refusedLink } from "@/lib/domain/accounts/links/link";
import type { ConsultationRow } from "../queries";
import { isFor, partsOf } from "./link";
import { isActive } from "./queries";

/** What has become of a visit since a link about it was sent; `open` if it is as it was. */
export type LinkState = "open" | "moved" | "cancelled" | "begun";

/** The account and the visit of a link. Throws `invalid_input` if there is no such link, or if the account does not act for the patient any more or is suspended. */
export async function openLink({ db, now }: Pick<Scope, "db" | "now">, token: string, visit: ConsultationRow | undefined): Promise<{ accountId: string; visit: ConsultationRow; state: LinkState }> {
  const parts = partsOf(token);
  if (!parts || visit?.id !== parts.consultationId) throw refusedLink("refusals.move.unknownLink");
  const { accountId, secret } = parts;
  const times = [visit.startsAt, ...visit.moves.map(({ from }) => new Date(from))];
  const startsAt = times.find((time) => isFor(secret, { consultationId: visit.id, accountId, startsAt: time }));
  if (!startsAt || !visit.carerIds.includes(accountId) || !(await isActive(db, accountId))) throw refusedLink("refusals.move.unknownLink");
  const isAhead = visit.status === "scheduled" || visit.status === "pending_payment";
  const state = visit.status === "cancelled" || visit.status === "expired" ? "cancelled" : !isAhead || visit.startsAt <= now ? "begun" : startsAt.getTime() === visit.startsAt.getTime() ? "open" : "moved";
  return { accountId, visit, state };
}

/** The same for a link that is to do something. Throws `invalid_transition` if the visit is not as it was. */
export async function usableLink(scope: Pick<Scope, "db" | "now">, token: string, visit: ConsultationRow | undefined) {
  const link = await openLink(scope, token, visit);
  if (link.state !== "open") throw new AppError("invalid_transition", say("refusals.move.staleLink", { state: link.state }), { extra: { allowed: [] } });
  return link;
}
