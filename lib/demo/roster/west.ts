import type { RosterDoctor } from "./doctor";

/** Doctors of Mumbai, Pune and Jaipur. */
export const west: readonly RosterDoctor[] = [
  {
    name: ["Nikhil", "Deshpande"], gender: "male", city: "Mumbai", system: "Ayurveda", specializations: ["Digestive health"], years: 15, fee: 800, also: ["sa"],
    bio: "Trains, late dinners and chai on an empty stomach: Nikhil knows the Mumbai gut. He treats acidity, constipation and IBS with Ayurvedic medicines and timings you can really keep.",
  },
  {
    name: ["Farzana", "Merchant"], gender: "female", city: "Mumbai", system: "Unani", specializations: ["Skin and hair"], years: 12, fee: 600, also: ["ur", "gu"],
    bio: "A Unani physician for skin that itches, flakes or breaks out. Farzana combines blood-cooling sherbets and simple pastes with a close look at soap, oil and stress.",
  },
  {
    name: ["José", "Fernandes"], gender: "male", city: "Mumbai", system: "Modern medicine", specializations: ["General physician"], years: 20, fee: 900, also: ["kok", "pt"],
    bio: "A family physician in the old sense, now on video. Fevers, pressure, sugar, reports nobody has explained: José sorts what can wait from what cannot, and stays with you through it.",
  },
  {
    name: ["Sayali", "Joshi"], gender: "female", city: "Mumbai", system: "Ayurveda", specializations: ["Women's health", "Paediatrics"], years: 9, fee: 650,
    bio: "Looks after mothers and their children, from garbha sanskar questions to toddlers who will not eat. Practical, cheerful and generous with recipes.",
  },
  {
    name: ["Percy", "Daruwalla"], gender: "male", city: "Mumbai", system: "Homeopathy", specializations: ["Mental wellness", "Homeopathy"], years: 27, fee: 700, also: ["gu"],
    bio: "Listens for an hour at the first visit and remembers all of it at the next. Percy sees anxiety, grief and poor sleep, and refers on without hesitation when a psychiatrist is needed.",
  },
  {
    name: ["Renée", "Pinto"], gender: "female", city: "Mumbai", system: "Modern medicine", specializations: ["Mental wellness"], years: 11, fee: 1400, also: ["kok"],
    bio: "A psychiatrist for anxiety, low mood, burnout and insomnia. Renée works with therapists of your choice and explains what any treatment can and cannot do before you decide.",
  },
  {
    name: ["Aarohi", "Patwardhan"], gender: "female", city: "Mumbai", system: "Ayurveda", specializations: ["Kayachikitsa"], years: 17, fee: 900,
    bio: "Supports people with raised pressure and cholesterol beside their cardiologist's treatment. Walking, sleep and Arjuna-based formulations are her tools; your reports are her compass.",
  },
  {
    name: ["Mahesh", "Gokhale"], gender: "male", city: "Pune", system: "Ayurveda", specializations: ["Digestive health", "Kayachikitsa"], years: 19, fee: 600, also: ["sa"],
    bio: "Runs a small clinic and a large collection of buttermilk recipes. Mahesh treats acidity, mouth ulcers and throat irritation that come from the same overworked digestion.",
  },
  {
    name: ["Hetal", "Shah"], gender: "female", city: "Pune", system: "Ayurveda", specializations: ["Paediatrics"], years: 10, fee: 500, also: ["gu"],
    bio: "Poor appetite, frequent colds, bed-wetting and exam nerves: Hetal treats children with small doses and much patience, and tells parents honestly when nothing needs treating.",
  },
  {
    name: ["Jayant", "Vaidya"], gender: "male", city: "Pune", system: "Ayurveda", specializations: ["Joints and pain", "Panchakarma"], years: 25, fee: 850,
    bio: "Slipped discs, knees and shoulders, seen with a physiotherapist's eye and a vaidya's hand. He shows each exercise himself and asks to see you do it.",
  },
  {
    name: ["Krupa", "Mehta"], gender: "female", city: "Pune", system: "Modern medicine", specializations: ["Dermatology"], years: 7, fee: 800, also: ["gu"],
    bio: "A dermatologist with a soft spot for sensitive skin. Krupa treats rosacea, eczema and adult acne and reads the small print on your cosmetics so that you need not.",
  },
  {
    name: ["Munira", "Bootwala"], gender: "female", city: "Pune", system: "Homeopathy", specializations: ["Women's health", "Homeopathy"], years: 15, fee: 450, also: ["gu"],
    bio: "Painful periods, hot flushes and moods that follow the calendar. Munira takes a full history, works with your gynaecologist's findings and keeps remedies few.",
  },
  {
    name: ["Parth", "Kelkar"], gender: "male", city: "Pune", system: "Ayurveda", specializations: ["Kayachikitsa"], years: 12, fee: 700,
    bio: "Sees young people with old people's cholesterol. Parth plans food, yoga and herbs around a working week and measures the result every three months.",
  },
  {
    name: ["Devendra Singh", "Rathore"], gender: "male", city: "Jaipur", system: "Ayurveda", specializations: ["Joints and pain"], years: 17, fee: 550, also: ["raj"],
    bio: "A riding injury of his own taught him about backs. Devendra treats lumbar pain, cervical stiffness and gout with lepas, basti courses nearby and exercises for the courtyard.",
  },
  {
    name: ["Kusum", "Agarwal"], gender: "female", city: "Jaipur", system: "Ayurveda", specializations: ["Kayachikitsa", "Diabetes and thyroid"], years: 22, fee: 500, also: ["sa"],
    bio: "Whole families share her as their vaidya. She manages early diabetes, thyroid sluggishness and seasonal ailments, and writes prescriptions that a grandmother can read.",
  },
  {
    name: ["Vandana", "Mathur"], gender: "female", city: "Jaipur", system: "Modern medicine", specializations: ["Mental wellness"], years: 18, fee: 1200, also: ["pa"],
    bio: "Psychiatry without the whispering. Vandana helps with panic, depression and the sleeplessness of new parents, in Hindi or English, at a pace you choose.",
  },
  {
    name: ["Anjum", "Ara"], gender: "female", city: "Jaipur", system: "Unani", specializations: ["Digestive health"], years: 13, fee: 400, also: ["ur"],
    bio: "Trained in Unani medicine at a teaching hospital and at her father's dispensary. She treats weak digestion, liver complaints and nausea in pregnancy with mild preparations.",
  },
  {
    name: ["Mukesh", "Sharma"], gender: "male", city: "Jaipur", system: "Ayurveda", specializations: ["Kayachikitsa"], years: 15, fee: 450,
    bio: "A vaidya with a shalakya training: sinusitis, tinnitus, recurrent tonsillitis and tired eyes. Mukesh relies on nasya, gargles and clear instructions, and on an ENT surgeon next door when needed.",
  },
  {
    name: ["Śailajā", "Pareek"], gender: "female", city: "Jaipur", system: "Ayurveda", specializations: ["Women's health"], years: 8, fee: 450,
    bio: "Works with irregular cycles, white discharge and the months after a birth. Śailajā is careful with words and with medicines, and gladly speaks with a mother or a husband if you wish it.",
  },
];
