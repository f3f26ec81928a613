import { useLocale } from "next-intl";

/** An amount in minor units (paise) with its ISO 4217 currency; rupees if the currency is left out, as on the wire. */
export interface MoneyAmount {
  amount: number;
  currency?: string;
}

/** ₹500, ₹1,25,000, ₹499.50: whole amounts without decimals, grouped as the locale does. `value.amount` is in minor units. */
export function formatMoney({ amount, currency = "INR" }: MoneyAmount, locale = "en-IN"): string {
  const digits = new Intl.NumberFormat(locale, { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const major = amount / 10 ** digits;
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: Number.isInteger(major) ? 0 : digits,
  }).format(major);
}

/** Rupees short enough for an axis: ₹500, ₹12K, ₹1.2L. @param paise minor units */
export const shortMoney = (paise: number, locale: string) =>
  new Intl.NumberFormat(locale, { style: "currency", currency: "INR", notation: "compact", maximumFractionDigits: 1 }).format(paise / 100);

/** An amount of money, with digits that line up in columns. */
export function Money({ value, className }: { value: MoneyAmount; className?: string }) {
  const locale = useLocale();
  return <span className={className ? `whitespace-nowrap tabular-nums ${className}` : "whitespace-nowrap tabular-nums"}>{formatMoney(value, locale)}</span>;
}
