import type { SystemOfMedicine } from "./specializations";

interface City {
  state: string;
  /** ISO 639-1 codes of the languages commonly spoken there, except English. */
  languages: readonly string[];
  postalPrefix: string;
  localities: readonly string[];
  /** The body that keeps the register of practitioners there, by system of medicine. */
  councils: Partial<Record<SystemOfMedicine, string>>;
}

const maharashtra = {
  Ayurveda: "Maharashtra Council of Indian Medicine",
  Unani: "Maharashtra Council of Indian Medicine",
  "Modern medicine": "Maharashtra Medical Council",
  Homeopathy: "Maharashtra Council of Homoeopathy",
} as const;

/** Ten cities, and the bodies that register a practitioner in their states. */
export const cities = {
  Bengaluru: {
    state: "Karnataka",
    languages: ["kn", "hi"],
    postalPrefix: "5600",
    localities: ["Jayanagar", "Malleshwaram", "Indiranagar", "Basavanagudi", "Whitefield"],
    councils: {
      Ayurveda: "Karnataka Ayurvedic and Unani Practitioners Board",
      Unani: "Karnataka Ayurvedic and Unani Practitioners Board",
      "Modern medicine": "Karnataka Medical Council",
      Homeopathy: "Karnataka Board of Homoeopathic System of Medicine",
    },
  },
  Kochi: {
    state: "Kerala",
    languages: ["ml"],
    postalPrefix: "6820",
    localities: ["Fort Kochi", "Edappally", "Kaloor", "Panampilly Nagar", "Thevara"],
    councils: {
      Ayurveda: "Kerala State Council for Indian Systems of Medicine",
      Siddha: "Kerala State Council for Indian Systems of Medicine",
      "Modern medicine": "Kerala State Medical Council",
      Homeopathy: "Kerala State Homoeopathic Medical Council",
    },
  },
  Mumbai: {
    state: "Maharashtra",
    languages: ["mr", "hi"],
    postalPrefix: "4000",
    localities: ["Dadar", "Bandra West", "Vile Parle", "Matunga", "Borivali"],
    councils: maharashtra,
  },
  Delhi: {
    state: "Delhi",
    languages: ["hi", "pa"],
    postalPrefix: "1100",
    localities: ["Lajpat Nagar", "Hauz Khas", "Karol Bagh", "Saket", "Nizamuddin East"],
    councils: {
      Ayurveda: "Delhi Bharatiya Chikitsa Parishad",
      Unani: "Delhi Bharatiya Chikitsa Parishad",
      "Modern medicine": "Delhi Medical Council",
      Homeopathy: "Board of Homoeopathic System of Medicine, Delhi",
    },
  },
  Chennai: {
    state: "Tamil Nadu",
    languages: ["ta"],
    postalPrefix: "6000",
    localities: ["Mylapore", "Adyar", "T. Nagar", "Anna Nagar", "Besant Nagar"],
    councils: {
      Siddha: "Tamil Nadu Siddha Medical Council",
      Ayurveda: "Tamil Nadu Board of Indian Medicine",
      "Modern medicine": "Tamil Nadu Medical Council",
      Homeopathy: "Tamil Nadu Homoeopathy Medical Council",
    },
  },
  Hyderabad: {
    state: "Telangana",
    languages: ["te", "ur", "hi"],
    postalPrefix: "5000",
    localities: ["Banjara Hills", "Charminar", "Secunderabad", "Kukatpally", "Himayatnagar"],
    councils: {
      Ayurveda: "Telangana Board of Indian Medicine",
      Unani: "Telangana Board of Indian Medicine",
      "Modern medicine": "Telangana Medical Council",
      Homeopathy: "Telangana Board of Homoeopathy",
    },
  },
  Kolkata: {
    state: "West Bengal",
    languages: ["bn", "hi"],
    postalPrefix: "7000",
    localities: ["Ballygunge", "Salt Lake", "Shyambazar", "Gariahat", "Park Circus"],
    councils: {
      Ayurveda: "Paschim Banga Ayurved Parishad",
      "Modern medicine": "West Bengal Medical Council",
      Homeopathy: "Council of Homoeopathic Medicine, West Bengal",
    },
  },
  Pune: {
    state: "Maharashtra",
    languages: ["mr", "hi"],
    postalPrefix: "4110",
    localities: ["Kothrud", "Aundh", "Sadashiv Peth", "Viman Nagar", "Camp"],
    councils: maharashtra,
  },
  Jaipur: {
    state: "Rajasthan",
    languages: ["hi"],
    postalPrefix: "3020",
    localities: ["Malviya Nagar", "C-Scheme", "Vaishali Nagar", "Bani Park", "Raja Park"],
    councils: {
      Ayurveda: "Board of Indian Medicine, Rajasthan",
      Unani: "Board of Indian Medicine, Rajasthan",
      "Modern medicine": "Rajasthan Medical Council",
      Homeopathy: "Rajasthan Homoeopathic Medicine Board",
    },
  },
  Lucknow: {
    state: "Uttar Pradesh",
    languages: ["hi", "ur"],
    postalPrefix: "2260",
    localities: ["Hazratganj", "Gomti Nagar", "Aliganj", "Chowk", "Indira Nagar"],
    councils: {
      Ayurveda: "Bharatiya Chikitsa Parishad, Uttar Pradesh",
      Unani: "Bharatiya Chikitsa Parishad, Uttar Pradesh",
      "Modern medicine": "Uttar Pradesh Medical Council",
      Homeopathy: "Homoeopathic Medicine Board, Uttar Pradesh",
    },
  },
} as const satisfies Record<string, City>;

export type CityName = keyof typeof cities;

/** The register a doctor of that system in that city must be on; throws if the demo's data has none. */
export function councilOf(city: CityName, system: SystemOfMedicine): string {
  const council = (cities[city] as City).councils[system];
  if (!council) throw new Error(`the demo knows no council for ${system} in ${city}`);
  return council;
}
