import { getTranslations } from "next-intl/server";
import { titled } from "@/components/doctors/doctor-name";
import { AppError } from "@/lib/core/errors";
import { say } from "@/lib/core/words";
import { isolated } from "@/lib/domain/accounts/name";
import { calendarFile } from "@/lib/domain/consultations/ics";
import { readConsultation } from "@/lib/domain/consultations/read";
import { sendersAddress, wholeAddress } from "@/lib/http/web/installation";
import { problemResponse } from "@/lib/http/api/problem";
import { webContext } from "@/lib/http/web/context";

/** The consultation as a file for the reader's own calendar. `invalid_transition` unless it was paid where it has to be: before that it is no appointment. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const context = await webContext();
  try {
    const [{ id, status, doctor, startsAt, endsAt, version }, t, doctors] = await Promise.all([
      readConsultation(context, await params),
      getTranslations("consultation"),
      getTranslations("doctors"),
    ]);
    if (status === "pending_payment" || status === "expired") throw new AppError("invalid_transition", say("refusals.consultation.noCalendar"), { extra: { allowed: [] } });
    const name = titled(doctor.name, doctors);
    const url = wholeAddress(`/patient/consultations/${id}`);
    const times = { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
    const words = { title: t("calendarTitle", { name: isolated(name) }), description: t("calendarText", { url }) };
    return new Response(calendarFile({ id, version, status, url, organizer: sendersAddress(), ...times, ...words }, new Date()), {
      headers: {
        "content-type": "text/calendar; charset=utf-8",
        "content-disposition": 'attachment; filename="consultation.ics"',
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    return problemResponse(error, context.requestId);
  }
}
