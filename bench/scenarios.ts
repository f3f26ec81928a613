import { v7 } from "uuid";
import { cities } from "@/db/seed/cities";
import { type Random, randomFrom } from "@/db/seed/random";
import { specializations } from "@/db/seed/specializations";
import { requestBytes, type Shot } from "./load";
import type { BenchData, BenchSlot } from "./seed";

/** Requests are made before a round and fired in turn, so that making them costs the measurement nothing. */
const VARIETY = 4000;

/** Searches as people make them; hardly two alike, so that no cache of answers could help. */
export function searchShots({ dates }: BenchData): Shot[] {
  const random = randomFrom(11);
  return Array.from({ length: VARIETY }, () => shot("GET", `/api/v1/doctors/search?${new URLSearchParams(searchOf(random, dates))}`));
}

const words = ["digest", "panchakarma", "ayurved", "kavitha", "nair", "homeopthy", "mumbai", "reddy", "diabetis", "skin", "joshi", "kochi", "womens helth", "shetty", "paediatric"];

function searchOf(random: Random, dates: readonly string[]): Record<string, string> {
  const specialization = random.pick(specializations);
  const location = random.pick(Object.keys(cities));
  const maxFee = String(random.int(300, 1500) * 100 + random.int(0, 99));
  const kind = random.weighted({ field: 30, text: 20, place: 15, language: 10, rating: 10, day: 10, all: 5 });
  const sort = random.pick(["relevance", "rating", "fee", "experience"]);
  return {
    field: { specialization, maxFee, sort },
    text: { q: random.pick(words), maxFee },
    place: { location, specialization, sort },
    language: { language: random.pick(["hi", "ta", "kn", "mr", "bn", "te"]), maxFee, sort },
    rating: { minRating: String(random.int(30, 48) / 10), maxFee, sort: "rating" },
    day: { specialization, availableOn: random.pick(dates), maxFee },
    all: { maxFee, sort },
  }[kind] as Record<string, string>;
}

/** The free times of any doctor on any of the days. */
export function slotShots({ doctorIds, dates }: BenchData): Shot[] {
  const random = randomFrom(12);
  const zone = () => (random.chance(0.5) ? "&timeZone=Asia/Kolkata" : "");
  const pathOf = () => `/api/v1/availability/doctors/${random.pick(doctorIds)}/available?date=${random.pick(dates)}${zone()}`;
  return Array.from({ length: VARIETY }, () => shot("GET", pathOf()));
}

/** Bookings of distinct slots, each by its own patient, each under its own key. */
export function bookingShots(data: BenchData, slots: readonly BenchSlot[]): Shot[] {
  return slots.map((slot) => ({ bytes: booking(data, slot.id, slot.patient), expect: 201 }));
}

/** Bookings of one slot by 200 patients, none of whom has anything else at that time of day. */
export function raceShots(data: BenchData, slot: BenchSlot, count: number): Shot[] {
  const free = data.patientIds.map((_, n) => n).filter((n) => n % 10 !== slot.patient % 10);
  return Array.from({ length: count }, (_, n) => ({ bytes: booking(data, slot.id, free[(n % 200) * 20]!), expect: 409 }));
}

/**
 * Requests for counting what one costs: those before the last of each kind make the statements known, and the
 * last booking is by the same patient as the one before it, whose session is therefore known too.
 *
 * @param slots twelve of them
 */
export function wireShots(data: BenchData, slots: readonly BenchSlot[]): Record<string, Shot[]> {
  const [contested, ...others] = slots;
  const last = others.at(-1)!;
  // Their own times are all at another hour, so that this one is in the way of none.
  const odd = others.findIndex(({ patient }) => patient % 10 !== last.patient % 10);
  const [again] = others.splice(odd, 1);
  return {
    "doctor search": searchShots(data).slice(0, 60),
    "free slots": slotShots(data).slice(0, 5),
    booking: bookingShots(data, [...others, { ...again!, patient: last.patient }]),
    "booking a slot just taken": raceShots(data, contested!, 4),
  };
}

function booking({ tokens, patientIds }: BenchData, slotId: string, patient: number): Buffer {
  const headers = {
    authorization: `Bearer ${tokens[patient]}`,
    "idempotency-key": v7(),
    // For the ceiling, which has no sessions.
    "x-patient": patientIds[patient]!,
  };
  return requestBytes("POST", "/api/v1/consultations", headers, { slotId, complaint: "Acidity after meals for two weeks", mode: "video" });
}

function shot(method: string, path: string): Shot {
  return { bytes: requestBytes(method, path), expect: 200 };
}
