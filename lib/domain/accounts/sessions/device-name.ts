/** The order matters: many browsers also name another one in their User-Agent, and must come before that one. */
const browsers: [RegExp, string][] = [
  [/Edg(?:e|A|iOS)?\//, "Edge"],
  [/OPR\/|Opera/, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrome\/|CriOS\/|Chromium\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const systems: [RegExp, string][] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/CrOS/, "ChromeOS"],
  [/Windows/, "Windows"],
  [/Mac OS X|Macintosh/, "Mac"],
  [/Linux/, "Linux"],
];

/** The names of browser and system that people know, as far as a User-Agent tells them. For display only: no rule may depend on them. */
export function deviceOf(userAgent: string | null): { browser?: string; system?: string; other?: string } {
  const of = (known: [RegExp, string][]) => known.find(([pattern]) => pattern.test(userAgent ?? ""))?.[1];
  const browser = of(browsers);
  const system = of(systems);
  // A program names itself first: "curl/8.5", "PharmacyClient/2.1 (…)".
  const other = browser ? undefined : /^[\w.-]{1,40}/.exec(userAgent ?? "")?.[0];
  return { ...(browser && { browser }), ...(system && { system }), ...(other && { other }) };
}
