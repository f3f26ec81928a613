import { useTranslations } from "next-intl";
import { Card, CardTitle } from "@/components/ui/card";
import type { Attachment } from "@/lib/domain/visits/attachments/schema";
import { FileList } from "./file-card";

/** The files that the two of a visit have shown each other in the room, on the page of the visit. Nothing if there are none. */
export function ConversationFiles({ files }: { files: readonly Attachment[] }) {
  const t = useTranslations("files");
  const shown = files.filter(({ place }) => place === "conversation");
  if (shown.length === 0) return null;
  return (
    <Card>
      <CardTitle className="mb-4">{t("ofVisit")}</CardTitle>
      <FileList files={shown} />
    </Card>
  );
}
