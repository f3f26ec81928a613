"use client";

import type { ReactNode } from "react";
import { useFormFeedback } from "./action-form";

interface FoldedFieldsProps {
  label: string;
  /** The names of the fields inside: one with an error or a typed value opens them. */
  names: readonly string[];
  defaultOpen?: boolean;
  children: ReactNode;
}

/** Fields of a form that few people need, folded away behind a label. */
export function FoldedFields({ label, names, defaultOpen, children }: FoldedFieldsProps) {
  const { fields, values } = useFormFeedback();
  const isNeeded = defaultOpen || names.some((name) => fields?.[name]?.length || values?.[name]);
  return (
    <details open={isNeeded || undefined} className="rounded-lg border border-line px-4 py-1">
      <summary className="inline-flex min-h-11 items-center rounded-sm font-semibold text-primary hover:underline">{label}</summary>
      <div className="pt-1 pb-4">{children}</div>
    </details>
  );
}
