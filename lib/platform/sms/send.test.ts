import { expect, test, vi } from "vitest";
import { logger } from "@/lib/platform/log/logger";
import { sendSms } from "./send";

test("without a provider a text message leaves a line in the log, with neither the number nor the text", async () => {
  const info = vi.spyOn(logger, "info");
  await sendSms({ id: "0199aaaa-0000-7000-8000-000000000001", to: "+919845012345", text: "Amrutam: Your consultation begins at 8:00" });
  const said = JSON.stringify(info.mock.calls);
  expect(said).toContain("0199aaaa-0000-7000-8000-000000000001");
  expect(said).not.toMatch(/98450|12345|consultation begins/);
});
