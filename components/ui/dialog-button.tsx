"use client";

import { Button, type ButtonProps } from "./button";

declare module "react" {
  // Invoker commands: https://html.spec.whatwg.org/multipage/form-elements.html#attr-button-command
  interface ButtonHTMLAttributes<T> {
    command?: "show-modal" | "close";
    commandfor?: string;
  }
}

/**
 * Opens (or, with `action="close"`, closes) the `Dialog` of that id. The browser does it by itself, before and without
 * our JavaScript; the click handler is only for browsers older than invoker commands.
 */
export function DialogButton({ dialog, action = "show-modal", ...rest }: DialogButtonProps) {
  return (
    <Button
      {...rest}
      command={action}
      commandfor={dialog}
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

interface DialogButtonProps extends Omit<ButtonProps, "type" | "onClick" | "command" | "commandfor" | "asChild"> {
  dialog: string;
  action?: "show-modal" | "close";
}
