import { contract } from "@/lib/http/contract";
import { route } from "@/lib/http/route";

export const GET = route(contract.readPrescription);
export const PUT = route(contract.rewritePrescription);
