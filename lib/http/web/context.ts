import { cookies, headers } from "next/headers";
import { cache } from "react";
import { type Actor, guest } from "@/lib/core/actor";
import type { Context } from "@/lib/core/scope";
import { env } from "@/lib/platform/config/env";
import { Deadline } from "@/lib/platform/deadline";
import { addressBehindNext, requestIdOf } from "@/lib/http/api/request";
import { actorOfCookie } from "@/lib/http/api/caller";
import { sessionCookieName } from "./session-cookie";

/** The signed-in person of this page, or a guest. One look-up for each page, however many components call this. */
export const currentActor = cache(async (): Promise<Actor> => {
  const cookie = (await cookies()).get(sessionCookieName())?.value;
  return (cookie && (await actorOfCookie(cookie))) || guest;
});

/** The context in which pages and server actions call use cases. */
export async function webContext(): Promise<Context> {
  const sent = await headers();
  return {
    actor: await currentActor(),
    requestId: requestIdOf(sent),
    address: addressBehindNext(sent),
    userAgent: sent.get("user-agent")?.slice(0, 200),
    door: "web",
    deadline: new Deadline(env().REQUEST_TIMEOUT_SECONDS * 1000),
  };
}
