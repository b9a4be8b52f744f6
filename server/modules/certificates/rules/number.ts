/** 澄师训〔2026〕00123: the centre's short name, the year in tortoise-shell brackets, and a number of five digits or more. */
export function numberOf(prefix: string, year: number, seq: number): string {
  return `${prefix}〔${year}〕${String(seq).padStart(5, '0')}`;
}

/**
 * Year and number of what somebody typed, however he wrote brackets, blanks and digits; null when it
 * cannot be one. `prefix` is what stood before the year, or empty.
 */
export function readNumber(typed: string): { prefix: string; year: number; seq: number } | null {
  const plain = typed.normalize('NFKC').replace(/[\s第号]/gu, '');
  const found = /^(?:No\.?)?(\D*?)[〔[(【「]?(\d{4})[^\d]+(\d{1,9})$/iu.exec(plain);
  if (!found) return null;
  return { prefix: (found[1] ?? '').toUpperCase(), year: Number(found[2]), seq: Number(found[3]) };
}

/** Whether a name typed by hand is the one printed: blanks and the dot of a name do not matter. */
export function isSameName(typed: string, printed: string): boolean {
  const plain = (name: string): string => name.normalize('NFKC').replace(/[\s·•‧・.]/gu, '').toUpperCase();
  return plain(typed) !== '' && plain(typed) === plain(printed);
}
