import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Money, type MoneyAmount } from "./money";

interface FeeProps {
  value: MoneyAmount;
  className?: string;
  /** What is said after an amount, such as "per visit". */
  more?: ReactNode;
}

/** What a visit costs. Where nothing is asked for, it says so in words: an amount of zero looks like a mistake. */
export function Fee({ value, className, more }: FeeProps) {
  const t = useTranslations("fee");
  if (value.amount === 0) return <span className={className}>{t("none")}</span>;
  return (
    <>
      <Money value={value} className={className} /> {more}
    </>
  );
}
