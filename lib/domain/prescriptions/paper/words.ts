import type { AgeUnit } from "@/lib/domain/patients/age";
import type { Mode } from "../../consultations/schema";
import type { PaperLanguage } from "./languages";

interface PaperWords {
  locale: string;
  title: string;
  registration: string;
  patient: string;
  genders: Record<"female" | "male" | "other" | "undisclosed" | "unknown", string>;
  age: Record<AgeUnit, (count: number) => string> & { unknown: string; underOneYear: string };
  date: string;
  address: string;
  notStated: string;
  mode: string;
  modes: Record<Mode, string>;
  measures: string;
  height: (cm: number) => string;
  weight: (kg: number) => string;
  complaints: string;
  history: string;
  findings: string;
  investigations: string;
  diagnosis: string;
  medicines: string;
  /** The heads of the columns: number, medicine, how it is taken, for how long, how much in all. */
  columns: readonly [string, string, string, string, string];
  duration: (days: number) => string;
  advice: string;
  followUp: string;
  qr: string;
  code: string;
  number: string;
  signed: (at: string) => string;
  unsigned: string;
  page: string;
  stamps: Record<"draft" | "superseded" | "revoked", string>;
  superseded: string;
  revoked: (on: string) => string;
  /** The sentence that the guidelines ask for, in this language; it stands below the English one, which is always there. */
  statement: string | null;
}

const plural = (one: string, other: string) => (count: number) => `${count} ${count === 1 ? one : other}`;
const counted = (unit: string) => (count: number) => `${count} ${unit}`;

/**
 * The words of a printed prescription. They are not in messages/, because a paper has a language of its own: somebody who reads the
 * pages in English may need the paper in Hindi.
 */
export const paperWords: Readonly<Record<PaperLanguage, PaperWords>> = {
  en: {
    locale: "en-IN",
    title: "Prescription",
    registration: "Reg. no.",
    patient: "Patient",
    genders: { female: "female", male: "male", other: "other gender", undisclosed: "gender not disclosed", unknown: "gender not stated" },
    age: { years: plural("year", "years"), months: plural("month", "months"), days: plural("day", "days"), unknown: "age not stated", underOneYear: "under 1 year" },
    date: "Date",
    address: "Address",
    notStated: "not stated",
    mode: "Consulted by",
    modes: { video: "video", audio: "audio", text: "text" },
    measures: "Measures",
    height: (cm) => `${cm} cm`,
    weight: (kg) => `${kg} kg`,
    complaints: "Complaints",
    history: "History",
    findings: "Findings",
    investigations: "Investigations",
    diagnosis: "Diagnosis",
    medicines: "Medicines",
    columns: ["No.", "Medicine", "How to take it", "For", "Quantity"],
    duration: (days) => `for ${days} ${days === 1 ? "day" : "days"}`,
    advice: "Advice",
    followUp: "Come again on",
    qr: "QR code with which a pharmacy checks this prescription",
    code: "To check it: code",
    number: "Number",
    signed: (at) => `Signed electronically, ${at}`,
    unsigned: "Not signed yet",
    page: "Page",
    stamps: { draft: "Draft", superseded: "Replaced", revoked: "Revoked" },
    superseded: "Replaced: the doctor has signed a newer prescription for this consultation. Do not dispense from this one.",
    revoked: (on) => `Revoked by the doctor on ${on}. Do not use it, and do not dispense from it.`,
    statement: null,
  },
  hi: {
    locale: "hi-IN",
    title: "दवा का पर्चा",
    registration: "पंजीकरण सं.",
    patient: "रोगी",
    genders: { female: "महिला", male: "पुरुष", other: "अन्य लिंग", undisclosed: "लिंग नहीं बताया", unknown: "लिंग अज्ञात" },
    age: { years: counted("वर्ष"), months: counted("माह"), days: counted("दिन"), unknown: "आयु अज्ञात", underOneYear: "1 वर्ष से कम" },
    date: "दिनांक",
    address: "पता",
    notStated: "नहीं बताया गया",
    mode: "परामर्श का माध्यम",
    modes: { video: "वीडियो", audio: "ऑडियो", text: "लिखित संदेश" },
    measures: "माप",
    height: (cm) => `${cm} से.मी.`,
    weight: (kg) => `${kg} कि.ग्रा.`,
    complaints: "शिकायतें",
    history: "पूर्व इतिहास",
    findings: "परीक्षण के निष्कर्ष",
    investigations: "जाँचें",
    diagnosis: "निदान",
    medicines: "दवाएँ",
    columns: ["क्र.", "दवा", "कैसे लें", "अवधि", "कुल मात्रा"],
    duration: (days) => `${days} दिन`,
    advice: "सलाह",
    followUp: "पुनः परामर्श",
    qr: "QR कोड, जिससे दवा विक्रेता इस पर्चे की जाँच करता है",
    code: "जाँच का कोड",
    number: "पर्चा सं.",
    signed: (at) => `इलेक्ट्रॉनिक हस्ताक्षर, ${at}`,
    unsigned: "अभी हस्ताक्षर नहीं हुए",
    page: "पृष्ठ",
    stamps: { draft: "मसौदा", superseded: "बदला गया", revoked: "निरस्त" },
    superseded: "यह पर्चा बदल दिया गया है: डॉक्टर ने इस परामर्श के लिए नया पर्चा दिया है। इससे दवा न दें।",
    revoked: (on) => `डॉक्टर ने यह पर्चा ${on} को निरस्त कर दिया है। इसका उपयोग न करें और इससे दवा न दें।`,
    statement: "यह पर्चा टेली-परामर्श के आधार पर बनाया गया है।",
  },
};
