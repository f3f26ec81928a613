import type { ProblemCode } from "@/lib/core/errors";

/** What a partner is told of one operation beyond what its schemas and the policy say. */
export interface Description {
  /** What it does and what to know; Markdown. */
  text: string;
  /** Who may, in words. */
  who: string;
  /** Problems of its own. Those that any request of its kind can meet are derived (lib/http/openapi/problems.ts). */
  fails?: readonly ProblemCode[];
  /** An example of the body, where one made from the schema would not do. */
  request?: Record<string, unknown>;
}
