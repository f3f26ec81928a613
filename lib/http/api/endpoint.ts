import type { z } from "zod";
import type { Answered } from "@/lib/core/definition";
import type { Permission } from "@/lib/core/policy";
import type { Context, UseCaseKind } from "@/lib/core/scope";

export type Method = "GET" | "POST" | "PUT" | "DELETE";

/** A use case as the API sees it: a function that checks its own input. */
export interface AnyUseCase {
  (context: Context, input: never): Promise<unknown>;
  ask(context: Context, input: never): Promise<Answered<unknown>>;
  readonly permission: Permission;
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  readonly kind: UseCaseKind;
  readonly repeatable: boolean;
}

/** A row whose body is a file: how large, and which media types its sender may declare. */
export interface FileBody {
  readonly maxBytes: number;
  readonly types: readonly string[];
  /** Called with the values of the path before any byte is read. What it throws is the answer. */
  readonly check: AnyUseCase;
}

/** One row of the API. */
export interface Endpoint {
  readonly method: Method;
  /** The path below /api/v1, with parameters in braces; the use case gets them under the same names. */
  readonly path: string;
  /** Status of success. */
  readonly status: 200 | 201 | 204;
  readonly useCase: AnyUseCase;
  /** True if API clients must send Idempotency-Key. */
  readonly keyRequired: boolean;
  /** True if the answer has a `version`: then it gets an ETag, and an update may demand a version with If-Match. */
  readonly versioned: boolean;
  /** Set if the body is a file; the other values are then in the query, and the name in a header. */
  readonly file?: FileBody;
  /** True if the body is signed by its sender: the use case gets its text untouched, with the signature and the id of the event from the headers. */
  readonly signed?: boolean;
  /** One line for the API document. */
  readonly summary: string;
}

/** Makes a row. */
export const endpoint = (
  method: Method,
  path: string,
  status: Endpoint["status"],
  useCase: AnyUseCase,
  summary: string,
  { keyRequired = false, versioned = false, file, signed }: Partial<Pick<Endpoint, "keyRequired" | "versioned" | "file" | "signed">> = {},
): Endpoint => ({ method, path, status, useCase, keyRequired, versioned, file, signed, summary });

/** Whether the body of a row is a file. */
export const takesFile = (endpoint: Endpoint): endpoint is Endpoint & { file: FileBody } => endpoint.file !== undefined;
