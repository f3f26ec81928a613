import { readOwnDoctor } from "@/lib/domain/doctors/read-own";
import { orNone } from "@/lib/http/web/or-not-found";
import { signedInContext } from "@/lib/http/web/session";

/** The practice of the doctor who opens the page `path`; undefined before it exists. Everybody else is redirected. */
export async function ownPractice(path: string) {
  const context = await signedInContext(path, "doctor");
  return { context, practice: await orNone(readOwnDoctor(context, {}), "not_found") };
}
