import { expect, it } from "vitest";
import { calendarFile } from "./ics";

const entry = {
  id: "0198c7f0-0000-7000-8000-000000000001",
  version: 2,
  startsAt: new Date("2026-11-24T04:30:00Z"),
  endsAt: new Date("2026-11-24T05:00:00Z"),
  title: "Consultation with Dr. Ānanya Nair, MD; Kerala",
  description: "एक\nदो",
  url: "http://localhost:3000/patient/consultations/0198c7f0-0000-7000-8000-000000000001",
};
const file = calendarFile(entry, new Date("2026-11-23T12:00:00Z"));

it("a calendar entry is at its instant, whatever zone the calendar shows", () => {
  expect(file).toContain("DTSTART:20261124T043000Z\r\nDTEND:20261124T050000Z\r\n");
  expect(file).toContain("DTSTAMP:20261123T120000Z\r\n");
});

it("special characters of the format are escaped", () => {
  expect(file).toContain("SUMMARY:Consultation with Dr. Ānanya Nair\\, MD\\; Kerala\r\n");
  expect(file).toContain("DESCRIPTION:एक\\nदो\r\n");
});

it("no line is longer than 75 octets, and unfolding restores the whole text", () => {
  for (const line of file.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(file.replaceAll("\r\n ", "")).toContain(`URL:${entry.url}\r\n`);
});
