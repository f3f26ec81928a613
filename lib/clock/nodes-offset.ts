/** A zone's offset by Node's own rules, in milliseconds; undefined where Node does not know the zone. Only to compare with: zone-rules.ts decides. */
export function nodesOffset(instant: number, timeZone: string): number | undefined {
  try {
    const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" }).formatToParts(instant);
    const text = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
    const [, sign, hours = "0", minutes = "0", seconds = "0"] = /^GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text) ?? [];
    return (sign === "-" ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 || 0;
  } catch {
    return undefined;
  }
}
