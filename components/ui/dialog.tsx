"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, type MouseEvent, type ReactNode } from "react";
import { cn } from "./cn";
import { DialogButton } from "./dialog-button";

interface DialogProps {
  /** The id by which a `DialogButton` opens it; unique on the page. */
  id: string;
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /** Open from the first paint, e.g. because the form inside came back with an error. */
  defaultOpen?: boolean;
  /** Called after the dialog has closed, in whatever way. */
  onClose?: () => void;
  className?: string;
}

/**
 * The browser's own modal dialog. It keeps the focus inside and returns it, closes on Escape and on a press outside, and
 * adds no inline style that a strict content policy would have to allow. Open it with `DialogButton`.
 */
export function Dialog({ id, title, description, children, defaultOpen, onClose, className }: DialogProps) {
  const t = useTranslations("ui");
  const ref = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const dialog = ref.current;
    if (!defaultOpen || !dialog || dialog.matches(":modal")) return;
    dialog.close();
    dialog.showModal();
  }, [defaultOpen]);

  // Browsers that know `closedby` close the dialog themselves.
  const closeOutside = ({ target, clientX: x, clientY: y }: MouseEvent<HTMLDialogElement>) => {
    const dialog = ref.current;
    if (!dialog || target !== dialog || "closedBy" in HTMLDialogElement.prototype) return;
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    if (x < left || x > right || y < top || y > bottom) dialog.close();
  };

  return (
    <dialog
      ref={ref}
      id={id}
      open={defaultOpen || undefined}
      closedby="any"
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-description` : undefined}
      onClose={onClose}
      onClick={closeOutside}
      className={cn(
        "fixed inset-x-0 top-auto bottom-0 z-50 m-0 mx-auto max-h-[92dvh] w-full max-w-none overflow-y-auto overscroll-contain",
        "rounded-t-xl border border-line bg-surface p-6 pb-8 text-ink shadow-overlay",
        "sm:inset-y-0 sm:my-auto sm:h-fit sm:max-w-lg sm:rounded-xl sm:p-8",
        className,
      )}
    >
      <div className="flex items-start justify-between gap-4">
        <h2 id={`${id}-title`} className="min-w-0 text-2xl">
          {title}
        </h2>
        <DialogButton dialog={id} action="close" variant="quiet" size="icon" aria-label={t("close")} className="-mt-1.5 -mr-2 shrink-0">
          <X aria-hidden="true" className="size-5" />
        </DialogButton>
      </div>
      {description ? (
        <p id={`${id}-description`} className="mt-2 text-ink-soft">
          {description}
        </p>
      ) : null}
      {children ? <div className="mt-5">{children}</div> : null}
    </dialog>
  );
}
