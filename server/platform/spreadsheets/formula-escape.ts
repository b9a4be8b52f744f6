/** What a spreadsheet program may take for the beginning of a formula, full-width forms too. */
const FORMULA_START = /^[=+\-@\t\r\n|%＝＋－＠｜％]/u;
const INVISIBLE_START = /^[\p{Cf}\p{Z}]+/u;

/**
 * Text that no spreadsheet program evaluates: an apostrophe is put before text that begins like a
 * formula, also when spaces or invisible characters stand before it. Other text comes back as it was.
 */
export function escapeFormula(text: string): string {
  return FORMULA_START.test(text) || FORMULA_START.test(text.replace(INVISIBLE_START, '')) ? `'${text}` : text;
}
