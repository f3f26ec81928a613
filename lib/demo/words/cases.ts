import type { Specialization } from "./specializations";
import type { MedicinesBySystem } from "./medicines";

/** One kind of visit: what the patient says, what the doctor finds and decides. Invented but realistic. */
export interface Case {
  complaint: string;
  /** The patient's words before the visit: since when, what else there is to say, and the medicines that belong to it. */
  told: { since: string; more: string; takes?: string };
  history: string;
  findings: string;
  diagnosis: string;
  investigations?: string;
  advice: string;
  medicines: MedicinesBySystem;
}

const acidity: Case = {
  complaint: "Burning in the chest after dinner for three weeks, worse with tea and spicy food.",
  told: { since: "Three weeks", more: "It starts an hour after dinner and wakes me at night. Antacids help for a while." },
  history: "Late dinners, four cups of tea a day. No weight loss, no vomiting.",
  findings: "No pain on pressing the upper abdomen as shown on video. Tongue coated.",
  diagnosis: "Acid reflux (amlapitta)",
  advice: "Dinner three hours before bed. Two cups of tea at most, never on an empty stomach. Raise the head of the bed.",
  medicines: { Ayurveda: ["avipattikar", "triphala"], Unani: ["jalinus"], Siddha: ["elathi"], Homeopathy: ["nux"] },
};
const bloating: Case = {
  complaint: "Bloated after every meal, and not clear in the morning for months.",
  told: { since: "About four months", more: "Worse when I sit the whole day. I have tried a fibre powder, without much change." },
  history: "Desk work, little water, irregular meals.",
  findings: "Abdomen soft. Bowels every second or third day.",
  diagnosis: "Functional bloating with constipation (agnimandya)",
  advice: "A glass of warm water on waking. Cooked vegetables at both meals, a walk of twenty minutes after dinner.",
  medicines: { Ayurveda: ["hingvashtak", "triphala"], Unani: ["jalinus"], Siddha: ["elathi"], Homeopathy: ["nux"] },
};
const looseStools: Case = {
  complaint: "Loose motions since yesterday, five times, slight fever, no blood.",
  told: { since: "Yesterday evening", more: "I ate at a stall two days ago. I can drink, but I do not want to eat." },
  history: "Ate outside two days ago. Passing urine normally.",
  findings: "Alert, tongue moist, no signs of dehydration on video.",
  diagnosis: "Acute gastroenteritis without dehydration",
  advice: "Rehydration solution after each stool, rice and curd, rest. Go to hospital if there is blood, high fever or no urine for eight hours.",
  medicines: { "Modern medicine": ["ors", "paracetamol"], Ayurveda: ["chitrakadi"], Homeopathy: ["pulsatilla"] },
};
const cold: Case = {
  complaint: "Blocked nose, sore throat and body ache for three days.",
  told: { since: "Three days", more: "My sister had it last week. The fever was 99.6 at the highest." },
  history: "Others at home had the same last week. No breathlessness.",
  findings: "Temperature 99.6 °F as measured at home. Throat slightly red. Speaks full sentences.",
  diagnosis: "Common cold",
  advice: "Steam, warm fluids and rest. Write again if the fever passes three days or breathing becomes hard.",
  medicines: { Ayurveda: ["sitopaladi", "guduchi"], "Modern medicine": ["paracetamol", "guaifenesin"], Unani: ["joshanda"], Siddha: ["nilavembu"], Homeopathy: ["pulsatilla"] },
};
const cough: Case = {
  complaint: "Dry cough for four weeks, worse at night and in the cold.",
  told: { since: "Four weeks", more: "It began with a cold. The cold is gone, the cough has stayed." },
  history: "Dust at work. Never smoked. No blood, no fever, no weight loss.",
  findings: "No wheeze heard on the call, breathing rate 16 a minute.",
  diagnosis: "Lingering cough after a viral infection",
  investigations: "Chest X-ray if it is not gone in two weeks",
  advice: "Mask against dust, honey and warm water at night. A cough of more than six weeks must be examined in person.",
  medicines: { Ayurveda: ["talisadi", "vasaka"], "Modern medicine": ["ambroxol"], Unani: ["joshanda"], Siddha: ["adathodai"], Homeopathy: ["pulsatilla"] },
};
const tired: Case = {
  complaint: "Tired all day since a fever last month, no appetite.",
  told: { since: "Since the fever last month", more: "Five days of fever, and since then I sleep in the afternoon, which I never did." },
  history: "Fever for five days, then slow recovery. Sleeps seven hours.",
  findings: "Pale lower eyelids on video. Weight steady.",
  diagnosis: "Weakness after illness; anaemia to be excluded",
  investigations: "Complete blood count, ferritin",
  advice: "Dates and greens daily, rest after lunch, ten minutes of morning sun. Send the report when it comes.",
  medicines: { Ayurveda: ["chyawanprash", "ashwagandha"], "Modern medicine": ["ironFolic"], Unani: ["khamira"], Homeopathy: ["calcarea"] },
};
const pressure: Case = {
  complaint: "Home readings about 145/92 this month; wants to know what to do besides tablets.",
  told: { since: "Known for two years, higher this month", more: "I measure at home after breakfast. My father had a stroke at 70.", takes: "Amlodipine 5 mg, one in the morning" },
  history: "On one tablet from the family physician, taken regularly. Father had a stroke at 70.",
  findings: "146/90 during the call after five minutes of rest, pulse 78.",
  diagnosis: "Raised blood pressure, under treatment by own physician",
  investigations: "Kidney function, lipids, ECG if none this year",
  advice: "Go on with the present tablet. Salt below a teaspoon a day, walk thirty minutes, measure twice daily for two weeks. Chest pain or weakness of one side: hospital at once.",
  medicines: { Ayurveda: ["arjuna"] },
};
const eczema: Case = {
  complaint: "Itchy dry patches in the elbow folds, every winter.",
  told: { since: "Every winter, this time for five weeks", more: "I had hay fever as a child. Scratching at night is the worst." },
  history: "Hay fever as a child. Uses a strong soap.",
  findings: "Dry, slightly thickened skin in both elbow folds on photographs, no oozing.",
  diagnosis: "Atopic eczema (vicharchika)",
  advice: "Mild soap, lukewarm water, oil or cream within three minutes of the bath. Cotton next to the skin.",
  medicines: { Ayurveda: ["manjishtha", "nalpamaradi"], Unani: ["mundi"], Siddha: ["arugampul"], Homeopathy: ["sulphur"] },
};
const acne: Case = {
  complaint: "Pimples on the cheeks and jaw for six months, some leave dark marks.",
  told: { since: "Six months", more: "More of it when work is hard. I have changed the face wash twice." },
  history: "Worse in stressful weeks. Two kinds of face wash and a scrub.",
  findings: "Scattered inflamed spots, few blackheads, no nodules on photographs.",
  diagnosis: "Mild to moderate acne",
  advice: "One gentle wash twice a day, no scrub, no squeezing. Sunscreen by day. Photographs again in six weeks.",
  medicines: { Ayurveda: ["khadira", "kumkumadi"], Unani: ["mundi"], Homeopathy: ["sulphur"] },
};
const hairFall: Case = {
  complaint: "Much hair in the comb since two months, scalp itches.",
  told: { since: "Two months", more: "I had dengue three months ago. Nobody in the family is losing hair." },
  history: "Dengue three months ago. Vegetarian, skips breakfast.",
  findings: "Diffuse thinning without patches, some dandruff.",
  diagnosis: "Hair shedding after illness",
  investigations: "Ferritin, thyroid function",
  advice: "Protein at every meal. It began with the fever and should settle within six months.",
  medicines: { Ayurveda: ["bhringraj", "chyawanprash"], "Modern medicine": ["ironFolic"], Unani: ["mundi"], Siddha: ["arugampul"], Homeopathy: ["sulphur"] },
};
const cramps: Case = {
  complaint: "Strong cramps on the first two days of periods, has to stay home.",
  told: { since: "Since I was thirteen, worse this year", more: "An ultrasound last year was normal. I miss a day of work each month.", takes: "Mefenamic acid 250 mg on the first day, bought over the counter" },
  history: "Cycles of 28 to 30 days since age 13, no bleeding in between.",
  findings: "Well between periods. Ultrasound last year was normal.",
  diagnosis: "Painful periods without another cause (kashtartava)",
  advice: "Warmth, gentle stretching from the day before. Write down days and pain for three cycles.",
  medicines: { Ayurveda: ["ashokarishta", "dashamoola"], "Modern medicine": ["paracetamol"], Unani: ["supari"], Homeopathy: ["pulsatilla"] },
};
const irregular: Case = {
  complaint: "Periods only every two or three months, weight going up.",
  told: { since: "About a year", more: "I have gained six kilos since I work at a desk. My mother has diabetes." },
  history: "Since starting a desk job. Mother has diabetes.",
  findings: "BMI 28 by own figures. Some hair on the chin.",
  diagnosis: "Irregular cycles, polycystic ovaries suspected",
  investigations: "Pelvic ultrasound, TSH, prolactin, fasting glucose",
  advice: "Thirty minutes of brisk walking daily, early dinner, fewer sweets. We talk again with the reports.",
  medicines: { Ayurveda: ["kanchanar", "shatavari"], Unani: ["supari"], Homeopathy: ["pulsatilla"] },
};
const childFever: Case = {
  complaint: "My child has had fever since last night, 101 °F, and a runny nose.",
  told: { since: "Last night", more: "Runny nose since yesterday. Drinks well, and plays when the fever is down. All vaccinations done.", takes: "Paracetamol syrup, once last night" },
  history: "Vaccinated. Drinks well, plays when the fever falls.",
  findings: "Active on video, breathing calmly, no rash.",
  diagnosis: "Viral fever",
  advice: "Plenty to drink, light clothes. Come in person if drowsy, breathing fast, not drinking, or fever beyond three days.",
  medicines: { "Modern medicine": ["paracetamolSyrup"], Ayurveda: ["balchaturbhadra"], Homeopathy: ["calcarea"] },
};
const childAppetite: Case = {
  complaint: "Eats very little and catches every cold from school.",
  told: { since: "Since the school year began", more: "Milk and biscuits between meals. A cold nearly every month." },
  history: "Weight on the same line for two years. Milk and biscuits between meals.",
  findings: "Cheerful, thin, no swelling of glands as shown.",
  diagnosis: "Poor appetite, growth within normal limits",
  advice: "No snacks for two hours before meals, play outdoors daily, weigh again in two months.",
  medicines: { "Modern medicine": ["zinc"], Ayurveda: ["aravindasava"], Homeopathy: ["calcarea"] },
};
const backPain: Case = {
  complaint: "Lower back pain for a month, worse after sitting.",
  told: { since: "One month", more: "Ten hours a day at a laptop. It does not go into the legs." },
  history: "Works at a laptop ten hours a day. No numbness, bladder normal.",
  findings: "Bends forward to the knees, can stand on heels and toes on video.",
  diagnosis: "Mechanical low back pain (katigraha)",
  advice: "Stand up every forty minutes. The three exercises shown, twice a day. Numbness or weakness of a leg: be examined at once.",
  medicines: { Ayurveda: ["trayodashang", "mahanarayan"], "Modern medicine": ["paracetamol"], Unani: ["suranjan"], Siddha: ["vatha"], Homeopathy: ["rhus"] },
};
const knees: Case = {
  complaint: "Both knees hurt on stairs, stiff for some minutes in the morning.",
  told: { since: "Two years, slowly more", more: "Stairs are the worst. No fall, no swelling." },
  history: "For two years, slowly more. No swelling, no injury.",
  findings: "Full bend on video with some crackling, walks without a limp.",
  diagnosis: "Osteoarthritis of the knees (sandhigata vata)",
  investigations: "Vitamin D; X-ray standing if it gets worse",
  advice: "Thigh exercises daily, a chair instead of the floor, two kilograms less would be felt.",
  medicines: { Ayurveda: ["yogaraj", "rasna"], "Modern medicine": ["vitaminD", "calcium"], Unani: ["suranjan"], Siddha: ["vatha"], Homeopathy: ["rhus"] },
};
const sleepless: Case = {
  complaint: "Lies awake until two, for three months, tired at work.",
  told: { since: "Three months", more: "I have a new job and lie awake thinking of it. I feel all right otherwise." },
  history: "Phone in bed, coffee at five. New job. No low mood, no dark thoughts when asked.",
  findings: "Calm, attentive, tired.",
  diagnosis: "Insomnia (anidra)",
  advice: "Phone out of the bedroom, no coffee after noon, the same hour of waking every day. Breathing exercise as shown.",
  medicines: { Ayurveda: ["ashwagandha", "brahmi"], Homeopathy: ["coffea"] },
};
const worry: Case = {
  complaint: "Heart races before meetings, always expects the worst.",
  told: { since: "Half a year", more: "It began when I was promoted. My family knows about it." },
  history: "Since a promotion half a year ago. Sleeps six hours. Supported at home.",
  findings: "Speaks freely, no thoughts of self-harm when asked directly.",
  diagnosis: "Anxiety related to work",
  investigations: "Thyroid function",
  advice: "Six counselling sessions were offered and accepted. Walk before work. Call the helpline on the card at any hour if it becomes too much.",
  medicines: { Ayurveda: ["saraswatarishta", "brahmi"], Homeopathy: ["coffea"] },
};
const sugar: Case = {
  complaint: "Fasting sugar 118 and 124 in two tests; no complaints.",
  told: { since: "Found last month", more: "Two fasting tests, 118 and 124. My mother and my brother have diabetes." },
  history: "Mother and brother have diabetes. Sweets after dinner.",
  findings: "Waist 98 cm, BMI 27 by own figures.",
  diagnosis: "Prediabetes",
  investigations: "HbA1c, lipids, kidney function",
  advice: "Half the rice, twice the vegetables. Walk fifteen minutes after each meal. HbA1c again in three months.",
  medicines: { Ayurveda: ["nisha"] },
};
const thyroid: Case = {
  complaint: "Weight gain, dry skin and always cold; TSH was 6.8.",
  told: { since: "Since the spring", more: "TSH was 6.8 in the last report. My mother takes thyroxine." },
  history: "Mother takes thyroxine.",
  findings: "No visible swelling of the neck, pulse 64.",
  diagnosis: "Subclinical hypothyroidism",
  investigations: "TSH, free T4 and antibodies in six weeks",
  advice: "Iodised salt, no soya on an empty stomach, regular movement. We decide with the next report.",
  medicines: { Ayurveda: ["kanchanar"] },
};
const panchakarma: Case = {
  complaint: "Feels heavy and sluggish since the rains, wants to know whether panchakarma is right.",
  told: { since: "Since the rains", more: "I eat late and feel slow in the morning. No illness that I know of." },
  history: "Sleeps well, eats late. No heart or kidney disease.",
  findings: "Strength good, digestion slow, tongue coated.",
  diagnosis: "Kapha aggravation of the season",
  advice: "Two weeks of light food first. A course of udvartana and mild basti is reasonable in the cool season; no hurry.",
  medicines: { Ayurveda: ["hingvashtak", "guduchi"] },
};

/** The visits each field sees most. */
export const cases: Record<Specialization, readonly Case[]> = {
  Kayachikitsa: [cold, cough, tired, pressure, acidity],
  Panchakarma: [panchakarma, backPain, knees],
  "Skin and hair": [eczema, acne, hairFall],
  "Digestive health": [acidity, bloating, looseStools],
  "Women's health": [cramps, irregular, tired],
  "Joints and pain": [backPain, knees],
  "Mental wellness": [sleepless, worry],
  "Diabetes and thyroid": [sugar, thyroid],
  "General physician": [cold, cough, tired, looseStools, pressure],
  Paediatrics: [childFever, childAppetite],
  Dermatology: [eczema, acne, hairFall],
  Homeopathy: [cold, eczema, backPain, sleepless],
};
