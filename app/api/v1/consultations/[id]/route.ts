import { contract } from "@/lib/http/contract";
import { route } from "@/lib/http/route";

export const GET = route(contract.readConsultation);
export const PUT = route(contract.updateConsultation);
