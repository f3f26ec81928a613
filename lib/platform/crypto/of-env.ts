import { type Env, env } from "@/lib/platform/config/env";
import { once } from "@/lib/platform/once";

/** What is made of the configuration once, and again where that changes. */
export function ofEnv<T>(name: string, make: (settings: Env) => T): T {
  const kept = once(name, () => ({}) as { settings?: Env; value?: T });
  const settings = env();
  if (kept.settings !== settings) Object.assign(kept, { settings, value: make(settings) });
  return kept.value as T;
}
