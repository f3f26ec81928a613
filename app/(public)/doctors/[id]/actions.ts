"use server";

import { redirect } from "next/navigation";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { formAction } from "@/lib/http/action";

/** Books the chosen time and shows the consultation. */
export const bookAction = formAction(bookConsultation, { then: ({ id }) => redirect(`/patient/consultations/${id}?booked=1`) });
