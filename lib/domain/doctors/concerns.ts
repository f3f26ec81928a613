/**
 * Words for health concerns, as people write them who do not know which field of medicine treats them. They guide to
 * doctors and are not a diagnosis; they are used only if no doctor has the words themselves.
 */
const concerns: Record<string, string> = {
  "Digestive health":
    "acidity, acid, reflux, heartburn, gas, bloating, indigestion, digestion, stomach, abdomen, tummy, constipation, diarrhoea, diarrhea, loose motions, ibs, ulcer, piles, haemorrhoids, appetite, nausea, vomiting, bowels, gut, liver",
  "Women's health": "period, periods, menstrual, menstruation, cramps, pcos, pcod, pregnancy, pregnant, menopause, fertility, infertility, gynaecologist, gynecologist",
  "Joints and pain": "back, backache, knee, knees, neck, shoulder, slipped disc, sciatica, arthritis, joint, joints, stiffness, spondylitis, sprain, body ache",
  "Mental wellness": "sleep, sleeplessness, insomnia, stress, anxiety, anxious, depression, depressed, low mood, sadness, panic, worry",
  "Diabetes and thyroid": "sugar, insulin, diabetic, hypothyroid, hyperthyroid, hormone, hormones, weight, obesity",
  "General physician":
    "fever, cough, cold, flu, sore throat, headache, migraine, blood pressure, bp, hypertension, check up, checkup, infection, weakness, tiredness, fatigue, dizziness, dengue, malaria, typhoid",
  Paediatrics: "child, children, baby, babies, infant, newborn, kid, kids, toddler, teenager, pediatrician, paediatrician, vaccination",
  Dermatology: "rash, rashes, acne, pimple, pimples, eczema, psoriasis, allergy, allergies, itching, fungal, ringworm, hives, dermatologist",
  "Skin and hair": "skin, hair, hair fall, hair loss, dandruff, scalp, baldness, pigmentation",
  Panchakarma: "detox, cleansing, rejuvenation, massage",
};

/** Words that are ignored if there is also a concern. */
const fillers = new Set("a an and the of in on for from with since my i have has am is pain pains ache problem problems issue issues severe bad chronic doctor doctors specialist treatment".split(" "));

const fieldOf = new Map(Object.entries(concerns).flatMap(([field, phrases]) => phrases.split(", ").map((phrase) => [phrase, field] as const)));
const longest = 2;

/** The field of the first concern in these words, and the other words; undefined if there is none. */
export function concernIn(q: string): { specialization: string; rest: string } | undefined {
  const words = q.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const rest: string[] = [];
  let specialization: string | undefined;
  for (let at = 0; at < words.length; ) {
    const { field, length } = phraseAt(words, at);
    specialization ??= field;
    const word = words[at]!;
    if (!field && !fillers.has(word)) rest.push(word);
    at += length;
  }
  return specialization === undefined ? undefined : { specialization, rest: rest.join(" ") };
}

function phraseAt(words: readonly string[], at: number): { field?: string; length: number } {
  for (let length = longest; length > 0; length--) {
    const field = fieldOf.get(words.slice(at, at + length).join(" "));
    if (field) return { field, length };
  }
  return { field: fieldOfMisspelt(words[at]!), length: 1 };
}

/** Shorter words are not corrected, because too many other words are one letter away. */
const SHORTEST_MISSPELT = 6;

function fieldOfMisspelt(word: string): string | undefined {
  if (word.length < SHORTEST_MISSPELT) return undefined;
  for (const [phrase, field] of fieldOf) if (phrase.length >= SHORTEST_MISSPELT && areOneEditApart(word, phrase)) return field;
  return undefined;
}

/** True if the two words differ by one added, missing or other letter, or by two letters that changed places. */
function areOneEditApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [inA, inB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return Math.max(inA.length, inB.length) <= 1 || (inA.length === 2 && inA === [...inB].reverse().join(""));
}
