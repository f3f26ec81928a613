import { expect, it } from "vitest";
import { permissionsDocument } from "./testing/permissions-document";

it("docs/PERMISSIONS.md is what the policy says; -u prints it again", async () => {
  await expect(permissionsDocument()).toMatchFileSnapshot("../../../docs/PERMISSIONS.md");
});
