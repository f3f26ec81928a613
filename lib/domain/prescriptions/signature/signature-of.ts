import { CompactSign } from "jose";
import type { Scope } from "@/lib/core/scope";
import { encrypt } from "@/lib/platform/crypto/encrypt";
import type { PrescriptionContent } from "../schema";
import { documentOf } from "./document";
import { ALGORITHM, keyToSignWith } from "./key";

/** The columns that hold the signature over a prescription. */
export async function signatureOf(scope: Pick<Scope, "db" | "now">, id: string, content: PrescriptionContent) {
  const { id: signingKeyId, key } = await keyToSignWith(scope);
  const jws = await new CompactSign(Buffer.from(documentOf(id, content))).setProtectedHeader({ alg: ALGORITHM, kid: signingKeyId, typ: "prescription+json" }).sign(key);
  return { jws: encrypt(jws, { column: "prescriptions.jws", id }), signingKeyId };
}
