import { bookConsultation } from "@/lib/domain/consultations/book";
import { cancelConsultation } from "@/lib/domain/consultations/cancel";
import { listConsultations } from "@/lib/domain/consultations/list";
import { readConsultation } from "@/lib/domain/consultations/read";
import { updateConsultation } from "@/lib/domain/consultations/update";
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
  bookConsultation: endpoint("POST", "/consultations", 201, bookConsultation, "Book a slot", { keyRequired: true }),
  listConsultations: endpoint("GET", "/consultations", 200, listConsultations, "List your consultations"),
  readConsultation: endpoint("GET", "/consultations/{id}", 200, readConsultation, "Read a consultation"),
  updateConsultation: endpoint("PUT", "/consultations/{id}", 200, updateConsultation, "Write the record or move the state on"),
  cancelConsultation: endpoint("POST", "/consultations/{id}/cancel", 200, cancelConsultation, "Cancel a consultation"),
} as const satisfies Record<string, ReturnType<typeof endpoint>>;
