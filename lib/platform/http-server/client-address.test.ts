import { afterEach, describe, expect, it } from "vitest";
import { clientAddress, networkOf, plainAddress } from "./client-address";
import { provideEnv } from "@/lib/platform/config/env";

afterEach(() => provideEnv({ TRUSTED_PROXY_HOPS: "0" }));

describe("the caller's address", () => {
  it("is the peer's, whatever X-Forwarded-For says, if no proxy is configured", () => {
    expect(clientAddress("10.0.0.1, 10.0.0.2", "203.0.113.7")).toBe("203.0.113.7");
    expect(clientAddress(undefined, "::ffff:203.0.113.7")).toBe("203.0.113.7");
  });

  it("is the address that our outermost proxy saw", () => {
    provideEnv({ TRUSTED_PROXY_HOPS: "1" });
    expect(clientAddress("203.0.113.7", "10.0.0.2")).toBe("203.0.113.7");
    expect(clientAddress("1.1.1.1, 2.2.2.2, 203.0.113.7", "10.0.0.2")).toBe("203.0.113.7");
    provideEnv({ TRUSTED_PROXY_HOPS: "2" });
    expect(clientAddress("1.1.1.1, 203.0.113.7, 10.0.0.1", "10.0.0.2")).toBe("203.0.113.7");
  });

  it("is the peer's if the header is missing, has fewer entries than we have proxies, or holds no address", () => {
    provideEnv({ TRUSTED_PROXY_HOPS: "2" });
    for (const said of ["203.0.113.7", "", null, "unknown, x", "<script>, 10.0.0.1", "999.1.1.1, 10.0.0.1"]) {
      expect(clientAddress(said, "10.0.0.2")).toBe("10.0.0.2");
    }
  });

  it.each([
    ["203.0.113.7:4711", "203.0.113.7"],
    ["[2001:DB8::1]:4711", "2001:db8::1"],
    ["fe80::1%eth0", "fe80::1"],
    ["::FFFF:203.0.113.7", "203.0.113.7"],
    ["unix", undefined],
  ])("%s is stored as %s", (text, address) => expect(plainAddress(text)).toBe(address));

  it.each([
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["2001:db8:1:2::1", "2001:db8:1:2"],
    ["2001:db8:1:0002:ffff::", "2001:db8:1:2"],
    ["2001:db8::1", "2001:db8:0:0"],
    ["2001:0db8:0:0:9::1", "2001:db8:0:0"],
    ["::1", "0:0:0:0"],
    ["64:ff9b::192.0.2.1", "64:ff9b:0:0"],
    ["fe80::1%eth0", "fe80:0:0:0"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["203.0.113.7", "203.0.113.7"],
  ])("%s belongs to %s", (address, network) => expect(networkOf(address)).toBe(network));
});
