import { expect, it } from "vitest";
import { permissionsDocument } from "./testing/permissions-document";

it("docs/PERMISSIONS.md agrees with the policy; -u writes it again", async () => {
  await expect(permissionsDocument()).toMatchFileSnapshot("../../../docs/PERMISSIONS.md");
}, 60_000);
