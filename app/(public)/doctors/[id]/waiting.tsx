import { Waits } from "@/components/waiting-list/waits";
import { WaitForm } from "@/components/waiting-list/wait-form";
import { addDays } from "@/lib/clock/dates";
import { localDate } from "@/lib/clock/local-day";
import type { Context } from "@/lib/core/scope";
import { listWaitingList } from "@/lib/domain/waiting-list/list";
import { WAITING_OFFER_MINUTES } from "@/lib/domain/waiting-list/wait";
import { ownPeople } from "@/app/own-people";
import { joinWaitingListAction, leaveWaitingListAction } from "@/app/patient/waiting-list/actions";

/** The days that are filled in: this long from today. */
const DAYS = 14;

interface WaitingProps {
  context: Context;
  accountId: string;
  doctor: { id: string; timeZone: string };
  /** Whom the page is opened for. */
  chosen: string | undefined;
  timeZone: string;
}

/** For a patient's account that finds no time: whom it waits for at this doctor, and the way onto the waiting list. */
export async function Waiting({ context, accountId, doctor, chosen, timeZone }: WaitingProps) {
  const [{ data }, people] = await Promise.all([listWaitingList(context, { doctorId: doctor.id }), ownPeople()]);
  const today = localDate(new Date(), doctor.timeZone);
  const others = people.filter(({ id }) => !data.some(({ patient }) => patient.id === id)).map(({ id, name, relation }) => ({ id, name, isOwn: relation === "self" }));
  return (
    <>
      <Waits waits={data} readerId={accountId} timeZone={timeZone} leave={leaveWaitingListAction} className="mt-8" />
      <WaitForm doctorId={doctor.id} people={others} chosen={chosen} today={today} until={addDays(today, DAYS)} minutes={WAITING_OFFER_MINUTES} action={joinWaitingListAction} />
    </>
  );
}
