import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Card, CardTitle } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { type ProblemCode, problems } from "@/lib/core/errors";

interface Props {
  params: Promise<{ code: string }>;
}

const codes = Object.keys(problems) as ProblemCode[];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const titles = await getTranslations("refusals.titles");
  return { title: titles(await codeOf(params)) };
}

/** The page that the `type` of a problem document links to. A code without its texts does not compile. */
export default async function ProblemPage({ params }: Props) {
  const code = await codeOf(params);
  const [t, titles] = await Promise.all([getTranslations("problemPage"), getTranslations("refusals.titles")]);
  const { status } = problems[code];
  return (
    <div className="page-body">
      <div className="grid grid-cols-1 gap-10 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-16">
        <div className="max-w-reading">
          <PageHeader title={titles(code)} eyebrow={t("status", { status })} lead={<code className="font-mono text-base">{code}</code>} />
          <div className="grid gap-5">
            <Card>
              <CardTitle>{t("means")}</CardTitle>
              <p className="mt-2">{t(`codes.${code}.means`)}</p>
            </Card>
            <Card>
              <CardTitle>{t("mend")}</CardTitle>
              <p className="mt-2">{t(`codes.${code}.mend`)}</p>
            </Card>
          </div>
          <p className="mt-6 text-sm text-ink-soft">{t("forPartners")}</p>
        </div>
        <nav aria-label={t("others")}>
          <h2 className="mb-3 text-xl">{t("others")}</h2>
          <ul>
            {codes.map((other) => (
              <li key={other}>
                <Link
                  href={`/problems/${other}`}
                  aria-current={other === code ? "page" : undefined}
                  className="flex min-h-11 items-center gap-3 rounded-sm text-sm hover:underline aria-[current=page]:font-semibold"
                >
                  <span className="text-ink-faint tabular-nums">{problems[other].status}</span>
                  {titles(other)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </div>
  );
}

async function codeOf(params: Props["params"]): Promise<ProblemCode> {
  const { code } = await params;
  return codes.find((known) => known === code) ?? notFound();
}
