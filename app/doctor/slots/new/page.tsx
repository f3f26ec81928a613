import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { HoursForm } from "@/components/availability/hours-form";
import { PlanPreview } from "@/components/availability/plan-preview";
import { ActionForm } from "@/components/ui/action-form";
import { InputField } from "@/components/ui/input";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { TabLinks } from "@/components/ui/tab-links";
import { zoneLabel } from "@/lib/clock/format-instant";
import { addDays, isDate, weekOf } from "@/lib/clock/dates";
import { localDate } from "@/lib/clock/local-day";
import { hoursFields, readHours, type TypedHours } from "@/lib/domain/availability/typed-hours";
import { readersWords } from "@/lib/http/web/readers-wording";
import { fieldsIn } from "@/lib/http/wording";
import { FirstSteps } from "../../first-steps";
import { ownPractice } from "../../own-practice";
import { addHoursAction, addSlotAction } from "./actions";
import { planFor } from "./hours";

type Query = Record<string, string | string[] | undefined>;

const PATH = "/doctor/slots/new";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("doctorSlots.new"))("title") };
}

/** The page on which a doctor offers slots: weekly hours with a preview, or one slot. */
export default async function NewSlotsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const { context, practice } = await ownPractice(PATH);
  if (!practice) return <FirstSteps />;

  const [t, locale] = await Promise.all([getTranslations("doctorSlots.new"), getLocale()]);
  const { timeZone, slotMinutes } = practice;
  const today = localDate(new Date(), timeZone);
  const start = isDate(query.start) && query.start > today ? query.start : today;
  const isOne = query.how === "one";
  // If the page's URL names no hours, there is no preview, and the form starts with the usual hours.
  const wasSent = query.opens !== undefined;
  const typed = wasSent ? typedHours(query) : { from: start, to: weekOf(addDays(start, 7))[6], days: ["1", "2", "3", "4", "5"], opens: "09:00", closes: "17:00", breakFrom: "13:00", breakTo: "14:00", minutes: String(slotMinutes) };
  const { hours, fields: wrong = {} } = readHours(typed, timeZone);
  const fields = fieldsIn(await readersWords(), wrong);
  const plan = wasSent && hours ? await planFor(context, hours) : undefined;
  const sent = addressOf(typed);
  return (
    <div className="page-body">
      <div className={plan ? undefined : "mx-auto max-w-reading"}>
        <PageHeader title={t("title")} lead={t("lead", { zone: `${timeZone.replaceAll("_", " ")}, ${zoneLabel(new Date(), timeZone, locale)}` })} back={{ href: "/doctor/slots", label: t("back") }} />
        <TabLinks
          label={t("tabs")}
          className="mb-8"
          items={[
            { href: PATH, label: t("many"), current: !isOne },
            { href: `${PATH}?how=one`, label: t("one"), current: isOne },
          ]}
        />
        {isOne ? (
          <ActionForm action={addSlotAction} className="flex max-w-form flex-col gap-5">
            <InputField label={t("date")} name="date" type="date" min={today} defaultValue={start} required />
            <InputField label={t("time")} name="time" type="time" required />
            <InputField label={t("minutes")} hint={t("minutesHint")} name="minutes" type="number" inputMode="numeric" min={5} max={240} defaultValue={slotMinutes} required />
            <SubmitButton className="self-start" pendingLabel={t("adding")}>
              {t("addOne")}
            </SubmitButton>
          </ActionForm>
        ) : (
          <div className={plan ? "grid items-start gap-8 lg:grid-cols-2" : undefined}>
            <HoursForm typed={typed} errors={wasSent ? fields : {}} earliest={today} previewed={plan !== undefined} />
            {plan ? (
              <PlanPreview
                plan={plan}
                timeZone={timeZone}
                sent={[...sent]}
                hrefUntil={(date) => `${PATH}?${addressOf({ ...typed, to: date })}#preview`}
                action={addHoursAction}
              />
            ) : null}
          </div>
        )}
      </div>
    </div>
  );
}

/** The weekly hours in the address. */
function typedHours(query: Query): TypedHours {
  const one = Object.fromEntries(hoursFields.map((name) => [name, typeof query[name] === "string" ? query[name] : ""]));
  return { ...one, days: [query.days ?? []].flat() };
}

function addressOf({ days, ...one }: TypedHours): URLSearchParams {
  const address = new URLSearchParams(days.map((day) => ["days", day]));
  for (const [name, value] of Object.entries(one)) if (value) address.set(name, value);
  return address;
}
