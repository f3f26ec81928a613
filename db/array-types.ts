import type postgres from "postgres";
import { once } from "@/lib/platform/once";

/** What postgres.js knows of array types: how to read and write them, by oid. */
type Types = Pick<postgres.ParsedOptions, "parsers" | "serializers"> & { fetch_types: boolean; shared: { typeArrayMap: Record<number, number> } };

const typesOf = ({ options }: postgres.Sql) => options as unknown as Types;
const knownTypes = () => once("database.types", () => ({}) as Partial<Types>);

/**
 * postgres.js asks each new connection for the array types, in a promise that nobody handles: it fails as an unhandled
 * rejection if the server dies just then. They are the same in every connection, so they are asked for once.
 */
export function keepTypes(client: postgres.Sql): void {
  const types = typesOf(client);
  if (!types.fetch_types || Object.keys(types.shared.typeArrayMap).length === 0) return;
  types.fetch_types = false;
  Object.assign(knownTypes(), types);
}

/** Gives a new client what an earlier one has learnt. */
export function knowTypes(client: postgres.Sql): void {
  const { parsers, serializers, shared } = knownTypes();
  if (!shared) return;
  const types = typesOf(client);
  Object.assign(types.parsers, parsers);
  Object.assign(types.serializers, serializers);
  types.shared.typeArrayMap = shared.typeArrayMap;
  types.fetch_types = false;
}
