import { useTranslations } from "next-intl";
import Link from "next/link";
import { ActionForm } from "@/components/ui/action-form";
import { Checkbox } from "@/components/ui/checkbox";
import type { FormAction } from "@/components/ui/form-feedback";
import type { FormState } from "@/lib/http/web/action";
import { SubmitButton } from "@/components/ui/submit-button";
import type { NotificationPreferences } from "@/lib/domain/notifications/schema";

const channels = ["app", "email", "sms"] as const;

/** Where somebody hears of what: a group for each kind, a box for each channel. */
export function PreferencesForm({ preferences, hasPhone, action }: NotificationPreferences & { action: FormAction<FormState> }) {
  const t = useTranslations("notifications");
  return (
    <ActionForm action={action} success={t("choices.saved")} className="flex flex-col gap-2">
      {hasPhone || !preferences.some(({ fixed }) => !fixed.includes("sms")) ? null : (
        <p className="text-ink-soft">
          {t("choices.needsPhone")} <Link href="/account" className="text-link">{t("choices.addPhone")}</Link>
        </p>
      )}
      {preferences.map(({ kind, fixed, ...wanted }) => (
        <fieldset key={kind} className="min-w-0 border-b border-line py-3">
          <legend className="pt-2 font-semibold sm:float-left sm:w-56 sm:py-2">{t(`kinds.${kind}`)}</legend>
          <input type="hidden" name="kinds[]" value={kind} />
          <div className="flex flex-col gap-x-6 sm:flex-row sm:flex-wrap">
            {channels.filter((channel) => !fixed.includes(channel) || wanted[channel]).map((channel) => {
              const [isFixed, name] = [fixed.includes(channel), `${kind}.${channel}`];
              const isDisabled = isFixed || (channel === "sms" && !hasPhone && !wanted.sms);
              return (
                <div key={channel} className="sm:w-36">
                  {/* A box that is off is not in what the browser sends, so the form says which boxes it has. */}
                  {isDisabled ? null : <input type="hidden" name="offered[]" value={name} />}
                  <Checkbox name={name} label={t(`choices.${channel}`)} hint={isFixed ? t("choices.always") : undefined} defaultChecked={wanted[channel]} disabled={isDisabled} />
                </div>
              );
            })}
          </div>
        </fieldset>
      ))}
      <SubmitButton pendingLabel={t("choices.saving")} className="mt-4 self-start">
        {t("choices.save")}
      </SubmitButton>
    </ActionForm>
  );
}
