import { getTranslations } from "next-intl/server";
import type { BookingPerson } from "@/components/consultations/booking-patient";
import { AgeText } from "@/components/patients/age-text";
import { Name, names } from "@/components/ui/name";
import { localDate } from "@/lib/clock/local-day";
import { adultOf, isMinorOn } from "@/lib/domain/patients/patient";
import { ownPeople } from "@/app/own-people";

/** Those the reader can book for, as the form asks for one of them; nobody for a guest. A minor by today's age: the booking decides by the day of the visit. */
export async function bookingPeople(timeZone: string): Promise<BookingPerson[]> {
  const [people, t, relations] = await Promise.all([ownPeople(), getTranslations("booking.patient"), getTranslations("people.relation")]);
  const today = localDate(new Date(), timeZone);
  const [own] = people;
  return people.map(({ id, name, age, dateOfBirth, relation }) => {
    const isOwn = relation === "self";
    const adult = own && adultOf({ name: own.name, birth: own.dateOfBirth, relation: relation ?? "other" }, today);
    const ageText = () => <AgeText age={age} />;
    return {
      id,
      name,
      isOwn,
      isMinor: dateOfBirth !== null && isMinorOn(today, dateOfBirth),
      label: isOwn ? t.rich("own", names({ name })) : <Name>{name}</Name>,
      about: isOwn ? (age ? ageText() : undefined) : t.rich("about", { relation: relations(relation ?? "other"), age: ageText }),
      // Nobody is filled in as "other": the person who books says what they are to the child.
      adult: adult && { name: adult.name, relation: adult.relation === "other" ? "" : adult.relation },
    };
  });
}
