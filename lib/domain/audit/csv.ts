/**
 * The first line of a CSV file: the byte order mark and the names of the columns. Without the mark, spreadsheets read UTF-8 as
 * the character set of the machine, and names in Indian scripts as gibberish. Programs that decode UTF-8 by the standard drop it.
 */
export const csvHead = (columns: readonly string[]) => `\ufeff${csvLine(columns)}`;

/**
 * One line of CSV (RFC 4180), CRLF included. Text that a spreadsheet would run as a formula gets an apostrophe in front:
 * strangers type names, reasons and addresses, and an administrator opens the file.
 */
export const csvLine = (cells: readonly unknown[]) => `${cells.map(cell).join(",")}\r\n`;

function cell(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const text = value instanceof Date ? value.toISOString() : typeof value === "string" ? value : JSON.stringify(value);
  // Some programs skip blanks and control characters before a formula.
  const harmless = /^[\s\p{Cc}]*[=+\-@\uff0b\uff0d\uff1d\uff20%]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
  return /[",\r\n;\t']|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
