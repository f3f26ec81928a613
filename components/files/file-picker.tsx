"use client";

import { Paperclip } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { acceptedFiles } from "@/lib/domain/visits/attachments/attachment";

interface FilePickerProps {
  label: string;
  /** Shows the sign alone; the label is then read out. */
  iconOnly?: boolean;
  onFiles: (files: File[]) => void;
}

/** A button that opens the device's choice of files; on a phone that has the camera too. */
export function FilePicker({ label, iconOnly, onFiles }: FilePickerProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={acceptedFiles}
        multiple
        hidden
        aria-label={label}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          // So that the same file can be chosen again.
          target.value = "";
        }}
      />
      <Button variant={iconOnly ? "quiet" : "secondary"} size={iconOnly ? "icon" : "sm"} aria-label={iconOnly ? label : undefined} title={iconOnly ? label : undefined} onClick={() => input.current?.click()}>
        <Paperclip aria-hidden="true" className="size-5" />
        {iconOnly ? null : label}
      </Button>
    </>
  );
}
