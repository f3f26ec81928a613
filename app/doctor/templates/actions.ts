"use server";

import { refresh } from "next/cache";
import { removeTemplate } from "@/lib/domain/prescriptions/templates/remove";
import { renameTemplate } from "@/lib/domain/prescriptions/templates/rename";
import { formAction } from "@/lib/http/web/action";

/** Gives a template another name. */
export const renameAction = formAction(renameTemplate, { then: () => refresh() });

/** Deletes a template. */
export const removeAction = formAction(removeTemplate, { then: () => refresh() });
