import type { RosterDoctor } from "./doctor";

/** Doctors of Delhi, Lucknow and Kolkata. */
export const northAndEast: readonly RosterDoctor[] = [
  {
    name: ["Harpreet Kaur", "Sandhu"], gender: "female", city: "Delhi", system: "Modern medicine", specializations: ["Diabetes and thyroid"], years: 15, fee: 1200,
    bio: "Treats diabetes, thyroid disease and PCOS without scolding anybody about parathas. Harpreet plans around your week, your festivals and your glucometer.",
  },
  {
    name: ["Rohan", "Vats"], gender: "male", city: "Delhi", system: "Ayurveda", specializations: ["Kayachikitsa"], years: 6, fee: 350,
    bio: "A young vaidya for everyday complaints: colds, headaches, tiredness, a stomach upset by travel. He answers follow-up questions the same day and keeps his fee low on purpose.",
  },
  {
    name: ["Mehrunnisā", "Siddiqui"], gender: "female", city: "Delhi", system: "Unani", specializations: ["Women's health"], years: 19, fee: 550, also: ["ur", "fa"],
    bio: "Women travel across the city for her quiet consulting room; now it is a call away. She treats menstrual pain, anaemia and menopause in the Unani tradition, with modern tests where they help.",
  },
  {
    name: ["Tenzin", "Lhamo"], gender: "female", city: "Delhi", system: "Ayurveda", specializations: ["Mental wellness"], years: 10, fee: 600, also: ["bo", "ne"],
    bio: "Brings the calm of the hills to overfull city lives. Tenzin treats insomnia, tension headaches and anxious stomachs with routine, herbs and short meditations.",
  },
  {
    name: ["Arvind", "Kaushik"], gender: "male", city: "Delhi", system: "Ayurveda", specializations: ["Diabetes and thyroid", "Kayachikitsa"], years: 23, fee: 800, also: ["sa"],
    bio: "Has followed some of his patients with diabetes for twenty years. Arvind works with their physicians, tracks feet, eyes and kidneys, and treats the person holding the report.",
  },
  {
    name: ["Ishaan", "Bhardwaj"], gender: "male", city: "Delhi", system: "Homeopathy", specializations: ["Homeopathy"], years: 8, fee: 400,
    bio: "Adenoids, allergic noses and children who snore. Ishaan is methodical, shares his reasoning, and sets a date by which you should see improvement or a surgeon.",
  },
  {
    name: ["Simran", "Ahluwalia"], gender: "female", city: "Delhi", system: "Modern medicine", specializations: ["Dermatology"], years: 10, fee: 1100,
    bio: "Skin, hair and nails, from eczema in babies to allergies from hair dye. Simran treats what is there rather than what advertisements suggest, and photographs every step.",
  },
  {
    name: ["Nandini", "Chaturvedi"], gender: "female", city: "Delhi", system: "Ayurveda", specializations: ["Skin and hair"], years: 13, fee: 700,
    bio: "Urticaria, acne and hair fall after illness are her particular interest. Nandini looks for the trigger first, then chooses medicine for inside and out.",
  },
  {
    name: ["Abdul Wadood", "Lari"], gender: "male", city: "Lucknow", system: "Unani", specializations: ["General physician"], years: 30, fee: 500, also: ["ar", "fa"],
    bio: "A hakim of the Lucknow school, courteous and exact. He sees weakness after fever, joint aches and old coughs, feels for the habits behind them, and prescribes sparingly.",
  },
  {
    name: ["Saumya", "Mishra"], gender: "female", city: "Lucknow", system: "Ayurveda", specializations: ["Mental wellness"], years: 9, fee: 500,
    bio: "Students, young mothers and night-shift workers make up her list. Saumya treats poor sleep and low concentration with Ayurvedic medicines and a routine that starts tonight.",
  },
  {
    name: ["Ashutosh", "Tripathi"], gender: "male", city: "Lucknow", system: "Ayurveda", specializations: ["Kayachikitsa"], years: 14, fee: 350, also: ["bho"],
    bio: "Winter smog is his busiest season. Ashutosh manages chronic cough and allergic breathing trouble, checks inhaler technique on camera and adds classical remedies carefully.",
  },
  {
    name: ["Rukhsar", "Jafri"], gender: "female", city: "Lucknow", system: "Unani", specializations: ["Diabetes and thyroid"], years: 10, fee: 300,
    bio: "Helps people with sugar and weight trouble through Unani diet and gentle formulations. Rukhsar explains portion sizes with the plates you own.",
  },
  {
    name: ["Vivek", "Srivastava"], gender: "male", city: "Lucknow", system: "Modern medicine", specializations: ["General physician"], years: 12, fee: 600,
    bio: "An internist who enjoys a puzzle. Long fevers, odd reports and too many tablets are what he sorts out best; he will also simply tell you that you are healthy.",
  },
  {
    name: ["Pooja", "Yadav"], gender: "female", city: "Lucknow", system: "Ayurveda", specializations: ["Panchakarma", "Women's health"], years: 11, fee: 650,
    bio: "Guides women through panchakarma with attention to cycle, work and family. Pooja prepares a calendar for each course and calls on the hard days.",
  },
  {
    name: ["Aditi", "Bajpai"], gender: "female", city: "Lucknow", system: "Homeopathy", specializations: ["Paediatrics", "Homeopathy"], years: 5, fee: 200,
    bio: "New in practice and generous with time. Aditi sees colds, skin rashes and teething troubles, keeps weekend hours and charges what a neighbour can pay.",
  },
  {
    name: ["Anindita", "Bandyopadhyay"], gender: "female", city: "Kolkata", system: "Homeopathy", specializations: ["Paediatrics", "Homeopathy"], years: 16, fee: 450,
    bio: "Two generations of Kolkata children have told her their dreams. She treats recurrent tonsils, tummy aches and restlessness and keeps in touch with the paediatrician.",
  },
  {
    name: ["Sourav", "Mukherjee"], gender: "male", city: "Kolkata", system: "Modern medicine", specializations: ["Digestive health"], years: 14, fee: 1100,
    bio: "A gastroenterologist for reflux, fatty liver and bowels that will not settle. Sourav orders few tests, explains each, and admits that fish curry is rarely the culprit.",
  },
  {
    name: ["Debjani", "Sen"], gender: "female", city: "Kolkata", system: "Ayurveda", specializations: ["Women's health"], years: 12, fee: 550,
    bio: "Painful periods, fibroids under watch, energy after a birth. Debjani explains what Ayurveda may offer beside your gynaecologist's plan and where its limits are.",
  },
  {
    name: ["Pradip", "Kabiraj"], gender: "male", city: "Kolkata", system: "Ayurveda", specializations: ["Kayachikitsa", "Panchakarma"], years: 33, fee: 600, also: ["sa"],
    bio: "From a long line of kavirajas. Pradip makes time for the elderly with many complaints at once, puts them in order and starts with the one that hurts most.",
  },
  {
    name: ["Lalrinpuii", "Sailo"], gender: "female", city: "Kolkata", system: "Modern medicine", specializations: ["Paediatrics", "General physician"], years: 9, fee: 700, also: ["lus"],
    bio: "A paediatrician with a special interest in childhood asthma. She teaches spacers and peak flow with stickers and songs, and reaches parents in four languages.",
  },
  {
    name: ["Rezaul", "Karim"], gender: "male", city: "Kolkata", system: "Homeopathy", specializations: ["Joints and pain", "Homeopathy"], years: 20, fee: 350, also: ["ur"],
    bio: "Morning stiffness, sciatica and sprains that linger. Rezaul pairs his remedies with physiotherapy and a heat-or-cold chart for the refrigerator door.",
  },
  {
    name: ["Paromita", "Ghoshal"], gender: "female", city: "Kolkata", system: "Homeopathy", specializations: ["Skin and hair", "Homeopathy"], years: 11, fee: 400,
    bio: "Allergies of skin and nose often travel together, and so she treats them. Paromita sees eczema, hives and sneezing fits, and asks about pillows before pills.",
  },
];
