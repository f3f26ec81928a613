import { v7 } from "uuid";
import { actor } from "@/lib/domain/testing/fixtures";
import { allows, needsSession, refusalOf } from "@/lib/core/access";
import { apiScopes } from "@/db/schema/choices";
import { type Actor, guest, system } from "@/lib/core/actor";
import { problems } from "@/lib/core/errors";
import { partnerScopes, type Permission, policy } from "@/lib/core/policy";
import { contract } from "@/lib/http/api/contract";
import type { Endpoint } from "@/lib/http/api/endpoint";

/** Whose a thing is, by the field of it that holds an account's id; in the words of the document. */
const relations: Record<string, string> = {
  patientId: "own",
  doctorId: "own",
  userId: "own",
  requestedBy: "asked for by themselves",
};
/** States of things that a rule may look at. */
const states = ["pending", "verified", "rejected", "draft", "signed", "superseded", "revoked", "available"];

const self = v7();
const strengthened = { ...actor(self, "admin"), strength: "mfa" as const };
const columns: [string, Actor][] = [
  ["Guest", guest],
  ["Patient", actor(self, "patient")],
  ["Doctor", actor(self, "doctor")],
  ["Administrator", strengthened],
  ["Administrator without second factor", { ...strengthened, strength: "password" }],
  ["Partner's key", { kind: "partner", id: self, name: "A partner", scopes: apiScopes }],
  ["The system", system("a job")],
];

/** The whole policy as a document for people: each permission for each kind of actor, found by asking the rules. */
export function permissionsDocument(): string {
  const byNoun = Object.entries(Object.groupBy(Object.keys(policy) as Permission[], (permission) => permission.split(".")[0]!));
  const sections = byNoun.map(([noun, permissions]) => {
    const lines = (permissions ?? []).map((permission) => `| ${[`\`${permission}\``, ...columns.map(([, by]) => cell(permission, by)), endpointsOf(permission)].join(" | ")} |`);
    return [`## ${noun}`, "", `| ${["Permission", ...columns.map(([name]) => name), "API"].join(" | ")} |`, `|${" --- |".repeat(columns.length + 2)}`, ...lines].join("\n");
  });
  return `${preface.trim()}\n\n${sections.join("\n\n")}\n`;
}

const preface = `
# Who may do what

Made from \`lib/core/policy.ts\` by \`lib/http/proofs/permissions-document.test.ts\`, which fails where the two differ.
To print it again: \`npx vitest run lib/http/proofs/permissions-document.test.ts -u\`. That the API keeps to it is shown row by row, as
everybody, about own and others' things, in \`lib/http/proofs/permissions.test.ts\`; so is that each denial is in the audit.

- **yes**: whatever the thing. **own**: only where it is theirs: their account, the patient's consultation, the doctor's
  practice and consultations. **if …**, **unless …**: by the state of the thing.
- The number is how a refusal sounds: 401 to people who must sign in first, 404 if even reading is not allowed, so that nobody
  learns whether it exists, 403 otherwise.
- A partner's key opens what its scopes name, and no person's record.
- Where the record of a consultation is open to an administrator, its clinical fields are not among what is shown.
- A permission without an address in the API is used by the pages and by jobs.
`;

const endpointsOf = (permission: Permission) =>
  Object.values<Endpoint>(contract)
    .filter(({ useCase }) => useCase.permission === permission)
    .map(({ method, path }) => `\`${method} ${path}\``)
    .join("<br>");

function cell(permission: Permission, by: Actor): string {
  const looked = lookedAt(permission, by);
  const kinds = Object.keys(relations).filter((field) => looked.has(field));
  const seen = looked.has("status") ? states : states.slice(0, 1);
  const denials = new Set<number>();
  const allowed = (kind?: string) =>
    seen.filter((status) => {
      const subject = thing(status, kind);
      if (!needsSession(permission, by) && allows(permission, by, subject as never)) return true;
      denials.add(problems[refusalOf(permission, by, subject)].status);
      return false;
    });
  const others = allowed();
  const own = kinds.map((kind) => ({ word: relations[kind]!, when: allowed(kind) }));
  const words = describe(others, own, seen);
  const sound = [...denials].toSorted().join(", ");
  if (words === "") return `no (${sound})`;
  const opener = by.kind === "partner" ? partnerScopes[permission] : "any";
  const scope = opener === "any" ? "" : ` with \`${opener}\``;
  return `${words}${scope}${sound ? `, else ${sound}` : ""}`;
}

type Own = { word: string; when: string[] };

function describe(others: string[], own: Own[], seen: string[]): string {
  if (others.length === seen.length) {
    const except = own.filter(({ when }) => when.length < seen.length).map(({ word }) => word);
    return except.length > 0 ? `all but ${[...new Set(except)].join(" or ")}` : "yes";
  }
  const more = own.filter(({ when }) => when.length > others.length).map(({ word, when }) => [word, condition(when, seen)].filter(Boolean).join(" "));
  return [...new Set(more), ...(others.length > 0 ? [condition(others, seen)] : [])].join(", or ");
}

function condition(when: string[], seen: string[]): string {
  if (when.length === seen.length) return "";
  const not = seen.filter((state) => !when.includes(state));
  return when.length <= not.length ? `if ${when.join(" or ")}` : `unless ${not.join(" or ")}`;
}

/** A thing in this state; where `kind` is given it is theirs by that field. */
const thing = (status: string, kind?: string): Record<string, unknown> => ({
  ...Object.fromEntries(Object.keys(relations).map((field) => [field, field === kind ? self : v7()])),
  status,
});

/** The fields of the thing that decide, for this actor. Throws at one this document has no words for. */
function lookedAt(permission: Permission, by: Actor): Set<string> {
  const fields = new Set<string>();
  for (const status of states) {
    for (const kind of [undefined, ...Object.keys(relations)]) {
      const subject = new Proxy(thing(status, kind), {
        get(target, field: string) {
          if (!(field in target)) throw new Error(`"${permission}" looks at "${field}": add it to relations or states of permissions-document.ts`);
          fields.add(field);
          return target[field];
        },
      });
      if (!allows(permission, by, subject as never)) refusalOf(permission, by, subject);
    }
  }
  return fields;
}
