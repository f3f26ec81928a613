import { contract } from "@/lib/http/contract";
import { route } from "@/lib/http/route";

export const GET = route(contract.listEmergencyAccess);
export const POST = route(contract.openEmergencyAccess);
