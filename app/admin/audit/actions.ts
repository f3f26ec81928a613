"use server";

import { refresh } from "next/cache";
import { endEmergencyAccess } from "@/lib/domain/records/emergency/end";
import { openEmergencyAccess } from "@/lib/domain/records/emergency/open";
import { formAction } from "@/lib/http/web/action";

/** Opens a patient's record in an emergency; the page then shows it. */
export const openEmergencyAction = formAction(openEmergencyAccess, { then: () => refresh() });

/** Ends the emergency access early. */
export const endEmergencyAction = formAction(endEmergencyAccess, { then: () => refresh() });
