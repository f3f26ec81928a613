"use server";

import { refresh } from "next/cache";
import { moderateReview } from "@/lib/domain/reviews/moderate";
import { formAction } from "@/lib/http/web/action";

/** Publishes a review or rejects it. */
export const moderateAction = formAction(moderateReview, { then: () => refresh() });
