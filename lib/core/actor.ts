import type { apiScopes, roles, strengths } from "@/db/schema/choices";

export type Role = (typeof roles)[number];
export type ApiScope = (typeof apiScopes)[number];

/** The person or program that acts. A doctor's account and doctor profile have the same id. */
export type Actor =
  | { readonly kind: "guest" }
  | {
      readonly kind: "user";
      readonly id: string;
      readonly role: Role;
      readonly sessionId: string;
      /** How the person signed in; a refresh does not change it. */
      readonly strength: (typeof strengths)[number];
      /** Set only for the demo's administrator on the embedded database, who needs no second factor. */
      readonly mfaWaived?: true;
    }
  /** A program of another organisation with an API key. `id` is the id of the key. */
  | { readonly kind: "partner"; readonly id: string; readonly name: string; readonly scopes: readonly ApiScope[] }
  /** Somebody without an account whom patient or doctor invited into the room of one visit. `id` is the id of the invitation. */
  | { readonly kind: "visitGuest"; readonly id: string }
  | { readonly kind: "system"; readonly job: string };

export type ActorKind = Actor["kind"];
export type ActorOfKind<K extends ActorKind | "anyone"> = K extends ActorKind ? Extract<Actor, { kind: K }> : Actor;
/** A person who is signed in. */
export type Person = ActorOfKind<"user">;
/** The invited guest of a visit. */
export type VisitGuest = ActorOfKind<"visitGuest">;

export const guest: Actor = { kind: "guest" };
export const system = (job: string): Actor => ({ kind: "system", job });

/** The id of the acting account or API key; undefined for people without a session and for jobs. */
export const actorId = (actor: Actor) => ("id" in actor ? actor.id : undefined);

/** What the audit and the logs call this actor. */
export const actorRole = (actor: Actor) => (actor.kind === "user" ? actor.role : actor.kind);
