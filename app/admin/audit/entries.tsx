import { useTranslations } from "next-intl";
import Link from "next/link";
import type { z } from "zod";
import { Badge } from "@/components/ui/badge";
import { Name } from "@/components/ui/name";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { AuditLog } from "@/lib/domain/audit/schema";

type Entry = z.input<typeof AuditLog>;

const search = (filter: Record<string, string>) => `/admin/audit?${new URLSearchParams(filter)}`;
const link = "text-link inline-flex min-h-11 items-center md:min-h-0";

/** Audit entries as a table; on a phone as cards. Each person and each resource links to all its entries. */
export function Entries({ entries, timeZone }: { entries: readonly Entry[]; timeZone: string }) {
  const t = useTranslations("adminAudit");
  return (
    <Table
      caption={t("caption")}
      rows={entries}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "action",
          header: t("action"),
          title: true,
          cell: ({ action, outcome }) => (
            <span className="inline-flex flex-wrap items-center gap-2">
              {action}
              {outcome === "denied" ? <Badge tone="danger">{t("denied")}</Badge> : null}
            </span>
          ),
        },
        { key: "when", header: t("when"), cell: ({ at }) => <Time at={at} timeZone={timeZone} className="whitespace-nowrap" /> },
        { key: "who", header: t("who"), cell: (entry) => <Who entry={entry} /> },
        { key: "resource", header: t("resource"), cell: (entry) => <Resource entry={entry} /> },
        { key: "more", header: t("more"), cell: (entry) => <More entry={entry} /> },
      ]}
    />
  );
}

function Who({ entry: { actorId, actorName, actorRole, address } }: { entry: Entry }) {
  return (
    <>
      {actorId ? (
        <Link href={search({ actorId })} className={link}>
          <Name>{actorName ?? actorId.slice(-12)}</Name>
        </Link>
      ) : (
        actorRole
      )}
      <span className="block text-sm text-ink-soft">{[actorId ? actorRole : undefined, address].filter(Boolean).join(" · ")}</span>
    </>
  );
}

function Resource({ entry: { resourceType, resourceId } }: { entry: Entry }) {
  if (!resourceId) return resourceType;
  return (
    <>
      <span className="block">{resourceType}</span>
      {/* The last part of an id tells it apart from others; the first part is the time of its creation. */}
      <Link href={search({ resourceId })} className={`${link} font-mono text-sm`} title={resourceId}>
        …{resourceId.slice(-12)}
      </Link>
    </>
  );
}

function More({ entry: { reason, details } }: { entry: Entry }) {
  const said = Object.entries(details ?? {}).map(([name, value]) => `${name}: ${String(value)}`);
  if (!reason && said.length === 0) return "–";
  return (
    <span className="block text-sm break-words md:max-w-72">
      {reason ? <span className="block">{reason}</span> : null}
      {said.map((line) => (
        <span key={line} className="block break-all text-ink-soft">
          {line}
        </span>
      ))}
    </span>
  );
}
