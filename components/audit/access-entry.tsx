import { Check, Eye, FileText, KeyRound, Pencil, Pill, ShieldAlert, UserMinus, UserPlus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { names } from "@/components/ui/name";
import { Time } from "@/components/ui/time";
import type { RecordAccess } from "@/lib/domain/records/schema";

const icons = {
  opened: Eye,
  facts: Eye,
  used: Eye,
  changed: Pencil,
  cancelled: X,
  prescribed: FileText,
  checked: Check,
  dispensed: Pill,
  emergencyOpened: ShieldAlert,
  emergencyRead: ShieldAlert,
  emergencyEnded: ShieldAlert,
  careInvited: UserPlus,
  careBegan: UserPlus,
  careEnded: UserMinus,
  movedOut: KeyRound,
} as const;

const things: Record<string, string> = { consultation: "consultation", visit: "consultation", prescription: "prescription" };
const roles = ["doctor", "admin", "patient", "visitGuest", "partner", "guest", "system"] as const;

interface AccessEntryProps {
  access: RecordAccess;
  /** Whose record it is; left out for the reader's own. */
  of?: string;
  timeZone: string;
}

/** One access to the record by somebody else, as a sentence. An emergency access is highlighted and shows its reason. */
export function AccessEntry({ access, of, timeZone }: AccessEntryProps) {
  const t = useTranslations("recordAccess");
  const { kind, who, at, resourceType, consultation, reason, expiresAt } = access;
  const isEmergency = kind.startsWith("emergency");
  const Icon = icons[kind];
  const role = roles.find((one) => one === who.role) ?? "system";
  const thing = things[resourceType] ?? "record";
  const person = who.name ?? t(`somebody.${role}`);
  return (
    <article
      className={cn(
        "flex gap-3.5 rounded-lg border p-4 sm:gap-4 sm:p-5",
        isEmergency ? "border-warning/40 bg-warning-soft" : "border-line bg-surface",
      )}
    >
      <span className={cn("mt-0.5 grid size-10 shrink-0 place-items-center rounded-leaf", isEmergency ? "bg-warning text-on-primary" : "bg-leaf-100 text-primary")}>
        <Icon aria-hidden="true" className="size-5" />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
          <h2 className="font-sans text-base font-semibold">{of ? t.rich(`didOf.${kind}`, { ...names({ who: person, name: of }), thing }) : t.rich(`did.${kind}`, { ...names({ who: person }), thing })}</h2>
          {isEmergency ? <Badge tone="warning" className="bg-surface">{t("emergency")}</Badge> : null}
        </div>
        <p className="text-sm text-ink-soft">
          <Time at={at} timeZone={timeZone} zone /> · {t(`role.${role}`)}
        </p>
        {reason ? (
          <p className="mt-2.5 wrap-anywhere">
            <span className="font-semibold">{t("reason")}</span> {reason}
          </p>
        ) : null}
        {kind === "emergencyOpened" && expiresAt ? (
          <p className="mt-1 text-sm">{t.rich("until", { when: () => <Time at={expiresAt} timeZone={timeZone} zone /> })}</p>
        ) : null}
        {kind === "facts" ? <p className="mt-1.5 text-sm text-ink-soft">{t("factsNote")}</p> : null}
        {consultation ? (
          <Link href={`/patient/consultations/${consultation.id}`} className="text-link mt-1 inline-flex min-h-11 items-center text-sm">
            <span>{t.rich("visit", { ...names({ doctor: consultation.doctorName }), when: () => <Time at={consultation.startsAt} timeZone={timeZone} format="date" /> })}</span>
          </Link>
        ) : null}
      </div>
    </article>
  );
}
