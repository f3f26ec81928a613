import { query } from "@/lib/core/use-case";
import { fullName } from "../../accounts/name";
import { invitationOf } from "../invitations/present";
import { listOpenInvitations } from "../invitations/queries";
import { findPatient, listCarers as list } from "../queries";
import { Carers, ListCarers } from "./schema";

/** The accounts that care for a patient, then those that did, and the invitations that wait. */
export const listCarers = query({
  name: "patient.carers",
  input: ListCarers,
  output: Carers,
  load: ({ db, actor }, { id }) => findPatient(db, actor, id),
  async run({ db, now }, { id }) {
    const [carers, invitations] = await Promise.all([list(db, id), listOpenInvitations(db, id, now)]);
    return {
      data: carers.map(({ accountId, relation, since, until, ...names }) => ({ id: accountId, name: fullName(names), relation, since, until })),
      invitations: invitations.map(invitationOf),
    };
  },
});
