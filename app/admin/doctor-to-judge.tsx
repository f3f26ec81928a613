import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Avatar } from "@/components/ui/avatar";
import { Fee } from "@/components/ui/fee";
import { Name, names } from "@/components/ui/name";
import { Time } from "@/components/ui/time";
import { defaultTimeZone } from "@/i18n";
import type { z } from "zod";
import type { Doctor } from "@/lib/domain/doctors/schema";
import { decideAction } from "./actions";

/** All details an administrator compares with the council's register, and the decision. */
export function DoctorToJudge({ doctor }: { doctor: z.input<typeof Doctor> }) {
  const t = useTranslations("verification");
  const facts = [
    ["registration", <span key="number" className="font-display text-xl select-all">{doctor.registrationNumber}</span>],
    ["council", doctor.registrationCouncil],
    ["system", doctor.systemOfMedicine],
    ["qualifications", doctor.qualifications.join(", ")],
    ["specializations", doctor.specializations.join(", ")],
    ["experience", t("years", { count: doctor.experienceYears })],
    ["place", <Fragment key="place"><Name>{doctor.location.city}</Name>, <Name>{doctor.location.state}</Name></Fragment>],
    ["fee", <Fee key="fee" value={doctor.consultationFee} />],
    ["submitted", doctor.submittedAt ? <Time key="at" at={doctor.submittedAt} timeZone={defaultTimeZone} format="date" /> : "–"],
  ] as const;
  const sent = { id: doctor.id, version: String(doctor.version) };
  return (
    <Card className="flex flex-col">
      <div className="flex flex-wrap items-center gap-4">
        <Avatar name={doctor.name} size="lg" />
        <h2 className="min-w-0 flex-1 text-2xl"><Name>{doctor.name}</Name></h2>
      </div>
      <dl className="mt-5 grid gap-x-8 gap-y-3 sm:grid-cols-2">
        {facts.map(([key, value]) => (
          <div key={key}>
            <dt className="text-sm text-ink-soft">{t(key)}</dt>
            <dd className="font-medium break-words">{value}</dd>
          </div>
        ))}
      </dl>
      {doctor.bio ? <p className="mt-4 max-w-reading text-ink-soft">{doctor.bio}</p> : null}
      {doctor.statusReason ? (
        <p className="mt-4">
          <span className="font-semibold">{t("lastReason")}</span> {doctor.statusReason}
        </p>
      ) : null}
      <div className="mt-auto flex flex-wrap gap-3 pt-6">
        {doctor.status === "verified" ? null : (
          <ConfirmDialog
            id={`verify-${doctor.id}`}
            title={t.rich("verifyTitle", names({ name: doctor.name }))}
            description={t("verifyText")}
            openLabel={t("verify")}
            confirmLabel={t("verify")}
            keepLabel={t("notYet")}
            pendingLabel={t("saving")}
            action={decideAction}
            values={{ ...sent, decision: "verified" }}
            tone="primary"
            openVariant="primary"
          />
        )}
        {doctor.status === "rejected" ? null : (
          <ConfirmDialog
            id={`reject-${doctor.id}`}
            title={t.rich("rejectTitle", names({ name: doctor.name }))}
            description={t("rejectText")}
            openLabel={t("reject")}
            confirmLabel={t("reject")}
            keepLabel={t("notYet")}
            pendingLabel={t("saving")}
            action={decideAction}
            values={{ ...sent, decision: "rejected" }}
            reason={{ label: t("reason"), hint: t("reasonHint"), maxLength: 1000 }}
          />
        )}
      </div>
    </Card>
  );
}
