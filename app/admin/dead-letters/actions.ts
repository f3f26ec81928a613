"use server";

import { redirect } from "next/navigation";
import { retryDeadLetter } from "@/lib/domain/dead-letters/retry";
import { formAction } from "@/lib/http/web/action";

/** Tries a dead letter again. */
export const retryAction = formAction(retryDeadLetter, { then: () => redirect("/admin/dead-letters?done=1") });
