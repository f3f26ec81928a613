import { expect, test } from "vitest";
import { deviceOf } from "./device-name";

test.each([
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0", { browser: "Edge", system: "Windows" }],
  ["Mozilla/5.0 (Linux; Android 14; SM-S911B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/26.0 Chrome/122.0.0.0 Mobile Safari/537.36", { browser: "Samsung Internet", system: "Android" }],
  ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1", { browser: "Safari", system: "iPhone" }],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0", { browser: "Firefox", system: "Linux" }],
  ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36", { browser: "Chrome", system: "Mac" }],
  ["curl/8.5.0", { other: "curl" }],
  ["PharmacyClient/2.1 (Linux)", { system: "Linux", other: "PharmacyClient" }],
  ["", {}],
  [null, {}],
])("names the device of %s", (userAgent, device) => {
  expect(deviceOf(userAgent)).toEqual(device);
});
