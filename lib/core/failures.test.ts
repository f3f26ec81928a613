import { expect, it } from "vitest";
import { DeadlinePassed, OutcomeUnknown } from "@/db/outcome";
import { asAppError } from "./failures";

const coded = (code: string, more = {}) => Object.assign(new Error(code), { code, ...more });

it.each([
  // Read-only, connection exceptions, what poolers say.
  "25006", "08000", "08001", "08003", "08004", "08006", "08007", "08P01",
  // Out of memory, disk or connections; shutdown, crash, starting, cancelled, dropped; idle or slow transactions; I/O.
  "53000", "53100", "53200", "53300", "57000", "57014", "57P01", "57P02", "57P03", "57P04", "57P05", "25P03", "25P04", "55P03", "58000", "58030",
  // Retried to the end without success; the login or the database is gone.
  "40001", "40P01", "40003", "28000", "28P01", "3D000",
  "CONNECT_TIMEOUT", "CONNECTION_CLOSED", "CONNECTION_ENDED", "CONNECTION_DESTROYED", "ECONNREFUSED", "ECONNRESET", "ECONNABORTED", "EPIPE", "ETIMEDOUT",
  "EHOSTUNREACH", "EHOSTDOWN", "ENETUNREACH", "ENETDOWN", "ENOTFOUND", "EAI_AGAIN", "EADDRNOTAVAIL", "EMFILE", "ERR_STREAM_DESTROYED", "CERT_HAS_EXPIRED",
])("%s is told as 503 with Retry-After, however deep it is wrapped", (code) => {
  const error = asAppError(new Error("Failed query", { cause: coded(code) }));
  expect([error.code, error.status, error.retryAfterSeconds]).toEqual(["unavailable", 503, 2]);
});

it("a missing socket file is an unreachable database, any other missing file is not", () => {
  expect(asAppError(coded("ENOENT", { syscall: "connect" })).code).toBe("unavailable");
  expect(asAppError(coded("ENOENT", { syscall: "open" })).code).toBe("internal");
});

it.each(["23505", "42501", "22P02", "42P01", "XX000", "26000", "EACCES"])("%s is a mistake of ours, which no second try mends", (code) => {
  expect(asAppError(coded(code)).code).toBe("internal");
});

it("says whether something may have been done", () => {
  expect(asAppError(new DeadlinePassed())).toMatchObject({ code: "unavailable", detail: { key: "refusals.service.tookTooLong" }, retryAfterSeconds: 5 });
  expect(asAppError(new OutcomeUnknown(), { hasKey: true })).toMatchObject({ code: "unavailable", detail: { key: "refusals.service.inDoubtWithKey" } });
  expect(asAppError(new OutcomeUnknown()).detail).toEqual({ key: "refusals.service.inDoubt" });
});
