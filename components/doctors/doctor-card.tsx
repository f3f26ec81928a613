import { BriefcaseMedical, Languages, MapPin } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import type { z } from "zod";
import { Avatar } from "@/components/ui/avatar";
import { ButtonLink } from "@/components/ui/button-link";
import { LinkPending } from "@/components/ui/link-pending";
import { Fee } from "@/components/ui/fee";
import { Name, names } from "@/components/ui/name";
import { Rating } from "@/components/ui/rating";
import { Time } from "@/components/ui/time";
import { defaultTimeZone } from "@/i18n";
import type { DoctorCard as Found } from "@/lib/domain/doctors/schema";
import { titled } from "./doctor-name";
import { languageName } from "./language-name";
import { SpecializationNames } from "./specialization-names";

interface DoctorCardProps {
  doctor: z.input<typeof Found>;
  href: string;
  /** The reader's zone, if it is known. */
  timeZone: string | undefined;
}

/** A doctor in a list of search results. The whole card leads to the doctor's page. */
export function DoctorCard({ doctor, href, timeZone }: DoctorCardProps) {
  const t = useTranslations("doctors");
  const locale = useLocale();
  const { location, specializations, qualifications, systemOfMedicine, bioExcerpt, nextAvailableAt } = doctor;
  const name = titled(doctor.name, t);
  const facts = [
    { icon: BriefcaseMedical, text: t("experience", { years: doctor.experienceYears }) },
    { icon: MapPin, text: location.city },
    { icon: Languages, text: doctor.languages.map((code) => languageName(code, locale)).join(", ") },
  ];
  return (
    <article className="relative grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-3 rounded-lg border border-line bg-surface p-5 transition-colors duration-150 hover:border-primary sm:gap-x-5 sm:p-6 xl:grid-cols-[auto_minmax(0,1fr)_13rem]">
      <Avatar name={doctor.name} size="lg" className="sm:row-span-2" />
      <div className="self-center">
        <h2 className="text-xl">
          <Link href={href} className="rounded-sm after:absolute after:inset-0 after:rounded-lg">
            <Name>{name}</Name>
            <LinkPending />
          </Link>
        </h2>
        <Rating {...doctor.rating} />
      </div>
      <div className="col-span-2 min-w-0 sm:col-span-1 sm:col-start-2">
        <p className="font-medium">
          <SpecializationNames of={specializations} />
        </p>
        <p className="text-sm text-ink-soft">{[systemOfMedicine, ...qualifications].join(" · ")}</p>
        <ul className="mt-2.5 flex flex-wrap gap-x-5 gap-y-1 text-sm text-ink-soft">
          {facts.map(({ icon: Icon, text }) => (
            <li key={text} className="flex items-center gap-1.5">
              <Icon aria-hidden="true" className="size-4 shrink-0 text-leaf-500" />
              <Name>{text}</Name>
            </li>
          ))}
        </ul>
        {bioExcerpt ? <p className="mt-3 line-clamp-2 text-sm text-ink-soft max-sm:hidden">{bioExcerpt}</p> : null}
      </div>
      <div className="col-span-2 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-t border-line pt-4 xl:col-span-1 xl:col-start-3 xl:row-span-2 xl:row-start-1 xl:flex-col xl:items-stretch xl:justify-start xl:border-t-0 xl:border-l xl:pt-0 xl:pl-6">
        <p className="text-sm text-ink-soft">
          <Fee value={doctor.consultationFee} className="mr-1 font-display text-xl font-medium text-ink" more={t("perVisit")} />
        </p>
        {nextAvailableAt ? (
          <p className="text-sm">
            <span className="block text-ink-soft">{t("next")}</span>
            <span className="font-semibold">
              <Time at={nextAvailableAt} timeZone={timeZone ?? defaultTimeZone} zone />
            </span>
          </p>
        ) : (
          <p className="text-sm text-ink-soft">{t("noneFree")}</p>
        )}
        <ButtonLink href={`${href}#book`} variant="secondary" size="sm" className="max-sm:w-full xl:mt-auto">
          {t("book")}
          <span className="sr-only"> {t.rich("bookAloud", names({ name }))}</span>
        </ButtonLink>
      </div>
    </article>
  );
}
