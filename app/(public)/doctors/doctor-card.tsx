import { useTranslations } from "next-intl";
import Link from "next/link";
import type { z } from "zod";
import { DoctorName } from "@/components/doctors/doctor-name";
import { Avatar } from "@/components/ui/avatar";
import { Card } from "@/components/ui/card";
import { Money } from "@/components/ui/money";
import { Rating } from "@/components/ui/rating";
import { Time } from "@/components/ui/time";
import type { DoctorCard as Row } from "@/lib/domain/doctors/schema";

/** A doctor in the results: the whole card leads to the profile. */
export function DoctorCard({ doctor, timeZone }: { doctor: z.input<typeof Row>; timeZone: string }) {
  const t = useTranslations("results");
  return (
    <Card className="relative flex flex-col gap-4 transition-colors hover:border-primary sm:flex-row sm:items-start sm:gap-6">
      <Avatar name={doctor.name} size="lg" />
      <div className="min-w-0 flex-1">
        <h2 className="text-xl">
          <Link href={`/doctors/${doctor.id}`} className="after:absolute after:inset-0">
            <DoctorName name={doctor.name} />
          </Link>
        </h2>
        <p className="mt-0.5 text-ink-soft">
          {doctor.specializations.join(", ")} · {doctor.systemOfMedicine}
        </p>
        <p className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-soft">
          <Rating average={doctor.rating.average} count={doctor.rating.count} />
          <span>{t("years", { count: doctor.experienceYears })}</span>
          <span>
            {doctor.location.city}, {doctor.location.state}
          </span>
        </p>
      </div>
      <div className="sm:w-52 sm:text-right">
        <p className="text-lg font-semibold">
          <Money value={{ currency: "INR", ...doctor.consultationFee }} />
        </p>
        <p className="mt-1 text-sm text-ink-soft">
          {doctor.nextAvailableAt ? (
            <>
              {t("next")} <Time at={doctor.nextAvailableAt} timeZone={timeZone} format="short" className="font-semibold text-primary" />
            </>
          ) : (
            t("noTimes")
          )}
        </p>
      </div>
    </Card>
  );
}
