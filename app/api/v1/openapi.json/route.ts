import { answerOpenApi } from "@/lib/http/openapi/answer";

export const GET = answerOpenApi;
