import { v7 } from "uuid";
import { cities } from "@/lib/demo/words/cities";
import { type Random, randomFrom } from "@/lib/demo/tools/random";
import { specializations } from "@/lib/demo/words/specializations";
import { requestBytes, type Shot } from "./load";
import type { BenchData, BenchSlot } from "./seed";

/** Requests are made before a round and sent in turn, so that making them does not cost the measurement any time. */
const VARIETY = 4000;

/** Realistic searches; hardly two are alike, so that no cache of answers could help. */
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

/** The free slots of any doctor on any of the days. */
export function slotShots({ doctorIds, dates }: BenchData): Shot[] {
  const random = randomFrom(12);
  const zone = () => (random.chance(0.5) ? "&timeZone=Asia/Kolkata" : "");
  const pathOf = () => `/api/v1/availability/doctors/${random.pick(doctorIds)}/available?date=${random.pick(dates)}${zone()}`;
  return Array.from({ length: VARIETY }, () => shot("GET", pathOf()));
}

/** Bookings of distinct slots, each by its own patient and with its own key. */
export function bookingShots(data: BenchData, slots: readonly BenchSlot[]): Shot[] {
  return slots.map((slot) => ({ bytes: booking(data, slot.id, slot.patient), expect: 201 }));
}

/** Bookings of one slot by 200 patients. */
export function raceShots(data: BenchData, slot: BenchSlot, count: number): Shot[] {
  const racers = racersFor(data, slot);
  return Array.from({ length: count }, (_, n) => ({ bytes: booking(data, slot.id, racers[n % 200]!), expect: 409 }));
}

/** 200 patients who have no other consultation at that time of day. */
function racersFor({ patientIds }: BenchData, slot: BenchSlot): number[] {
  const free = patientIds.map((_, n) => n).filter((n) => n % 10 !== slot.patient % 10);
  return free.filter((_, n) => n % 20 === 0).slice(0, 200);
}

/**
 * Requests whose cost is counted. The first of each kind only get the statements prepared. Before each booking its patient
 * reads their profile, so that the session is known too.
 *
 * @param slots twelve slots
 */
export function wireShots(data: BenchData, slots: readonly BenchSlot[]): Record<string, Shot[]> {
  const [contested, ...others] = slots;
  const [racers, late] = [racersFor(data, contested!), raceShots(data, contested!, 8)];
  return {
    "doctor search": searchShots(data).slice(0, 60),
    "free slots": slotShots(data).slice(0, 8),
    booking: bookingShots(data, others).flatMap((shot, n) => [profile(data, others[n]!.patient), shot]),
    "booking a slot just taken": late.flatMap((shot, n) => [profile(data, racers[n]!), shot]),
  };
}

const profile = ({ tokens }: BenchData, patient: number): Shot => ({
  bytes: requestBytes("GET", "/api/v1/users/profile", { authorization: `Bearer ${tokens[patient]}` }),
  expect: 200,
});

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
