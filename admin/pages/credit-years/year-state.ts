import type { CreditYearsQuery } from '../../data/generated/operations.js';
import type { Tone } from '../../shared/StatusChip.js';

export type YearState = 'OPEN' | 'PROPOSED' | 'FREEZING' | 'CLOSED';
export const YEAR_TONES: Record<YearState, Tone> = { OPEN: 'plain', PROPOSED: 'wait', FREEZING: 'run', CLOSED: 'good' };

export function stateOf({ closedAt, latest }: Pick<CreditYearsQuery['creditYears'][number], 'closedAt' | 'latest'>): YearState {
  if (latest?.status === 'FREEZING' || latest?.status === 'PROPOSED') return latest.status;
  return closedAt ? 'CLOSED' : 'OPEN';
}
