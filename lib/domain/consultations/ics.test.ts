import { expect, it } from "vitest";
import { calendarFile } from "./ics";

const entry = {
  id: "0198c7f0-0000-7000-8000-000000000001",
  version: 2,
  status: "scheduled" as const,
  organizer: "care@example.in",
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

it("a booked visit is confirmed and rings", () => {
  expect(file).toContain("\r\nSTATUS:CONFIRMED\r\n");
  expect(file).toContain("BEGIN:VALARM");
  expect(file).not.toContain("METHOD:");
});

it.each(["cancelled", "expired"] as const)("a visit that is %s is called off in the calendar that holds it, and rings no more", (status) => {
  const cancelled = calendarFile({ ...entry, status, version: 3 }, new Date("2026-11-23T13:00:00Z"));
  for (const line of ["METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:3", `UID:${entry.id}@amrutam`, "ORGANIZER:mailto:care@example.in"]) expect(cancelled).toContain(`\r\n${line}\r\n`);
  expect(cancelled).not.toContain("VALARM");
});
