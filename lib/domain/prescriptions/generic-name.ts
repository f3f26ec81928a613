/** Units of doses. In capitals some mean something else: µg becomes ΜG, which reads as a thousand times as much. */
const UNIT = "(?:[kmnµμ]?g|mcg|[mdµμ]?l|cc|i\\.?u\\.?|miu|units?|meq|mmol|mol|%|w/w|w/v|v/v)";
const DOSE_UNIT = new RegExp(`(?<=\\d[\\s-]?)${UNIT}(?:\\s?/\\s?(?:\\d+(?:[.,]\\d+)?\\s?)?${UNIT})*(?:\\s?(?:w/w|w/v|v/v))?(?![\\p{L}\\p{M}])`, "giu");

/** The generic name as it is stored: in capitals, with single blanks; a unit after a number stays as it was written. */
export function genericName(typed: string): string {
  const name = typed.normalize("NFKC").replace(/\s+/g, " ").trim();
  let capitals = "";
  let from = 0;
  for (const { 0: unit, index } of name.matchAll(DOSE_UNIT)) {
    // NFKC makes the micro sign a Greek letter; the sign is what people type and search.
    capitals += name.slice(from, index).toUpperCase() + unit.replaceAll("μ", "µ");
    from = index + unit.length;
  }
  return capitals + name.slice(from).toUpperCase();
}
