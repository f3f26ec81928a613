import { useTranslations } from "next-intl";
import { Card, CardTitle } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import type { KeptMail } from "@/lib/domain/mails/schema";

/** One mail as its recipient would see it in plain text. Links to this site can be followed. */
export function KeptMailCard({ mail, timeZone, home }: { mail: KeptMail; timeZone: string; home: string }) {
  const t = useTranslations("outbox");
  return (
    <Card>
      <CardTitle>{mail.subject}</CardTitle>
      <p className="mt-1 text-sm text-ink-soft wrap-anywhere">
        {t("to", { email: mail.to })} · <Time at={mail.createdAt} timeZone={timeZone} zone />
      </p>
      <p className="mt-4 border-t border-line pt-4 wrap-anywhere whitespace-pre-line">
        {mail.text.split(/(https?:\/\/\S+)/).map((piece, index) =>
          piece.startsWith(home) ? (
            // Not a `Link`, which would load the address before anybody has clicked.
            <a key={index} href={piece} className="text-link">
              {piece}
            </a>
          ) : (
            piece
          ),
        )}
      </p>
    </Card>
  );
}
