import type { Person } from "@/lib/core/actor";
import type { CommandScope } from "@/lib/core/scope";
import { cancelVisit } from "@/lib/domain/consultations/cancel-visit";
import { mayBecome } from "@/lib/domain/consultations/consultation";
import { lockConsultation } from "@/lib/domain/consultations/queries";
import { insertOffer } from "@/lib/domain/consultations/reschedule/queries";
import { tellRoom } from "@/lib/domain/events/tell";
import { encrypt } from "@/lib/platform/crypto/encrypt";
import { newId } from "@/lib/platform/ids";

interface Answer {
  /** What happens to every visit that is hit; nothing if left out. */
  affected: "offer" | "cancel" | undefined;
  /** What happens to single ones, where it differs. */
  decisions?: readonly { consultationId: string; decision: "offer" | "cancel" | "keep" }[];
  /** Told to the patients. */
  reason: string | undefined;
}

/** Offers new times for the visits that a change of hours hits, or cancels them with the refund that a doctor's cancellation owes. */
export async function settle(scope: CommandScope<Person>, hit: readonly string[], { affected, decisions = [], reason = undefined }: Answer): Promise<void> {
  const { db, actor, now, emit } = scope;
  const chosen = new Map(decisions.map(({ consultationId, decision }) => [consultationId, decision]));
  for (const id of hit.toSorted()) {
    const decision = chosen.get(id) ?? affected ?? "keep";
    if (decision === "keep") continue;
    const visit = await lockConsultation(db, id);
    // Somebody may have cancelled it, or begun it, since the look.
    if (!visit || !mayBecome(visit.status, "cancelled")) continue;
    // Nobody is to pay first and then be asked to move: what is not paid yet is off, and money that is on its way goes back.
    if (decision === "cancel" || visit.status === "pending_payment") {
      await cancelVisit({ ...scope, by: actor.role, byId: actor.id }, visit, reason ?? null);
    } else {
      const offerId = newId();
      await insertOffer(db, { id: offerId, consultationId: id, reason: reason ? encrypt(reason, { column: "move_offers.reason", id: offerId }) : null, offeredBy: actor.id, offeredAt: now });
      emit("consultation.moveOffered", { consultationId: id, offerId });
      await tellRoom(scope, visit, "visit");
    }
  }
}
