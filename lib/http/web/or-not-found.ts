import { notFound } from "next/navigation";
import { AppError, type ProblemCode } from "@/lib/core/errors";

/** What a page reads by its address: where it is not there, or the address cannot be one of ours, the page is "not found". */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof AppError && (error.code === "not_found" || error.code === "invalid_input")) notFound();
    throw error;
  }
}

/** What a page reads, or undefined where that fails in one of these ways. */
export async function orNone<T>(reading: Promise<T>, ...codes: ProblemCode[]): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof AppError && codes.includes(error.code)) return undefined;
    throw error;
  }
}
