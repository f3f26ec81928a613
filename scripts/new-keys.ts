// `npm run keys:new`: prints the lines to put into the configuration when ENCRYPTION_KEY is to change.
import "@/lib/platform/config/check";
import { randomBytes } from "node:crypto";
import { env } from "@/lib/platform/config/env";

const { ENCRYPTION_KEY, ENCRYPTION_KEYS_OLD, BLIND_INDEX_KEY, AUDIT_KEY } = env();
const fresh = randomBytes(32).toString("base64");
const former = (first: string, ...rest: string[]) => [...new Set([first, ...rest])].join(",");

// Notes go to stderr, so that output redirected to a file contains only the lines.
process.stderr.write("Put these lines in place of those with the same names; the last two keep their present values.\n");
process.stderr.write("If several processes run, each must first be able to read the new key: put it into ENCRYPTION_KEYS_OLD, restart them, then put in these lines.\n");
process.stderr.write("Then restart, and run: npm run keys:rotate\n\n");
process.stdout.write(`ENCRYPTION_KEY=${fresh}\nENCRYPTION_KEYS_OLD=${former(ENCRYPTION_KEY, ...ENCRYPTION_KEYS_OLD)}\nBLIND_INDEX_KEY=${BLIND_INDEX_KEY}\nAUDIT_KEY=${AUDIT_KEY}\n`);
