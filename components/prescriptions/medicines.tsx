import type { PaperMedicine } from "@/lib/domain/prescriptions/paper/model";

/** Medicines of a prescription, numbered, so that a line added by hand is noticed. */
export function Medicines({ medicines }: { medicines: readonly PaperMedicine[] }) {
  const from = medicines[0]?.number;
  if (from === undefined) return null;
  return (
    <ol start={from} className={from === 1 ? "mt-2 border-t border-line" : undefined}>
      {medicines.map(({ number, drug, product, dosage, said, duration, quantityLabel, quantity, instructions }) => (
        <li key={number} className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-y-1 border-b border-line py-3 wrap-anywhere sm:grid-cols-[1.75rem_minmax(0,1fr)_minmax(0,1fr)_6.5rem] print:grid-cols-[1.75rem_minmax(0,1fr)_minmax(0,1fr)_6.5rem] print:break-inside-avoid print:py-1.5">
          <span aria-hidden="true" className="text-ink-soft tabular-nums">
            {number}.
          </span>
          <div>
            <p className="font-semibold">{drug}</p>
            <p className="text-sm text-ink-soft">{product}</p>
          </div>
          <div className="col-start-2 sm:col-start-auto print:col-start-auto">
            <p>{dosage}</p>
            {said ? <p>{said}</p> : null}
            <p className="text-sm text-ink-soft">{duration}</p>
          </div>
          <p className="col-start-2 sm:col-start-auto sm:text-right print:col-start-auto print:text-right">
            <span className="text-xs text-ink-soft sm:block print:block">{quantityLabel} </span>
            <span className="font-semibold">{quantity}</span>
          </p>
          {instructions ? <p className="col-[2/-1] text-sm text-ink-soft">{instructions}</p> : null}
        </li>
      ))}
    </ol>
  );
}
