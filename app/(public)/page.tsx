import { ArrowRight } from "lucide-react";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { connection } from "next/server";
import { DoctorSearchForm } from "@/components/site/doctor-search-form";
import { HeroDrawing } from "@/components/site/hero-drawing";
import { PalmLeaves } from "@/components/site/palm-leaves";
import { Specimen } from "@/components/site/specimen";
import { specializations } from "@/components/site/specializations";
import { ButtonLink } from "@/components/ui/button-link";
import { LinkPending } from "@/components/ui/link-pending";
import { defaultTimeZone } from "@/i18n";
import { localDate } from "@/lib/clock/local-day";

export default async function Landing() {
  await connection();
  const t = await getTranslations("landing");
  const names = await getTranslations("specializations");
  const today = localDate(new Date(), defaultTimeZone);
  return (
    <>
      <section className="page-width relative overflow-x-clip pb-2">
        <div className="grid grid-cols-[1fr_7.5rem] gap-x-5 sm:grid-cols-[1.25fr_1fr] lg:gap-x-8">
          <div className="col-span-2 pt-6 lg:col-span-1 lg:self-end lg:pt-10">
            <p className="eyebrow">{t("eyebrow")}</p>
            <h1 className="mt-4 text-hero">{t("title")}</h1>
          </div>
          <p className="mt-6 max-w-xl pb-8 text-ink-soft sm:text-lg lg:pb-20 lg:text-xl lg:leading-normal">{t("lead")}</p>
          <HeroDrawing className="pointer-events-none col-start-2 row-start-2 -mt-14 h-56 self-end sm:h-72 lg:row-span-2 lg:row-start-1 lg:-mt-8 lg:h-[34rem]" />
        </div>
        <DoctorSearchForm
          today={today}
          className="relative rounded-xl border border-line bg-surface p-5 shadow-raised sm:p-6"
        />
      </section>

      <section aria-labelledby="specializations" className="page-width mt-24 lg:mt-32">
        <div className="flex flex-wrap items-end justify-between gap-x-12 gap-y-3">
          <h2 id="specializations" className="text-4xl">
            {t("specializationsTitle")}
          </h2>
          <p className="max-w-md text-ink-soft">{t("specializationsLead")}</p>
        </div>
        <ul className="mt-10 grid grid-cols-2 gap-px overflow-hidden rounded-xl border border-line bg-line md:grid-cols-3 lg:grid-cols-4">
          {specializations.map(({ value, key, plant }) => (
            <li key={value}>
              <Link
                href={`/doctors?${new URLSearchParams({ specialization: value })}`}
                className="group relative flex h-full flex-col bg-surface p-4 -outline-offset-3 transition-colors duration-200 hover:bg-leaf-50 sm:p-6"
              >
                <Specimen
                  plant={plant}
                  className="size-20 transition-transform duration-500 ease-leaf group-hover:-translate-y-1 group-hover:-rotate-3 sm:size-28"
                />
                <span className="mt-4 font-display text-lg leading-tight font-medium sm:text-xl">{names(`${key}.name`)}</span>
                <span className="mt-1 text-sm text-ink-soft">{names(`${key}.about`)}</span>
                <LinkPending />
              </Link>
            </li>
          ))}
        </ul>
      </section>

      <section aria-labelledby="how-it-works" className="page-width mt-24 lg:mt-32">
        <h2 id="how-it-works" className="mb-12 text-4xl">
          {t("howTitle")}
        </h2>
        <PalmLeaves
          steps={(["one", "two", "three"] as const).map((step) => ({
            title: t(`how.${step}.title`),
            text: t(`how.${step}.text`),
          }))}
        />
      </section>

      <section aria-labelledby="trust" className="on-leaf relative mt-28 overflow-hidden lg:mt-36">
        <Specimen plant="peepal" className="absolute -top-10 -right-16 size-80 text-leaf-800 lg:size-[34rem]" />
        <div className="page-width relative grid gap-12 py-20 lg:grid-cols-[1fr_1.2fr] lg:gap-20 lg:py-28">
          <h2 id="trust" className="max-w-md text-4xl">
            {t("trustTitle")}
          </h2>
          <dl className="flex flex-col divide-y divide-leaf-700">
            {(["verified", "record", "time"] as const).map((point) => (
              <div key={point} className="py-7 first:pt-0 last:pb-0">
                <dt className="font-display text-2xl font-medium text-turmeric-400">{t(`trust.${point}.title`)}</dt>
                <dd className="mt-2 max-w-xl text-leaf-100">{t(`trust.${point}.text`)}</dd>
              </div>
            ))}
          </dl>
        </div>
      </section>

      <section aria-labelledby="for-doctors" className="page-width mt-24 lg:mt-32">
        <div className="grid items-center gap-8 rounded-xl bg-accent-soft p-7 sm:p-12 lg:grid-cols-[1fr_auto] lg:gap-16 lg:p-16">
          <div>
            <p className="eyebrow">{t("doctorsEyebrow")}</p>
            <h2 id="for-doctors" className="mt-3 text-4xl">
              {t("doctorsTitle")}
            </h2>
            <p className="mt-4 max-w-2xl text-lg text-ink-soft">{t("doctorsText")}</p>
          </div>
          <div className="flex flex-col gap-3 lg:max-w-72">
            <ButtonLink href="/sign-up?role=doctor" size="lg">
              {t("doctorsAction")}
              <ArrowRight aria-hidden="true" className="size-5" />
            </ButtonLink>
            <p className="text-sm text-ink-soft">{t("doctorsNote")}</p>
          </div>
        </div>
      </section>
    </>
  );
}
