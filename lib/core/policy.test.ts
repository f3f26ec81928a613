import { v7 } from "uuid";
import { describe, expect, test } from "vitest";
import { allows, needsMfa, needsSession, refusalOf } from "./access";
import { type Actor, guest } from "./actor";
import { type Permission, policy } from "./policy";

const admin = { kind: "user", id: v7(), role: "admin", sessionId: v7(), strength: "mfa" } as const satisfies Actor;
const weak = { ...admin, strength: "password" } as const;
const permissions = Object.keys(policy) as Permission[];
/** One thing that every rule can look at: it belongs to the administrator, and nobody else may be in it. */
const thing = { userId: admin.id, requestedBy: v7(), patientId: v7(), doctorId: v7(), status: "verified" } as never;

describe("an administrator who has proved a password alone", () => {
  /** The whole of it. A permission that joins this list is a decision. */
  const own = [
    "account.signOut", "profile.read", "profile.update", "session.read", "session.list", "session.revoke", "session.revokeOthers", "session.readOwn",
    "mfa.readOwn", "mfa.setUp", "mfa.readSetUp", "mfa.enable",
  ];

  test.each(permissions)("%s", (permission) => {
    const isPublic = !needsSession(permission, guest);
    if (isPublic) expect(allows(permission, weak, thing)).toBe(allows(permission, guest, thing));
    else if (own.includes(permission)) expect(allows(permission, weak, thing)).toBe(true);
    else {
      expect(allows(permission, weak, thing)).toBe(false);
      expect(needsMfa(permission, weak)).toBe(true);
      expect(refusalOf(permission, weak, thing)).toBe("mfa_setup_required");
    }
  });

  test("sees of the public side what everybody sees", () => {
    const unverified = { doctorId: v7(), status: "pending" } as const;
    expect(allows("doctor.read", admin, unverified)).toBe(true);
    expect(allows("doctor.read", weak, unverified)).toBe(false);
    expect(refusalOf("doctor.read", weak, unverified)).toBe("not_found");
  });
});

test.each(permissions)("%s asks nobody else for a second factor", (permission) => {
  const others: Actor[] = [admin, { ...weak, mfaWaived: true }, { ...weak, role: "doctor" }, { ...weak, role: "patient" }, guest, { kind: "system", job: "test" }];
  for (const other of others) expect(needsMfa(permission, other)).toBe(false);
});
