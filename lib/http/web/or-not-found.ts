import { notFound } from "next/navigation";
import { AppError, type ProblemCode } from "@/lib/core/errors";

/** The result of a page's reading. If the thing does not exist, or the address is not a valid one, the page is "not found". */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof AppError && (error.code === "not_found" || error.code === "invalid_input")) notFound();
    throw error;
  }
}

/** The result of a page's reading, or undefined if it fails with one of these codes. */
export async function orNone<T>(reading: Promise<T>, ...codes: ProblemCode[]): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof AppError && codes.includes(error.code)) return undefined;
    throw error;
  }
}
