export type DateReading =
  | { readonly day: string; readonly mend: 'DATE_AS_TEXT' | 'DATE_AS_NUMBER' | 'NUMBER_AS_TEXT' | null }
  | { readonly refusal: 'DATE_AMBIGUOUS' | 'DATE_UNREADABLE' | 'DATE_IMPOSSIBLE' };

const CANONICAL = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/;
const YEAR_FIRST = /^(\d{4})(?:[./\-,、]|年)(\d{1,2})(?:[./\-,、]|月)(\d{1,2})[日号]?$/;
const DIGITS = /^(\d{4})(\d{2})(\d{2})$/;
/** A year and month without a day, a year of two digits, or a year at the end. */
const AMBIGUOUS = /^(?:\d{4}(?:[./-]\d{1,2}|年(?:\d{1,2}月?)?)?|\d{1,2}[./\-年]\d{1,2}[./\-月]\d{1,2}日?|\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{6})$/;
/** Excel's days since 1899-12-30; from 1920 to 2099. */
const FIRST_SERIAL = 7306;
const LAST_SERIAL = 73050;

/** A day from what a date column holds: Excel's own date, its serial number, or a text that has only one reading. */
export function readDate(value: string | number, isDateCell: boolean): DateReading {
  if (typeof value === 'number') {
    if (isSerial(value)) return { day: dayOfSerial(value), mend: isDateCell ? null : 'DATE_AS_NUMBER' };
    return readText(String(value));
  }
  const canonical = CANONICAL.exec(value);
  if (canonical) return dayFrom(canonical, null);
  return readText(value);
}

function readText(text: string): DateReading {
  const parts = YEAR_FIRST.exec(text) ?? DIGITS.exec(text);
  if (parts) return dayFrom(parts, 'DATE_AS_TEXT');
  if (/^\d{5}$/.test(text) && isSerial(Number(text))) return { day: dayOfSerial(Number(text)), mend: 'NUMBER_AS_TEXT' };
  return { refusal: AMBIGUOUS.test(text) ? 'DATE_AMBIGUOUS' : 'DATE_UNREADABLE' };
}

function dayFrom([, year = '', month = '', dayOfMonth = '']: readonly (string | undefined)[], mend: 'DATE_AS_TEXT' | null): DateReading {
  const day = `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
  const at = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || at.getUTCDate() !== Number(dayOfMonth)) return { refusal: 'DATE_IMPOSSIBLE' };
  return { day, mend };
}

function isSerial(value: number): boolean {
  return value >= FIRST_SERIAL && value < LAST_SERIAL + 1;
}

function dayOfSerial(serial: number): string {
  return new Date(Date.UTC(1899, 11, 30 + Math.floor(serial))).toISOString().slice(0, 10);
}
