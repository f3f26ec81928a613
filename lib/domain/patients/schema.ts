import { z } from "zod";
import { genders, relations } from "@/db/schema/choices";
import { plainDigits } from "@/lib/core/typed";
import { Id, nullIsNone, page, paging } from "@/lib/core/wire";
import { message } from "@/lib/core/words";
import { Address, DateOfBirth, Gender } from "@/lib/domain/accounts/profile/particulars/schema";
import { FirstName, LastName } from "@/lib/domain/accounts/schema";
import { Age } from "./at-visit/schema";

/** What a patient is to the account that cares for them: "a child of mine". */
export const Relation = z.enum(relations, message("fields.relation.invalid"));
const OtherRelation = Relation.refine((relation) => relation !== "self", message("fields.relation.self"));

/** An ABHA number in 14 digits, however they are grouped. */
export const AbhaNumber = z
  .string(message("fields.abhaNumber.invalid"))
  .overwrite((typed) => plainDigits(typed.normalize("NFKC")).replace(/[\s\p{Pd}\p{Cf}]/gu, ""))
  .regex(/^\d{14}$/, message("fields.abhaNumber.invalid"))
  .meta({ description: "The number of the Ayushman Bharat Health Account, 14 digits", examples: ["91756123456789"] });

/** A person with a record, for the account that cares for them. */
export const Patient = z.object({
  id: Id,
  name: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  dateOfBirth: z.string().nullable().meta({ description: "Null only for the account's own patient, while the profile has none" }),
  age: Age.nullable(),
  gender: z.enum(genders).nullable(),
  relation: Relation.nullable().meta({ description: "What the patient is to the calling account; null for a doctor" }),
  address: z.object({ line1: z.string(), line2: z.string().nullable(), city: z.string(), state: z.string(), postalCode: z.string(), country: z.string() }).nullable(),
  abhaNumber: z.string().nullable(),
  hasOwnAccount: z.boolean(),
  version: z.int().meta({ description: "Grows by one with each change; send it with an update to be sure that nobody changed the record in between." }),
});
export type Patient = z.output<typeof Patient>;

/** A patient as lists show it. */
export const PatientSummary = Patient.pick({ id: true, name: true, dateOfBirth: true, age: true, gender: true, relation: true, hasOwnAccount: true });
export type PatientSummary = z.output<typeof PatientSummary>;

export const ListPatients = z.object(paging);
export const PatientPage = page(PatientSummary);

const particulars = {
  firstName: FirstName,
  lastName: nullIsNone(LastName.default("")).meta({ description: "Left out, null or empty for people who have one name" }),
  dateOfBirth: DateOfBirth,
  gender: Gender,
  address: Address.nullish(),
  abhaNumber: AbhaNumber.nullish(),
};

export const CreatePatient = z.object({ ...particulars, relation: OtherRelation });

export const ReadPatient = z.object({ id: Id });

/** A field that is left out stays as it is; null empties it. */
export const UpdatePatient = z.object({
  id: Id,
  firstName: FirstName.optional(),
  lastName: z.preprocess((name) => (name === null ? "" : name), LastName.optional()) as unknown as z.ZodOptional<typeof LastName>,
  dateOfBirth: nullIsNone(DateOfBirth.optional()),
  gender: nullIsNone(Gender.optional()),
  relation: nullIsNone(OtherRelation.optional()),
  address: Address.nullish(),
  abhaNumber: AbhaNumber.nullish(),
  version: z.coerce.number(message("fields.value.useWholeNumber")).int(message("fields.value.useWholeNumber")).min(1).max(2_147_483_647).optional(),
});
