import type { RosterDoctor } from "./doctor";

/** Doctors of Bengaluru, Kochi, Chennai and Hyderabad. */
export const south: readonly RosterDoctor[] = [
  {
    name: ["Kavitha", "Hegde"], gender: "female", city: "Bengaluru", system: "Ayurveda", specializations: ["Digestive health", "Kayachikitsa"], years: 16, fee: 600, also: ["tcy"],
    bio: "Kavitha asks about your kitchen before she reaches for the pharmacy. She sees people with acidity, bloating and irregular bowels, and writes meal plans that fit a South Indian table and an office day.",
  },
  {
    name: ["Raghavendra", "Rao"], gender: "male", city: "Bengaluru", system: "Ayurveda", specializations: ["Joints and pain", "Panchakarma"], years: 22, fee: 900, also: ["te"],
    bio: "Two decades of backs, necks and knees, many of them worn out at a desk. He plans oil therapies and home exercises together, and tells you early when a scan or a surgeon should be asked.",
  },
  {
    name: ["Shruti", "Kulkarni"], gender: "female", city: "Bengaluru", system: "Modern medicine", specializations: ["Women's health"], years: 12, fee: 850, also: ["mr"],
    bio: "A gynaecologist who leaves time for questions. She looks after irregular cycles, PCOS and care before and after pregnancy, and explains every test she asks for in plain words.",
  },
  {
    name: ["Zoë", "D'Souza"], gender: "female", city: "Bengaluru", system: "Modern medicine", specializations: ["Dermatology"], years: 9, fee: 950, also: ["kok"],
    bio: "Sees acne, pigmentation, eczema and hair fall at every age. Zoë keeps routines short enough to be followed and asks for photographs in daylight, so that progress is judged fairly.",
  },
  {
    name: ["Sanatombi", "Thangjam"], gender: "female", city: "Bengaluru", system: "Ayurveda", specializations: ["Mental wellness"], years: 8, fee: 550, also: ["mni"],
    bio: "Works with sleeplessness, worry and exhaustion, often in people who live far from home. Consultations are unhurried: daily rhythm first, then herbs, breathing practice and oil massage where they help.",
  },
  {
    name: ["Manjunath", "Gowda"], gender: "male", city: "Bengaluru", system: "Homeopathy", specializations: ["Paediatrics", "Homeopathy"], years: 14, fee: 400,
    bio: "Families come to him for children who catch every cold and for adults with seasonal allergies. He keeps careful notes of each episode and works alongside your regular physician.",
  },
  {
    name: ["Harini", "Shastri"], gender: "female", city: "Bengaluru", system: "Ayurveda", specializations: ["Diabetes and thyroid"], years: 11, fee: 650, also: ["sa", "ta"],
    bio: "Supports people who live with diabetes or thyroid trouble through food, movement and classical formulations. She reads your reports with you and never asks you to stop a medicine another doctor has prescribed.",
  },
  {
    name: ["Ananya", "Nair"], gender: "female", city: "Kochi", system: "Ayurveda", specializations: ["Digestive health", "Kayachikitsa"], years: 14, fee: 500, also: ["hi", "ta"],
    bio: "Ananya grew up in a family that kept a herb garden behind the clinic. She treats digestion, fatigue and recurring fevers, begins with what you eat and how you sleep, and follows up until you are well.",
  },
  {
    name: ["Śrīdharan", "Namboothiri"], gender: "male", city: "Kochi", system: "Ayurveda", specializations: ["Panchakarma", "Joints and pain"], years: 31, fee: 1200, also: ["sa", "ta"],
    bio: "Three decades of Kerala panchakarma, from preparation to the slow return to ordinary food. Online he decides with you whether a course is right for you at all, and what to do at home if it is not.",
  },
  {
    name: ["Lakshmi", "Menon"], gender: "female", city: "Kochi", system: "Ayurveda", specializations: ["Women's health"], years: 18, fee: 700, also: ["hi"],
    bio: "Cares for women from first periods to the years after menopause, with a special interest in recovery after childbirth. Gentle, thorough and used to hearing what has not been said before.",
  },
  {
    name: ["Anaïs", "Kurian"], gender: "female", city: "Kochi", system: "Modern medicine", specializations: ["Paediatrics"], years: 10, fee: 750, also: ["fr"],
    bio: "A paediatrician who talks to the child first and the parent second. Fevers, feeding, growth, vaccines and the thousand small worries of a first year are her daily work.",
  },
  {
    name: ["Vishnu", "Varier"], gender: "male", city: "Kochi", system: "Ayurveda", specializations: ["Kayachikitsa"], years: 13, fee: 450, also: ["ta"],
    bio: "Looks after allergic colds, long coughs and breathlessness that returns with the monsoon. He combines classical kashayams with steam, diet and a written plan for bad days.",
  },
  {
    name: ["Aysha", "Koya"], gender: "female", city: "Kochi", system: "Ayurveda", specializations: ["Skin and hair"], years: 7, fee: 500, also: ["ar"],
    bio: "Sees dandruff, hair fall, eczema and sun-damaged skin. Aysha prefers few, well-chosen applications to a shelf of bottles, and explains what each of them is for.",
  },
  {
    name: ["Thomas", "Chacko"], gender: "male", city: "Kochi", system: "Modern medicine", specializations: ["General physician"], years: 24, fee: 1300, also: ["hi"],
    bio: "A physician for the heart, with a calm voice for frightening words. He reviews blood pressure, palpitations and reports after a procedure, and makes sure you know which signs mean going to hospital at once.",
  },
  {
    name: ["Meenakshi", "Sundaram"], gender: "female", city: "Chennai", system: "Siddha", specializations: ["Joints and pain"], years: 21, fee: 700, also: ["te"],
    bio: "Practises Siddha as her grandmother did, with an MRI viewer beside the palm-leaf texts. Arthritis, frozen shoulder and sciatica make up most of her day; varmam and medicated oils are part of the plan.",
  },
  {
    name: ["Thirumalai", "Arunachalam"], gender: "male", city: "Chennai", system: "Siddha", specializations: ["General physician"], years: 28, fee: 500,
    bio: "Fevers, coughs and breathing trouble, treated with kudineer decoctions and patient observation. He is known for sending people to hospital in good time rather than holding on to them.",
  },
  {
    name: ["Yāzhini", "Selvaraj"], gender: "female", city: "Chennai", system: "Siddha", specializations: ["Skin and hair"], years: 6, fee: 400, also: ["ml"],
    bio: "Treats psoriasis, fungal infections and hair loss with Siddha preparations and a diet diary. Yāzhini sees many students and keeps evening hours for them.",
  },
  {
    name: ["Padmini", "Raghavan"], gender: "female", city: "Chennai", system: "Ayurveda", specializations: ["Women's health", "Diabetes and thyroid"], years: 20, fee: 750, also: ["hi"],
    bio: "Much of her practice is PCOS, thyroid and sugar in the same patient, which is why she treats them together. Expect a long first conversation and a short list of changes.",
  },
  {
    name: ["Antony", "Xavier"], gender: "male", city: "Chennai", system: "Modern medicine", specializations: ["General physician"], years: 16, fee: 800, also: ["ml"],
    bio: "A general physician who spent years in an ear, nose and throat department. Sinus trouble, vertigo and hoarse voices are his favourites; he explains what can be settled by video and what needs an examination.",
  },
  {
    name: ["Kamala", "Venkataraman"], gender: "female", city: "Chennai", system: "Modern medicine", specializations: ["General physician"], years: 29, fee: 1500, also: ["te", "hi"],
    bio: "A senior physician who believes that most of the work happens between visits. She sets targets for pressure, weight and walking, and celebrates when they are met.",
  },
  {
    name: ["Jyothi", "Abraham"], gender: "female", city: "Chennai", system: "Modern medicine", specializations: ["Dermatology"], years: 14, fee: 850, also: ["ml"],
    bio: "A dermatologist who sees heat rash, fungal infections and moles that worry their owners. Jyothi says clearly which spots need a hands-on look, and the others she lets go.",
  },
  {
    name: ["Sivakumar", "Pillai"], gender: "male", city: "Chennai", system: "Siddha", specializations: ["Digestive health"], years: 17, fee: 450, also: ["ml"],
    bio: "Gastritis, piles and sluggish digestion, approached through food, fasting days and Siddha chooranams. Patients like that his advice is cheap to follow.",
  },
  {
    name: ["Imran", "Razvi"], gender: "male", city: "Hyderabad", system: "Unani", specializations: ["Digestive health", "General physician"], years: 18, fee: 500, also: ["ar"],
    bio: "Practises Unani medicine with attention to temperament and season. Stomach complaints, weakness after illness and headaches are what people most often bring him.",
  },
  {
    name: ["Swathi", "Reddy"], gender: "female", city: "Hyderabad", system: "Ayurveda", specializations: ["Skin and hair"], years: 9, fee: 650, also: ["kn"],
    bio: "Sees acne, melasma and early greying, often in people who have tried everything once. Swathi changes one thing at a time, so that you learn what works for your skin.",
  },
  {
    name: ["Zainab", "Qureshi"], gender: "female", city: "Hyderabad", system: "Unani", specializations: ["Joints and pain"], years: 11, fee: 450,
    bio: "Knee pain, heel pain and stiff mornings, cared for with Unani oils, regimental therapy and exercises she demonstrates on camera. She speaks with elders in Dakhni.",
  },
  {
    name: ["Venkata Subrahmanya", "Sarma"], gender: "male", city: "Hyderabad", system: "Ayurveda", specializations: ["Panchakarma", "Digestive health"], years: 26, fee: 1100, also: ["sa", "ta"],
    bio: "Teaches panchakarma to young vaidyas and still sees patients every evening. He assesses strength, season and digestion before recommending any cleansing, and often recommends rest instead.",
  },
  {
    name: ["Deepika", "Chowdary"], gender: "female", city: "Hyderabad", system: "Modern medicine", specializations: ["Women's health"], years: 13, fee: 1000,
    bio: "An obstetrician who also enjoys the quiet consultations: contraception, painful periods, planning a pregnancy. Direct, discreet and quick to reassure where reassurance is right.",
  },
  {
    name: ["Bhaskar", "Goud"], gender: "male", city: "Hyderabad", system: "Ayurveda", specializations: ["Kayachikitsa"], years: 10, fee: 400,
    bio: "Dust, exhaust and air conditioning keep his clinic busy. Bhaskar treats allergic rhinitis and lingering coughs and teaches nasal care that takes two minutes in the morning.",
  },
  {
    name: ["Nikitha", "Rao"], gender: "female", city: "Hyderabad", system: "Modern medicine", specializations: ["Diabetes and thyroid"], years: 8, fee: 900, also: ["kn"],
    bio: "An endocrinologist who likes numbers and makes them friendly. She adjusts treatment from your own readings and involves the person who cooks at home.",
  },
];
