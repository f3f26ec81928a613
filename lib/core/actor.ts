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
      /** How the session was proved; survives a refresh as it was. */
      readonly strength: (typeof strengths)[number];
      /** Set for the demo's administrator on the embedded database alone: asked for no second factor. */
      readonly mfaWaived?: true;
    }
  /** A program of another organisation, by its API key. `id` is the key's. */
  | { readonly kind: "partner"; readonly id: string; readonly name: string; readonly scopes: readonly ApiScope[] }
  | { readonly kind: "system"; readonly job: string };

export type ActorKind = Actor["kind"];
export type ActorOfKind<K extends ActorKind | "anyone"> = K extends ActorKind ? Extract<Actor, { kind: K }> : Actor;
/** Somebody who is signed in. */
export type Person = ActorOfKind<"user">;

export const guest: Actor = { kind: "guest" };
export const system = (job: string): Actor => ({ kind: "system", job });

/** The id of the acting account or API key; undefined for guests and jobs. */
export const actorId = (actor: Actor) => ("id" in actor ? actor.id : undefined);

/** What the audit and the logs call this actor. */
export const actorRole = (actor: Actor) => (actor.kind === "user" ? actor.role : actor.kind);
