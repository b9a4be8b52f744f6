/** Why a text is not a resident's number (GB 11643-1999). */
export type NationalIdRefusal =
  | { readonly code: 'ID_LENGTH'; readonly length: number }
  | { readonly code: 'ID_OLD_FORMAT' }
  | { readonly code: 'ID_CHARACTERS'; readonly position: number }
  | { readonly code: 'ID_CHECK_DIGIT' }
  | { readonly code: 'ID_BIRTH_DATE'; readonly bornOn: string };

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';
const YOUNGEST_YEARS = 16;
const OLDEST_YEARS = 100;

/**
 * The first reason, in the order of {@link NationalIdRefusal}, or null when the number holds.
 * Expects an upper-case X and no spaces; `today` as 'YYYY-MM-DD'.
 */
export function refusalOfNationalId(id: string, today: string): NationalIdRefusal | null {
  if (/^\d{15}$/.test(id)) return { code: 'ID_OLD_FORMAT' };
  if (!/^\d{17}[\dX]$/.test(id)) {
    const characters = [...id];
    if (characters.length !== 18) return { code: 'ID_LENGTH', length: characters.length };
    const wrong = characters.findIndex((character, index) => !(index < 17 ? /[0-9]/ : /[0-9X]/).test(character));
    return { code: 'ID_CHARACTERS', position: wrong + 1 };
  }
  if (checkCharacter(id) !== id[17]) return { code: 'ID_CHECK_DIGIT' };
  const bornOn = birthDateOf(id);
  if (!existsOnCalendar(bornOn) || !ofWorkingAge(bornOn, today)) return { code: 'ID_BIRTH_DATE', bornOn };
  return null;
}

/** The eighteenth character that belongs to the first seventeen digits (ISO 7064, MOD 11-2). */
export function checkCharacter(digits: string): string {
  let sum = 0;
  for (const [index, weight] of WEIGHTS.entries()) sum += weight * Number(digits[index]);
  return CHECK_CHARACTERS[sum % 11] ?? '';
}

/** 'YYYY-MM-DD' as the number states it. */
export function birthDateOf(id: string): string {
  return `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
}

export function sexOf(id: string): 'male' | 'female' {
  return Number(id[16]) % 2 === 1 ? 'male' : 'female';
}

/** Keeps the region's first two and the last two characters, never the day of birth. */
export function maskedNationalId(id: string): string {
  const characters = [...id];
  if (characters.length < 8) return '*'.repeat(characters.length);
  return [...characters.slice(0, 2), '*'.repeat(characters.length - 4), ...characters.slice(-2)].join('');
}

function existsOnCalendar(date: string): boolean {
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.getUTCDate() === Number(date.slice(8));
}

function ofWorkingAge(bornOn: string, today: string): boolean {
  const years = Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (today.slice(5) < bornOn.slice(5) ? 1 : 0);
  return years >= YOUNGEST_YEARS && years <= OLDEST_YEARS;
}
