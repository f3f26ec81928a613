import { useTranslations } from "next-intl";
import { names } from "@/components/ui/name";
import { PageHeader } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time";

interface MoveHeaderProps {
  title: string;
  /** The other person at the visit. */
  name: string;
  startsAt: string;
  timeZone: string;
  /** The page of the visit. */
  path: string;
}

/** The top of a page on which a visit is moved: which visit it is, with whom and when. */
export function MoveHeader({ title, name, startsAt, timeZone, path }: MoveHeaderProps) {
  const t = useTranslations("moves");
  const when = () => <Time at={startsAt} timeZone={timeZone} format="full" zone className="font-semibold" />;
  return <PageHeader title={title} lead={t.rich("lead", { ...names({ name }), when })} back={{ href: path, label: t("back") }} />;
}
