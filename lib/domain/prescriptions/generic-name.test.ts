import { expect, it } from "vitest";
import { genericName } from "./generic-name";

it.each([
  ["thyroxine 25 µg", "THYROXINE 25 µg"],
  ["THYROXINE 25 µg", "THYROXINE 25 µg"],
  ["Thyroxine 25μg", "THYROXINE 25µg"],
  ["levothyroxine 12.5 mcg", "LEVOTHYROXINE 12.5 mcg"],
  ["paracetamol  500 mg", "PARACETAMOL 500 mg"],
  ["PARACETAMOL 500 MG", "PARACETAMOL 500 MG"],
  ["amoxicillin 250 mg/5 ml", "AMOXICILLIN 250 mg/5 ml"],
  ["cholecalciferol 60000 IU", "CHOLECALCIFEROL 60000 IU"],
  ["insulin glargine 100 units/ml", "INSULIN GLARGINE 100 units/ml"],
  ["triphala churna 5 g", "TRIPHALA CHURNA 5 g"],
  ["povidone iodine 5% w/v", "POVIDONE IODINE 5% w/v"],
  ["potassium chloride 20 mEq", "POTASSIUM CHLORIDE 20 mEq"],
  ["vitamin b12 methylcobalamin", "VITAMIN B12 METHYLCOBALAMIN"],
  ["5 gulkand", "5 GULKAND"],
  ["liv 52 ml extract", "LIV 52 ml EXTRACT"],
  ["avipattikar churna", "AVIPATTIKAR CHURNA"],
  ["ｐａｒａｃｅｔａｍｏｌ", "PARACETAMOL"],
])("%s is stored as %s", (typed, name) => {
  expect(genericName(typed)).toBe(name);
  expect(genericName(name)).toBe(name);
});
