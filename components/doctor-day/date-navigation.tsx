import { ArrowLeft, ArrowRight } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { InputField } from "@/components/ui/input";

interface DateNavigationProps {
  /** Names the whole navigation. */
  label: string;
  previous: { href: string; label: string };
  present: { href: string; label: string; current: boolean };
  next: { href: string; label: string };
  /** The form that goes to any date: its target, the field's name, its start value, and what else of the address stays. */
  form: { action: string; name: string; value: string; label: string; go: string; keep?: Readonly<Record<string, string>> };
}

/** Links to the day or week before, after and now, and a form for any date. All are plain addresses. */
export function DateNavigation({ label, previous, present, next, form }: DateNavigationProps) {
  return (
    <nav aria-label={label} className="flex flex-wrap items-center gap-3">
      <div className="flex items-center gap-2">
        <ButtonLink href={previous.href} variant="secondary" size="icon" aria-label={previous.label}>
          <ArrowLeft aria-hidden="true" className="size-4.5" />
        </ButtonLink>
        <ButtonLink href={present.href} variant="secondary" size="sm" aria-current={present.current ? "date" : undefined}>
          {present.label}
        </ButtonLink>
        <ButtonLink href={next.href} variant="secondary" size="icon" aria-label={next.label}>
          <ArrowRight aria-hidden="true" className="size-4.5" />
        </ButtonLink>
      </div>
      <form method="get" action={form.action} className="flex items-center gap-2">
        {Object.entries(form.keep ?? {}).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <InputField key={form.value} label={form.label} hideLabel type="date" name={form.name} defaultValue={form.value} required className="w-40" />
        <Button type="submit" variant="quiet" size="sm">
          {form.go}
        </Button>
      </form>
    </nav>
  );
}
