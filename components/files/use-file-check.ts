"use client";

import { useTranslations } from "next-intl";
import { ATTACHMENT_MAX_BYTES, ATTACHMENT_MAX_MEGABYTES } from "@/lib/domain/visits/attachments/attachment";

/** Why a chosen file need not be sent at all, before any of it is. The server has the last word. Needs the messages of `files`. */
export function useFileCheck(): (file: File) => string | undefined {
  const t = useTranslations("files");
  return ({ size, type }) => {
    if (size > ATTACHMENT_MAX_BYTES) return t("tooLarge", { max: ATTACHMENT_MAX_MEGABYTES });
    if (size === 0) return t("emptyFile");
    return type !== "" && !/^(?:application\/pdf|image\/(?:jpeg|png))$/.test(type) ? t("otherKind") : undefined;
  };
}
