import type { ProblemCode } from "@/lib/core/errors";

/** What a partner is told about one operation in addition to its schemas and the policy. */
export interface Description {
  /** What the operation does and what callers must know; Markdown. */
  text: string;
  /** Who may call it, in words. */
  who: string;
  /** Problems of this operation. Problems that every request of its kind can get are added automatically (lib/http/openapi/problems.ts). */
  fails?: readonly ProblemCode[];
  /** An example of the body, if an example made from the schema would not be good enough. */
  request?: Record<string, unknown>;
}
