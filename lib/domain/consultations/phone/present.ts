import { isOpen, sideOf } from "@/lib/domain/visits/room";
import { decryptMaybe } from "@/lib/platform/crypto/encrypt";
import type { ConsultationRow } from "../queries";
import type { AgreementRow } from "./queries";
import type { PhoneAgreement } from "./schema";

interface Said {
  rows: readonly AgreementRow[];
  reader: { id: string; role: string };
  /** The number of the reader's own account, still encrypted. */
  ownPhone: AgreementRow["phone"];
  visit: ConsultationRow;
  now: Date;
}

/** The number of the other side is told only while both agree, both can be called, and the room is open; never that of a former carer. */
export function agreementOf({ rows, reader, ownPhone, visit, now }: Said): PhoneAgreement {
  const side = sideOf(reader);
  // What somebody said for the patient ends with their care.
  const valid = rows.filter((row) => row.side === "doctor" || visit.carerIds.includes(row.accountId));
  const [own, other] = [valid.find((row) => row.side === side), valid.find((row) => row.side !== side)];
  const numberOf = ({ accountId, phone }: Pick<AgreementRow, "accountId" | "phone">) => decryptMaybe(phone, { column: "profiles.phone", id: accountId });
  const isByAnother = own?.agreed === true && own.accountId !== reader.id;
  const bothAgree = own?.agreed === true && other?.agreed === true && own.phone !== null && isOpen(visit, now);
  const phone = bothAgree ? numberOf(other) : null;
  return {
    agreed: own?.agreed ?? false,
    saidAt: own?.saidAt ?? null,
    ownPhone: isByAnother ? null : numberOf({ accountId: reader.id, phone: ownPhone }),
    other: bothAgree && phone !== null ? { name: other.name, phone } : null,
  };
}
