import { endpoint } from "./endpoint";

/**
 * The whole API, on one screen: method, path below /api/v1, status of success, use case. Mounted twice, by
 * lib/http/door.ts and by app/api/v1; drawn as OpenAPI. Fixed paths stand before those with parameters.
 */
export const contract = {
  // accounts

  // doctors

  // availability

  // consultations
} as const satisfies Record<string, ReturnType<typeof endpoint>>;
