import { contract } from "@/lib/http/api/contract";
import { route } from "@/lib/http/api/route";

export const GET = route(contract.readCalendarAddress);
export const POST = route(contract.makeCalendarAddress);
export const DELETE = route(contract.revokeCalendarAddress);
