import { z } from "zod";
import * as accountsLinks from "@/lib/domain/accounts/links/schema";
import * as accountsMfaReset from "@/lib/domain/accounts/mfa-reset/schema";
import * as accountsMfa from "@/lib/domain/accounts/mfa/schema";
import * as accountsPassword from "@/lib/domain/accounts/password/schema";
import * as accountsParticulars from "@/lib/domain/accounts/profile/particulars/schema";
import * as accountsProfile from "@/lib/domain/accounts/profile/schema";
import * as accountsRegistration from "@/lib/domain/accounts/registration/schema";
import * as accounts from "@/lib/domain/accounts/schema";
import * as accountsSessions from "@/lib/domain/accounts/sessions/schema";
import * as accountsSignIn from "@/lib/domain/accounts/sign-in/schema";
import * as analytics from "@/lib/domain/analytics/schema";
import * as apiKeys from "@/lib/domain/api-keys/schema";
import * as audit from "@/lib/domain/audit/schema";
import * as auditSeals from "@/lib/domain/audit/seals/schema";
import * as availabilitySchedule from "@/lib/domain/availability/schedule/schema";
import * as availability from "@/lib/domain/availability/schema";
import * as calendar from "@/lib/domain/calendar/schema";
import * as consultationsBrief from "@/lib/domain/consultations/brief/schema";
import * as consultationsChecks from "@/lib/domain/consultations/checks/schema";
import * as consultationsFollowUps from "@/lib/domain/consultations/follow-ups/schema";
import * as consultationsPhone from "@/lib/domain/consultations/phone/schema";
import * as consultationsIntake from "@/lib/domain/consultations/intake/schema";
import * as consultationsNotes from "@/lib/domain/consultations/notes/schema";
import * as consultationsReschedule from "@/lib/domain/consultations/reschedule/schema";
import * as consultations from "@/lib/domain/consultations/schema";
import * as deadLetters from "@/lib/domain/dead-letters/schema";
import * as doctors from "@/lib/domain/doctors/schema";
import * as events from "@/lib/domain/events/schema";
import * as mails from "@/lib/domain/mails/schema";
import * as notifications from "@/lib/domain/notifications/schema";
import * as patientsAtVisit from "@/lib/domain/patients/at-visit/schema";
import * as patientsCarers from "@/lib/domain/patients/carers/schema";
import * as patientsInvitations from "@/lib/domain/patients/invitations/schema";
import * as patients from "@/lib/domain/patients/schema";
import * as paymentsEarnings from "@/lib/domain/payments/earnings/schema";
import * as payments from "@/lib/domain/payments/schema";
import * as prescriptionsDosage from "@/lib/domain/prescriptions/dosage/schema";
import * as prescriptionsDispensing from "@/lib/domain/prescriptions/dispensing/schema";
import * as prescriptionsTemplates from "@/lib/domain/prescriptions/templates/schema";
import * as prescriptions from "@/lib/domain/prescriptions/schema";
import * as recordsEmergency from "@/lib/domain/records/emergency/schema";
import * as records from "@/lib/domain/records/schema";
import * as reviews from "@/lib/domain/reviews/schema";
import * as visitsAttachments from "@/lib/domain/visits/attachments/schema";
import * as visitsContests from "@/lib/domain/visits/contests/schema";
import * as visitsGuests from "@/lib/domain/visits/guests/schema";
import * as visitsOutcome from "@/lib/domain/visits/outcome/schema";
import * as visitsWaiting from "@/lib/domain/visits/waiting/schema";
import * as visits from "@/lib/domain/visits/schema";
import * as waitingList from "@/lib/domain/waiting-list/schema";
import { Id, Instant, LocalDate, Money } from "@/lib/core/wire";

export type JsonSchema = Record<string, unknown>;

/** Every schema.ts of the domain; a test checks that none is missing. */
export const nouns = [{ Money }, accounts, accountsLinks, accountsMfa, accountsMfaReset, accountsParticulars, accountsPassword, accountsProfile, accountsRegistration, accountsSessions, accountsSignIn, analytics, apiKeys, audit, auditSeals, availability, availabilitySchedule, calendar, consultations, consultationsBrief, consultationsChecks, consultationsFollowUps, consultationsIntake, consultationsNotes, consultationsPhone, consultationsReschedule, deadLetters, doctors, events, mails, notifications, patients, patientsAtVisit, patientsCarers, patientsInvitations, payments, paymentsEarnings, prescriptions, prescriptionsDispensing, prescriptionsDosage, prescriptionsTemplates, records, recordsEmergency, reviews, visits, visitsAttachments, visitsContests, visitsGuests, visitsOutcome, visitsWaiting, waitingList];
/** Schemas that are too small to have a name of their own in the document. */
const inline = new Set<unknown>([Id, Instant, LocalDate, accounts.FirstName, accounts.LastName, accountsLinks.LinkToken, recordsEmergency.Withheld]);

/** The names of schemas in the document: the name each has in its module; if two have the same name, the first one gets it. */
const names = new Map<unknown, string>();
for (const noun of nouns) {
  for (const [name, value] of Object.entries(noun)) {
    if (value instanceof z.ZodType && !inline.has(value) && ![...names.values()].includes(name)) names.set(value, name);
  }
}

/** The metadata of schemas, with the names that the document gives them. */
class Named extends z.core.$ZodRegistry<{ id?: string }> {
  override get(schema: z.core.$ZodType) {
    const { id: _, ...meta } = (z.globalRegistry.get(schema) ?? {}) as { id?: string };
    const id = names.get(schema);
    return (id === undefined ? meta : { ...meta, id }) as never;
  }
}

/** Collects the schemas of the document: a schema with a name is written once, under its name, and everything else refers to it. */
export class Schemas {
  components: Record<string, JsonSchema> = {};

  /** The JSON schema of the wire form. */
  of(schema: z.ZodType): JsonSchema {
    const { properties, $defs = {} } = z.toJSONSchema(z.object({ root: schema }), {
      io: "input",
      unrepresentable: "any",
      metadata: new Named() as never,
    }) as unknown as { properties: { root: JsonSchema }; $defs?: Record<string, JsonSchema> };
    for (const [name, definition] of Object.entries($defs)) this.components[name] ??= moved(definition) as JsonSchema;
    return moved(properties.root) as JsonSchema;
  }

  /** The schema itself, if `schema` is a reference. */
  resolve(schema: JsonSchema): JsonSchema {
    return typeof schema.$ref === "string" ? this.components[schema.$ref.slice(PLACE.length)]! : schema;
  }

  /** Names a schema that has no name of its own. */
  add(name: string, schema: JsonSchema): JsonSchema {
    this.components[name] = schema;
    return { $ref: PLACE + name };
  }

  /** Removes schemas that nothing in the document refers to. */
  keepUsed(document: unknown): void {
    for (let before = -1; before !== Object.keys(this.components).length; ) {
      before = Object.keys(this.components).length;
      const text = JSON.stringify([document, this.components]);
      this.components = Object.fromEntries(Object.entries(this.components).filter(([name]) => text.includes(`"${PLACE}${name}"`)));
    }
  }
}

const PLACE = "#/components/schemas/";

/** Rewrites references to their place in the document, and removes members that only zod uses. */
function moved(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(moved);
  if (schema === null || typeof schema !== "object") return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => key !== "id" || typeof (schema as JsonSchema).id !== "string")
      .map(([key, value]) => [key, key === "$ref" ? String(value).replace("#/$defs/", PLACE) : moved(value)]),
  );
}
