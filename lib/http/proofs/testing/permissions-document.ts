import { v7 } from "uuid";
import { actor } from "@/lib/domain/testing/fixtures";
import { allows, needsSession, refusalOf } from "@/lib/core/access";
import { apiScopes } from "@/db/schema/choices";
import { type Actor, guest, system } from "@/lib/core/actor";
import { problems } from "@/lib/core/errors";
import { partnerScopes, type Permission, policy } from "@/lib/core/policy";
import { contract } from "@/lib/http/api/contract";
import type { Endpoint } from "@/lib/http/api/endpoint";

/** How an actor is related to a thing, by the field with the account's id or with a list of ids; in the words of the document. */
const relations: Record<string, string> = {
  carerIds: "for patients they care for",
  accountId: "own record",
  doctorIds: "of patients they attend",
  carerId: "own care",
  doctorId: "own",
  guestId: "while the seat is theirs",
  payerId: "own, for patients they care for",
  userId: "own",
  requestedBy: "asked for by themselves",
};
/** The states of things that rules may look at. */
const states = ["pending", "verified", "rejected", "draft", "signed", "superseded", "revoked", "available"];

const self = v7();
const strengthened = { ...actor(self, "admin"), strength: "mfa" as const };
const columns: [string, Actor][] = [
  ["Not signed in", guest],
  ["Patient", actor(self, "patient")],
  ["Doctor", actor(self, "doctor")],
  ["Administrator", strengthened],
  ["Administrator without second factor", { ...strengthened, strength: "password" }],
  ["Guest of a visit", { kind: "visitGuest", id: self }],
  ["Partner's key", { kind: "partner", id: self, name: "A partner", scopes: apiScopes }],
  ["The system", system("a job")],
];

/** The whole policy as a document for people: each permission for each kind of actor, found by calling the rules. */
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

This document is made from \`lib/core/policy.ts\` by \`lib/http/proofs/permissions-document.test.ts\`, which fails if the two differ.
To write it again: \`npx vitest run lib/http/proofs/permissions-document.test.ts -u\`. The test \`lib/http/proofs/permissions.test.ts\` proves that
the API follows it: it calls each row as every kind of actor, about own and other people's things, and checks that each denial is audited.

- **yes**: for every thing. **own**: only for their own things: their account, the doctor's practice and consultations. **for
  patients they care for**: for their own patient and others they care for. **if …**, **unless …**: depends on the state of the thing.
- The number is the status of a refusal: 401 for people who must sign in first, 404 if even reading is not allowed, so that
  nobody learns whether the thing exists, 403 otherwise.
- A partner's key opens what its scopes name, and no person's record.
- An administrator who may read a consultation or a prescription sees it without the clinical fields, unless they have opened
  an emergency access.
- A permission without an address in the API is used only by the pages and by jobs.
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
  const limit = by.kind === "user" && by.role === "admin" && clinical.has(permission) ? ", without clinical text" : "";
  return `${words}${limit}${scope}${sound ? `, else ${sound}` : ""}`;
}

/** Permissions whose answers have clinical text. Their answers say in `withheld` whether it was left out. */
const clinical = new Set(
  Object.values<Endpoint>(contract)
    .filter(({ useCase: { output } }) => "shape" in output && "withheld" in (output.shape as object))
    .map(({ useCase }) => useCase.permission),
);

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

/** A thing in this state; if `kind` is given, that field holds the actor's id. A patient has no account, unless it is the actor's, which then cares for them; so does who pays. */
function thing(status: string, kind?: string): Record<string, unknown> {
  const fields = Object.keys(relations).map((field) => [field, field === kind ? self : v7()] as const);
  const { carerIds, doctorIds, accountId, ...single } = Object.fromEntries(fields);
  const isOwn = kind === "accountId";
  return { ...single, carerIds: [isOwn || kind === "payerId" ? self : carerIds], doctorIds: [doctorIds], accountId: isOwn ? accountId : null, status };
}

/** The fields of the thing that the rule reads for this actor. Throws for a field that this document has no words for. */
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
