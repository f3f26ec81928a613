import { contract } from "@/lib/http/contract";
import { route } from "@/lib/http/route";

export const POST = route(contract.createApiKey);
export const GET = route(contract.listApiKeys);
