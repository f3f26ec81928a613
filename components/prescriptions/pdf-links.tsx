import { useTranslations } from "next-intl";
import { buttonClasses } from "@/components/ui/button-classes";

/** The prescription as a file: on A4 in English, and the other forms beside it. Plain links, so that browsers save or show it as they do with any PDF. */
export function PdfLinks({ id }: { id: string }) {
  const t = useTranslations("paper");
  const path = `/api/v1/prescriptions/${id}/pdf`;
  return (
    <>
      <a href={path} className={buttonClasses({ variant: "secondary", size: "sm" })}>
        {t("pdf.download")}
      </a>
      <span className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <a href={`${path}?size=A5`} className="inline-flex min-h-6 items-center underline underline-offset-4">
          {t("pdf.small")}
        </a>
        <a href={`${path}?language=hi`} className="inline-flex min-h-6 items-center underline underline-offset-4">
          {t("pdf.hindi")}
        </a>
        <a href={`${path}?language=hi&size=A5`} className="inline-flex min-h-6 items-center underline underline-offset-4">
          {t("pdf.smallHindi")}
        </a>
      </span>
    </>
  );
}
