"use server";

import { redirect } from "next/navigation";
import { closeAlarm } from "@/lib/domain/payments/close-alarm";
import { formAction } from "@/lib/http/web/action";

/** Closes what had to be looked at. */
export const closeAlarmAction = formAction(closeAlarm, { then: () => redirect("/admin/payments?show=alarms&closed=1") });
