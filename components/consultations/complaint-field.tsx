"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { names } from "@/components/ui/name";
import { TextareaField } from "@/components/ui/textarea";

interface ComplaintFieldProps {
  doctorId: string;
  isGuest: boolean;
  /** Whose complaint it is, if not the reader's own. */
  patientName?: string;
}

/**
 * The patient's complaint. A guest's text is kept while they sign in. It is kept in this tab's session storage, because
 * health data must not be in an address or a cookie. It is removed from there as soon as they are back.
 */
export function ComplaintField({ doctorId, isGuest, patientName }: ComplaintFieldProps) {
  const t = useTranslations("booking");
  const ref = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const place = `complaint:${doctorId}`;
    const field = ref.current;
    const kept = takeOut(place);
    if (kept && field?.value === "") field.value = kept;

    const keep = () => {
      if (isGuest && field?.value) put(place, field.value);
    };
    field?.form?.addEventListener("submit", keep);
    return () => field?.form?.removeEventListener("submit", keep);
  }, [doctorId, isGuest]);
  const of = patientName === undefined ? undefined : names({ name: patientName });
  return (
    <div>
      <TextareaField ref={ref} label={of ? t.rich("complaintOf", of) : t("complaint")} hint={of ? t.rich("complaintHintOf", of) : t("complaintHint")} name="complaint" maxLength={2000} required />
      {isGuest ? (
        <noscript>
          <p className="mt-2 text-sm text-warning">
            {t("guestWithoutScript")}{" "}
            <a href="/sign-in" className="text-link">
              {t("signIn")}
            </a>
          </p>
        </noscript>
      ) : null}
    </div>
  );
}

/** A browser may forbid the storage; then nothing is kept. */
function takeOut(place: string): string | null {
  try {
    const kept = sessionStorage.getItem(place);
    sessionStorage.removeItem(place);
    return kept;
  } catch {
    return null;
  }
}

function put(place: string, text: string) {
  try {
    sessionStorage.setItem(place, text);
  } catch {
    // At worst, the patient has to type the text again.
  }
}
