import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { doctors as table } from "@/db/schema/doctors";
import { guest } from "@/lib/core/actor";
import { context, makeDoctor } from "@/lib/domain/testing/fixtures";
import { searchDoctors } from "../search";
import { fieldsOfMedicine, places } from "./places";
import { latinOf, soundOf, withoutTitles } from "./spellings";
import { doctors, typedSearches } from "./typed-searches";

beforeAll(async () => {
  await database().update(table).set({ status: "pending" });
  for (const [firstName, lastName, city, state, more] of doctors) {
    await makeDoctor({ firstName, lastName, city, state, languages: ["en"], specializations: ["Kshara Sutra"], ...more });
  }
});

const search = (q: string) => searchDoctors(context(guest), { q });

it("the table is long enough to mean something", () => {
  expect(typedSearches.length).toBeGreaterThanOrEqual(120);
});

it.each(typedSearches.map(([q, found, reading = "exact"]) => ({ q, found, reading })))("$q → $found", async ({ q, found, reading }) => {
  const answer = await search(q);
  const all = answer.data.map(({ name, location }) => (found !== null && name.includes(found) ? found : location.city));
  expect({ all, reading: answer.reading }).toEqual(found === null ? { all: [], reading: undefined } : { all: [found], reading });
  expect(answer.searched === undefined).toBe(answer.reading === undefined || answer.reading === "exact");
});

it("a guess says what it took the words for", async () => {
  expect((await search("Laxmi")).searched).toEqual(["Lakshmi"]);
  expect((await search("bangalour gowda")).searched).toEqual(["Bengaluru Gowda"]);
  expect((await search("knee pain bangalore")).searched).toEqual(["Joints and pain, bangalore"]);
});

it("the filter of the place knows the other names, too", async () => {
  for (const location of ["Bangalore", "बेंगलुरु", "Bengaluru, Karnataka"]) {
    expect((await searchDoctors(context(guest), { location })).data.map((doctor) => doctor.location.city), location).toEqual(["Bengaluru"]);
  }
});

it("the filter of the field knows the other spellings, too", async () => {
  for (const specialization of ["Pediatrics", "paediatrics"]) {
    expect((await searchDoctors(context(guest), { specialization })).data.map((doctor) => doctor.location.city), specialization).toEqual(["Pune"]);
  }
});

describe("the index and the search agree", () => {
  it("on the names of places and of fields of medicine", async () => {
    const latin = (names: readonly string[]) => names.filter((name) => /^[ -~]+$/.test(name));
    for (const names of places.map(latin).filter(({ length }) => length > 1)) {
      const [row] = await database().execute<{ line: string; all: boolean }>(
        sql`select bool_and(strpos(search_line(place_names(search_line(${names[0]}))), search_line(n)) > 0) as all from unnest(array[${sql.join(names.map((name) => sql`${name}::text`), sql`, `)}]) n`);
      expect(row!.all, names[0]).toBe(true);
    }
    for (const names of fieldsOfMedicine.map(latin)) {
      const [row] = await database().execute<{ all: boolean }>(
        sql`select bool_and(search_line(n) = any (field_names(search_line(${names[0]})))) as all from unnest(array[${sql.join(names.map((name) => sql`${name}::text`), sql`, `)}]) n`);
      expect(row!.all, names[0]).toBe(true);
    }
  });

  it("on the sound of a word", async () => {
    const words = [...doctors.flatMap(([first, last]) => [first, last]), ...typedSearches.map(([typed]) => typed), "Bhattacharyya", "Xavier", "Priya", "Suriyah", "Qureshi", "Goel", "Nayar", "Mahajan", "Ooha"]
      .flatMap((text) => text.toLowerCase().split(/[^a-z]+/)).filter(Boolean);
    const rows = await database().execute<{ word: string; sound: string }>(sql`select w as word, sound_of(w) as sound from unnest(array[${sql.join(words.map((word) => sql`${word}::text`), sql`, `)}]) w`);
    for (const { word, sound } of rows) expect(sound, word).toBe(soundOf(word));
  });

  it("no name of a place belongs to two places", () => {
    const all = places.flat().map((name) => name.toLowerCase());
    expect(all.filter((name, n) => all.indexOf(name) !== n)).toEqual([]);
  });
});

it.each([["शर्मा", "sharma"], ["मीरा", "mira"], ["रामचंद्रन", "ramachandran"], ["गुप्ता", "gupta"], ["अंबेडकर", "ambedakar"], ["ज़ोया", "joya"], ["कौर", "kaur"]])("%s is written %s", (hindi, latin) => {
  expect(latinOf(hindi)).toBe(latin);
});

it.each([["Dr Meera", "Meera"], ["Vaidya", "Vaidya"], ["Prof Dr Meera Iyer", "Meera Iyer"], ["डॉ मीरा", "मीरा"], ["Meera Iyer Dr", "Meera Iyer"], ["Dr", ""], ["Anita Vaidya", "Anita Vaidya"]])("%s is searched as %s", (typed, words) => {
  expect(withoutTitles(typed.split(" ")).join(" ")).toBe(words);
});
