import type { Actor } from "@/lib/core/actor";
import type { Visit } from "@/lib/core/policy";
import type { AuditNote } from "@/lib/core/record";
import type { Scope } from "@/lib/core/scope";
import { findOpenEmergency, type Grant } from "./emergency/queries";

/**
 * The reader of a record, and what they may see of it. Every answer with clinical text needs a `Reader`, and a `Reader` can
 * be made in only two ways. So no answer can forget to check.
 */
export class Reader {
  private constructor(
    private readonly actor: Actor,
    private readonly grant?: Grant,
  ) {}

  /** For queries: looks up whether an administrator has opened this patient's record in an emergency. For others there is no look-up. */
  static async of({ db, actor, now }: Scope, patientId: string): Promise<Reader> {
    const mayHaveOne = actor.kind === "user" && actor.role === "admin";
    return new Reader(actor, mayHaveOne ? await findOpenEmergency(db, actor.id, patientId, now) : undefined);
  }

  /** For the answer of a command. It never uses an emergency access, because the answer is kept for repeats and the access ends. */
  static ofAnswer(actor: Actor): Reader {
    return new Reader(actor);
  }

  /** The rule. These may read: accounts that care for the patient, the visit's doctor, and an administrator with an open emergency access to exactly this patient. */
  accessTo({ patientId, doctorId, carerIds }: Visit): { isWithheld: boolean; emergencyAccess: Pick<Grant, "id" | "expiresAt"> | null } {
    if (this.actor.kind === "user" && [doctorId, ...carerIds].includes(this.actor.id)) return { isWithheld: false, emergencyAccess: null };
    if (this.grant?.patientId !== patientId) return { isWithheld: true, emergencyAccess: null };
    return { isWithheld: false, emergencyAccess: { id: this.grant.id, expiresAt: this.grant.expiresAt } };
  }
}

/** What the audit keeps about how a record was read, so that the patient can be told. */
export function accessDetails({ withheld, emergencyAccess }: { withheld: boolean; emergencyAccess: { id: string } | null }): AuditNote["details"] {
  if (emergencyAccess) return { emergencyAccessId: emergencyAccess.id };
  return withheld ? { withheld: true } : undefined;
}
