import { contract } from "@/lib/http/api/contract";
import { route } from "@/lib/http/api/route";

export const POST = route(contract.dispensePrescription);
