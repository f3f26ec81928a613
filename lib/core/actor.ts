export type Role = "patient" | "doctor" | "admin";

/** Who acts. A doctor's id is also the id of their practice. */
export type Actor =
  | { readonly kind: "guest" }
  | {
      readonly kind: "user";
      readonly id: string;
      readonly role: Role;
      readonly sessionId: string;
      /** How the session was proved; survives a refresh as it was. */
      readonly strength: "password" | "mfa";
    }
  | { readonly kind: "system"; readonly job: string };

export const guest: Actor = { kind: "guest" };
export const system = (job: string): Actor => ({ kind: "system", job });

/** The id of the acting account; undefined for guests and jobs. */
export const actorId = (actor: Actor) => (actor.kind === "user" ? actor.id : undefined);

/** What the audit and the logs call this actor. */
export const actorRole = (actor: Actor) => (actor.kind === "user" ? actor.role : actor.kind);
