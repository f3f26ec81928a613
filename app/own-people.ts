import { cache } from "react";
import type { z } from "zod";
import { listPatients } from "@/lib/domain/patients/list";
import type { PatientSummary } from "@/lib/domain/patients/schema";
import { webContext } from "@/lib/http/web/context";

export type OwnPerson = z.input<typeof PatientSummary>;

/** The people the signed-in account cares for, itself first; none for a guest or another role. Read once per page. */
export const ownPeople = cache(async (): Promise<OwnPerson[]> => {
  const context = await webContext();
  if (context.actor.kind !== "user" || context.actor.role !== "patient") return [];
  // An account cares for fewer people than one page of the list holds.
  return (await listPatients(context, { limit: 100 })).data;
});

/** The person an address asks for by `?for=`; undefined if the account does not care for such a person. */
export async function personAskedFor(asked: string | string[] | undefined): Promise<OwnPerson | undefined> {
  const people = await ownPeople();
  return people.length > 1 ? people.find(({ id }) => id === asked) : undefined;
}
