import { expect, it } from "vitest";
import { Address } from "./particulars/schema";

const address = { line1: "4 Temple Road", city: "Mysuru", state: "Karnataka" };

it.each(["570001", " 570 001 ", "570-001", "570–001", "५७०००१", "５７０００１", "570\u00a0001"])("the PIN code %j is 570001", (postalCode) => {
  expect(Address.parse({ ...address, postalCode }).postalCode).toBe("570001");
});

it.each([["sw1a  1aa", "United Kingdom", "SW1A 1AA"], ["12345–6789", "USA", "12345-6789"]])("%j of %s is %s", (postalCode, country, kept) => {
  expect(Address.parse({ ...address, postalCode, country }).postalCode).toBe(kept);
});

it.each(["57000", "5700011", "070001", "SW1A 1AA"])("%j is no PIN code", (postalCode) => {
  expect(Address.safeParse({ ...address, postalCode }).error?.issues[0]?.path).toEqual(["postalCode"]);
});
