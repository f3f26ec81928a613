import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { titled } from "@/components/doctors/doctor-name";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Money } from "@/components/ui/money";
import { names } from "@/components/ui/name";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { readPaymentOfVisit } from "@/lib/domain/payments/read-of-visit";
import { checkoutFields } from "@/lib/http/web/checkout";
import { orNotFound } from "@/lib/http/web/or-not-found";
import { signedInContext } from "@/lib/http/web/session";
import { simulateAction } from "../pay-actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("pay"))("pageTitle"), robots: { index: false } };
}

/** The provider's page: the simulated one has a button for each thing that a real one could do; Razorpay's own is a form away. */
export default async function PayPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const back = `/patient/consultations/${id}`;
  const context = await signedInContext(back, "patient");
  const [payment, t, doctors] = await Promise.all([orNotFound(readPaymentOfVisit(context, { id })), getTranslations("pay"), getTranslations("doctors")]);
  const isHeld = payment.holdEndsAt !== null && new Date(payment.holdEndsAt) > new Date();
  if (!isHeld || !payment.orderId || payment.paidAt) redirect(back);
  const money = () => <Money value={payment} />;
  return (
    <div className="page-body">
      <div className="mx-auto max-w-reading">
        <PageHeader title={t.rich("pageLead", { ...names({ name: titled(payment.doctor.name, doctors) }), money })} eyebrow={t("pageTitle")} back={{ href: back, label: t("back") }} />
        <Card>
          {payment.provider === "simulated" ? (
            <>
              <p className="font-semibold">{t("simulatedTitle")}</p>
              <p className="mt-1 text-ink-soft">{t("simulatedText")}</p>
              <ul className="mt-5 grid gap-4">
                {(["succeed", "fail", "late", "lost"] as const).map((outcome) => (
                  <li key={outcome}>
                    <ActionForm action={simulateAction} className="flex flex-wrap items-center gap-x-4 gap-y-2">
                      <input type="hidden" name="id" value={payment.id} />
                      <input type="hidden" name="outcome" value={outcome} />
                      <SubmitButton variant={outcome === "succeed" ? "primary" : "secondary"} className="w-full sm:w-auto sm:min-w-52">{t(`simulate.${outcome}`)}</SubmitButton>
                      <p className="min-w-0 flex-1 basis-56 text-sm text-ink-soft">{t(`simulateText.${outcome}`)}</p>
                    </ActionForm>
                  </li>
                ))}
              </ul>
            </>
          ) : (
            <form method="post" action={checkoutFields(payment).action}>
              {Object.entries(checkoutFields(payment).fields).map(([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ))}
              <p className="mb-5 text-ink-soft">{t("razorpayText")}</p>
              <Button type="submit" size="lg" block>{t.rich("pay", { money })}</Button>
            </form>
          )}
        </Card>
      </div>
    </div>
  );
}
