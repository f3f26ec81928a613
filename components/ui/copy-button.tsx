"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button, type ButtonProps } from "./button";

/** Copies a text and confirms it for a moment. Needs JavaScript; show the text itself beside it. */
export function CopyButton({ text, label, copiedLabel, ...rest }: { text: string; label: string; copiedLabel: string } & Omit<ButtonProps, "children" | "onClick">) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2500);
  };
  const Icon = copied ? Check : Copy;
  return (
    <Button variant="secondary" size="sm" {...rest} type="button" onClick={() => void copy().catch(() => setCopied(false))}>
      <Icon aria-hidden="true" className="size-4" />
      <span aria-live="polite">{copied ? copiedLabel : label}</span>
    </Button>
  );
}
