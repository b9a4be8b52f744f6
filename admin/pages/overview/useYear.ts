import { todayInCounty } from '../../shared/format.js';
import type { Choice } from '../../shared/ChoiceField.js';

const YEARS_BACK = 5;

/** The year that the address names, this one when it names none, and those to choose from. */
export function useYear(asked: string | null): { year: number; years: readonly Choice[] } {
  const present = Number(todayInCounty().slice(0, 4));
  const year = asked && /^20\d\d$/.test(asked) ? Number(asked) : present;
  return { year, years: Array.from({ length: YEARS_BACK + 1 }, (_, at) => ({ id: String(present - at), name: String(present - at) })) };
}
