import { describe, expect, test } from "vitest";
import { concernIn } from "./concerns";

describe("a concern", () => {
  test.each([
    ["acidity", "Digestive health", ""],
    ["Acidity", "Digestive health", ""],
    ["aciditi", "Digestive health", ""],
    ["constipaton", "Digestive health", ""],
    ["insomina", "Mental wellness", ""],
    ["knee pain", "Joints and pain", ""],
    ["back pain in my shoulder", "Joints and pain", ""],
    ["sore throat and fever", "General physician", ""],
    ["hair fall", "Skin and hair", ""],
    ["doctor for skin", "Skin and hair", ""],
    ["acidity Pune", "Digestive health", "pune"],
    ["fever, dr. nair", "General physician", "dr nair"],
    ["fever and acidity", "General physician", ""],
  ])("in %j belongs to %s, and leaves the words %j", (q, specialization, rest) => {
    expect(concernIn(q)).toEqual({ specialization, rest });
  });

  test.each(["", "meera", "Dr. Aditi", "pain", "fewer", "pune", "कब्ज", "constructor"])("is not found in %j", (q) => {
    expect(concernIn(q)).toBeUndefined();
  });
});
