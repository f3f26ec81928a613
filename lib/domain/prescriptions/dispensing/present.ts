import type { Medication } from "../schema";
import { totalOf } from "./left";
import type { DispensationRow } from "./queries";
import type { Dispensation } from "./schema";

/** Rows as they are answered, with the units of the paper. */
export const dispensationsOf = (rows: readonly DispensationRow[], medications: readonly Pick<Medication, "quantity">[]): Dispensation[] =>
  rows.map(({ items, ...row }) => ({
    ...row,
    items: items.map(({ medication, quantity }) => ({ medication, quantity: quantity ?? "all", unit: medications[medication] ? totalOf(medications[medication]).unit : null })),
  }));
