import { contract } from "@/lib/http/api/contract";
import { route } from "@/lib/http/api/route";

/** The key set where programs look for it; the same as below /api/v1. */
export const GET = route(contract.listSigningKeys);
