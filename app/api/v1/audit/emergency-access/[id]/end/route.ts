import { contract } from "@/lib/http/contract";
import { route } from "@/lib/http/route";

export const POST = route(contract.endEmergencyAccess);
