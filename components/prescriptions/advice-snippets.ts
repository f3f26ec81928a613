/** Sentences of advice that doctors write often; for the patient, so in the patient's language. */
export const adviceSnippets: readonly string[] = [
  "Drink plenty of water.",
  "खूब पानी पिएँ।",
  "Eat light, home-cooked food. Avoid oily and spicy food.",
  "हल्का, घर का बना खाना खाएँ। तला हुआ और मसालेदार खाना न खाएँ।",
  "Rest well and sleep on time.",
  "आराम करें और समय पर सोएँ।",
  "Walk for 30 minutes every day.",
  "रोज़ 30 मिनट पैदल चलें।",
  "Go to the nearest hospital at once if you have trouble breathing, chest pain or confusion.",
  "साँस लेने में तकलीफ़, सीने में दर्द या बेहोशी जैसा लगे तो तुरंत पास के अस्पताल जाएँ।",
  "Complete the whole course, even if you feel better.",
  "आराम लगने पर भी दवा का पूरा कोर्स लें।",
];
