"use server";

import { refresh } from "next/cache";
import { joinWaitingList } from "@/lib/domain/waiting-list/join";
import { leaveWaitingList } from "@/lib/domain/waiting-list/leave";
import { formAction } from "@/lib/http/web/action";

/** Waits for a time of a doctor. */
export const joinWaitingListAction = formAction(joinWaitingList, { then: () => refresh() });

/** Stops waiting. */
export const leaveWaitingListAction = formAction(leaveWaitingList, { then: () => refresh() });
