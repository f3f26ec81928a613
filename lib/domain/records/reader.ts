import type { Actor } from "@/lib/core/actor";
import type { Visit } from "@/lib/core/policy";
import type { AuditNote } from "@/lib/core/record";
import type { Scope } from "@/lib/core/scope";
import { findOpenEmergency, type Grant } from "./emergency/queries";

/**
 * Who reads a record, and what they may see of it. Whatever answers with clinical text asks for one of these, and there are
 * two ways to get one: so that nobody's answer forgets the question.
 */
export class Reader {
  private constructor(
    private readonly actor: Actor,
    private readonly grant?: Grant,
  ) {}

  /** For reading: an administrator may have opened this patient's record in an emergency. Others cost no look-up. */
  static async of({ db, actor, now }: Scope, patientId: string): Promise<Reader> {
    const mayHaveOne = actor.kind === "user" && actor.role === "admin";
    return new Reader(actor, mayHaveOne ? await findOpenEmergency(db, actor.id, patientId, now) : undefined);
  }

  /** For what a command answers, which is kept for repeats of the request: never by way of an emergency, which ends. */
  static ofAnswer(actor: Actor): Reader {
    return new Reader(actor);
  }

  /** The rule: the two who met, and an administrator with an open emergency access to this very patient. */
  accessTo({ patientId, doctorId }: Visit): { isWithheld: boolean; emergencyAccess: Pick<Grant, "id" | "expiresAt"> | null } {
    if (this.actor.kind === "user" && [patientId, doctorId].includes(this.actor.id)) return { isWithheld: false, emergencyAccess: null };
    if (this.grant?.patientId !== patientId) return { isWithheld: true, emergencyAccess: null };
    return { isWithheld: false, emergencyAccess: { id: this.grant.id, expiresAt: this.grant.expiresAt } };
  }
}

/** What the audit keeps of how a record was read, so that the patient can be told. */
export function accessDetails({ withheld, emergencyAccess }: { withheld: boolean; emergencyAccess: { id: string } | null }): AuditNote["details"] {
  if (emergencyAccess) return { emergencyAccessId: emergencyAccess.id };
  return withheld ? { withheld: true } : undefined;
}
