import { useTranslations } from "next-intl";
import type { z } from "zod";
import { Card, CardTitle } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Name, names } from "@/components/ui/name";
import { Time } from "@/components/ui/time";
import type { Carer } from "@/lib/domain/patients/carers/schema";
import { endCareAction } from "./actions";

interface CarersProps {
  patient: { id: string; name: string };
  /** Those who care for the patient now come first. */
  carers: readonly z.input<typeof Carer>[];
  timeZone: string;
}

/** The accounts that act for the patient, and those that did. An administrator can end the care of each except the patient's own account. */
export function Carers({ patient, carers, timeZone }: CarersProps) {
  const t = useTranslations("adminVisits.carers");
  return (
    <Card className="mt-4">
      <CardTitle>{t("title")}</CardTitle>
      <p className="mt-2 text-ink-soft">{t("text")}</p>
      <ul className="mt-3 divide-y divide-line">
        {carers.map(({ id, name, since, until }) => {
          const from = () => <Time at={since} timeZone={timeZone} format="date" />;
          const words = names({ carer: name, patient: patient.name });
          return (
            <li key={`${id} ${String(since)}`} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
              <div className={until ? "min-w-0 text-ink-soft" : "min-w-0"}>
                <p className="wrap-anywhere">
                  <span className="font-semibold"><Name>{name}</Name></span>
                  {id === patient.id ? <span className="text-ink-soft">, {t("own")}</span> : null}
                </p>
                <p className="text-sm text-ink-soft">
                  {until ? t.rich("formerly", { from, to: () => <Time at={until} timeZone={timeZone} format="date" /> }) : t.rich("since", { from })}
                </p>
              </div>
              {until || id === patient.id ? null : (
                <ConfirmDialog
                  id={`end-care-${id}`}
                  title={t.rich("endTitle", words)}
                  description={t.rich("endText", words)}
                  openLabel={
                    <>
                      {t("open")}
                      <span className="sr-only"> {t.rich("aloud", words)}</span>
                    </>
                  }
                  confirmLabel={t("confirm")}
                  keepLabel={t("keep")}
                  pendingLabel={t("pending")}
                  action={endCareAction}
                  values={{ id: patient.id, carerId: id }}
                  reason={{ label: t("reason"), hint: t("reasonHint"), maxLength: 500 }}
                />
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
