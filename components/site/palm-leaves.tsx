import type { ReactNode } from "react";

/**
 * Steps drawn as palm leaves: long strips, pierced and strung on two threads, like the pages of old medical books. On a
 * phone one thread runs down the side.
 */
export function PalmLeaves({ steps }: { steps: readonly { title: ReactNode; text: ReactNode }[] }) {
  return (
    <ol className="relative flex flex-col gap-4">
      <li aria-hidden="true" role="presentation" className="palm-thread left-9 lg:left-14" />
      <li aria-hidden="true" role="presentation" className="palm-thread right-14 hidden lg:block" />
      {steps.map((step, index) => (
        <li key={index} className="relative rounded-[2.5rem] border border-line bg-surface py-6 pr-6 pl-18 lg:rounded-full lg:px-28 lg:py-7">
          <span aria-hidden="true" className="palm-hole left-9 lg:left-14" />
          <span aria-hidden="true" className="palm-hole right-14 hidden lg:block" />
          <div className="grid items-baseline gap-x-10 gap-y-1.5 lg:grid-cols-[minmax(0,22rem)_1fr]">
            <h3 className="text-2xl">
              <span aria-hidden="true" className="mr-3 text-turmeric-600 tabular-nums">
                {index + 1}
              </span>
              {step.title}
            </h3>
            <p className="text-ink-soft">{step.text}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
