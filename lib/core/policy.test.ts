import { v7 } from "uuid";
import { describe, expect, test } from "vitest";
import { allows, needsMfa, needsSession, refusalOf } from "./access";
import { type Actor, guest } from "./actor";
import { type Permission, policy } from "./policy";

const admin = { kind: "user", id: v7(), role: "admin", sessionId: v7(), strength: "mfa" } as const satisfies Actor;
const weak = { ...admin, strength: "password" } as const;
const permissions = Object.keys(policy) as Permission[];
/** A thing with every field that a rule looks at. It belongs to the administrator, and to no other account. */
const thing = { userId: admin.id, requestedBy: v7(), patientId: v7(), carerIds: [], accountId: null, carerId: v7(), doctorIds: [], doctorId: v7(), status: "verified" } as never;

describe("an administrator who has proved only a password", () => {
  /** All permissions such an administrator has. Adding one is a decision about security. */
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

  test("sees the public things that everybody sees", () => {
    const unverified = { doctorId: v7(), status: "pending" } as const;
    expect(allows("doctor.read", admin, unverified)).toBe(true);
    expect(allows("doctor.read", weak, unverified)).toBe(false);
    expect(refusalOf("doctor.read", weak, unverified)).toBe("not_found");
  });
});

test.each(permissions)("%s requires a second factor from nobody else", (permission) => {
  const others: Actor[] = [admin, { ...weak, mfaWaived: true }, { ...weak, role: "doctor" }, { ...weak, role: "patient" }, guest, { kind: "system", job: "test" }];
  for (const other of others) expect(needsMfa(permission, other)).toBe(false);
});
