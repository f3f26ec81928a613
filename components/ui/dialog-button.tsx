"use client";

import { Button, type ButtonProps } from "./button";

interface DialogButtonProps extends Omit<ButtonProps, "type" | "onClick" | "asChild"> {
  dialog: string;
  action?: "show-modal" | "close";
}

/**
 * Opens (or, with `action="close"`, closes) the `Dialog` with that id. The browser does this itself, even before our
 * JavaScript has loaded or without it. The click handler is only for browsers that do not know invoker commands.
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
