import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Plant } from "@/components/site/plants";
import { Specimen } from "@/components/site/specimen";

/** A form beside a leaf-green panel that lists its benefits; on a phone only the form. */
export function AuthPage({ plant, points, children }: { plant: Plant; points: readonly string[]; children: ReactNode }) {
  const t = useTranslations("auth");
  return (
    <div className="page-body">
      <div className="grid items-start gap-x-16 lg:grid-cols-[minmax(0,30rem)_minmax(0,1fr)]">
        <div className="mx-auto w-full max-w-form lg:mx-0 lg:pt-6">{children}</div>
        <aside className="on-leaf relative hidden overflow-hidden rounded-xl p-12 lg:sticky lg:top-8 lg:block">
          <div aria-hidden="true" className="mb-10 inline-block rounded-leaf bg-paper p-6">
            <Specimen plant={plant} className="size-44" />
          </div>
          <h2 className="text-3xl">{t("panelTitle")}</h2>
          <ul className="mt-6 grid max-w-md gap-3 text-leaf-100">
            {points.map((point) => (
              <li key={point} className="flex gap-3">
                <span aria-hidden="true" className="mt-2 size-2.5 shrink-0 rounded-leaf bg-accent" />
                {point}
              </li>
            ))}
          </ul>
        </aside>
      </div>
    </div>
  );
}
