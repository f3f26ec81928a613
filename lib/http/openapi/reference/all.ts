import { accountDescriptions } from "./accounts";
import { administrationDescriptions } from "./administration";
import { consultationDescriptions } from "./consultations";
import type { Description } from "./description";
import { eventDescriptions } from "./events";
import { notificationDescriptions } from "./notifications";
import { patientDescriptions } from "./patients";
import { paymentDescriptions } from "./payments";
import { practiceDescriptions } from "./practice";
import { visitDescriptions } from "./visits";
import { reviewDescriptions } from "./reviews";
import { waitingListDescriptions } from "./waiting-list";
import { mfaDescriptions } from "./mfa";

/** What the API document says about each row of the contract, by the row's name. */
export const descriptions: Readonly<Record<string, Description>> = { ...accountDescriptions, ...mfaDescriptions, ...practiceDescriptions, ...patientDescriptions, ...consultationDescriptions, ...paymentDescriptions, ...visitDescriptions, ...eventDescriptions, ...administrationDescriptions, ...notificationDescriptions, ...reviewDescriptions, ...waitingListDescriptions };
