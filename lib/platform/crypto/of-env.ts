import { type Env, env } from "@/lib/platform/config/env";
import { once } from "@/lib/platform/once";

/** A value that is made from the configuration once, and again when the configuration changes. */
export function ofEnv<T>(name: string, make: (settings: Env) => T): T {
  const kept = once(name, () => ({}) as { settings?: Env; value?: T });
  const settings = env();
  if (kept.settings !== settings) Object.assign(kept, { settings, value: make(settings) });
  return kept.value as T;
}
