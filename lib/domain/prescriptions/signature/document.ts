import canonicalize from "canonicalize";
import type { PrescriptionContent } from "../schema";

/** What is signed: the content of a prescription with its number, as canonical JSON (RFC 8785), each text in the form NFC, in which one name has one spelling. */
export function documentOf(id: string, content: PrescriptionContent): string {
  return canonicalize(normalized({ format: "amrutam-prescription-1", id, ...content }))!;
}

/** Keyboards write the same letter in several ways: ज़ is one character, or ज with a dot below. */
function normalized(value: unknown): unknown {
  if (typeof value === "string") return value.normalize("NFC");
  if (Array.isArray(value)) return value.map(normalized);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, normalized(part)]));
}
