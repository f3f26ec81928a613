import { useTranslations } from "next-intl";
import type { z } from "zod";
import { Card, CardTitle } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Name, names } from "@/components/ui/name";
import { Time } from "@/components/ui/time";
import type { Carer } from "@/lib/domain/patients/carers/schema";
import { dismissCarerAction } from "../actions";
import type { Person } from "./particulars";

interface CarersProps {
  person: Person;
  /** Present carers first. */
  carers: readonly z.input<typeof Carer>[];
  /** The account that reads the list. */
  readerId: string;
  timeZone: string;
}

/** The accounts that act for a person, and those that did. The reader can dismiss those who act for the reader. */
export function Carers({ person, carers, readerId, timeZone }: CarersProps) {
  const t = useTranslations("people.carers");
  const isSelf = person.relation === "self";
  return (
    <Card>
      <CardTitle>{isSelf ? t("titleSelf") : t.rich("title", names({ name: person.firstName }))}</CardTitle>
      <p className="mt-1 text-ink-soft">{t("text")}</p>
      <ul className="mt-3 divide-y divide-line">
        {carers.map(({ id, name, relation, since, until }) => {
          const from = () => <Time at={since} timeZone={timeZone} format="date" />;
          return (
            <li key={`${id} ${String(since)}`} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
              <div className={until ? "min-w-0 text-ink-soft" : "min-w-0"}>
                <p className="font-semibold wrap-anywhere">
                  <Name>{name}</Name>
                  {id === readerId ? <span className="font-normal text-ink-soft"> ({t("you")})</span> : null}
                </p>
                <p className="text-sm text-ink-soft">
                  {t(`is.${relation}`)}. {until ? t.rich("formerly", { from, to: () => <Time at={until} timeZone={timeZone} format="date" /> }) : t.rich("since", { from })}
                </p>
              </div>
              {isSelf && !until && id !== readerId ? (
                <ConfirmDialog
                  id={`dismiss-${id}`}
                  title={t.rich("dismiss.title", names({ carer: name }))}
                  description={t.rich("dismiss.text", names({ carer: name }))}
                  openLabel={
                    <>
                      {t("dismiss.open")}
                      <span className="sr-only"> {t.rich("dismiss.aloud", names({ carer: name }))}</span>
                    </>
                  }
                  confirmLabel={t("dismiss.confirm")}
                  keepLabel={t("dismiss.keep")}
                  pendingLabel={t("dismiss.pending")}
                  action={dismissCarerAction}
                  values={{ id: person.id, carerId: id }}
                />
              ) : null}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
