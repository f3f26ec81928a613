"use client";

import { Button, type ButtonProps } from "./button";

interface DialogButtonProps extends Omit<ButtonProps, "type" | "onClick" | "asChild"> {
  dialog: string;
  action?: "show-modal" | "close";
}

/**
 * Opens (or, with `action="close"`, closes) the `Dialog` of that id. The browser does it by itself, before and without
 * our JavaScript; the click handler is only for browsers older than invoker commands.
 */
export function DialogButton({ dialog, action = "show-modal", ...rest }: DialogButtonProps) {
  // Spread, because React's types do not know these attributes yet.
  const invoker = { command: action, commandfor: dialog };
  return (
    <Button
      {...rest}
      {...invoker}
      onClick={() => {
        if ("command" in HTMLButtonElement.prototype) return;
        const element = document.getElementById(dialog);
        if (!(element instanceof HTMLDialogElement)) return;
        if (action === "close") element.close();
        else element.showModal();
      }}
    />
  );
}
