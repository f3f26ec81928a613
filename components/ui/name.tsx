import type { ReactElement } from "react";

/**
 * A name of a person or a place within other text. It stands isolated, so that a name in Arabic or Hebrew script does not
 * change the order of what stands beside it: "34 ,احمد خان years".
 */
export const Name = ({ children }: { children: string }): ReactElement => <bdi>{children}</bdi>;

/**
 * The same for the gaps of a sentence: `t.rich("of", names({ name }))`. The types of next-intl know texts and numbers as
 * values; `rich` renders elements as they are.
 */
export const names = <K extends string>(values: Readonly<Record<K, string>>): Record<K, string> =>
  Object.fromEntries(Object.entries<string>(values).map(([gap, name]) => [gap, <bdi key={gap}>{name}</bdi>])) as unknown as Record<K, string>;
