import { cycleStandingOf } from '../../../server/modules/credits/rules/cycle-standing.js';

const of = (counted: number, { met = false, target = 12_000, hired = 2023 }: { met?: boolean; target?: number | null; hired?: number } = {}) => cycleStandingOf({
  met, total: { countedCenticredits: counted, targetCenticredits: target } as never, categories: [{ minimumCenticredits: 3_000 }, { minimumCenticredits: null }, { minimumCenticredits: 2_000 }] as never,
  years: [2023, 2024, 2025, 2026, 2027].map((cycleYear) => ({ cycleYear, state: cycleYear < hired ? 'BEFORE_HIRE' : 'CURRENT' })) as never,
}, 2024);

test.each([
  ['two of five years gone, two fifths of the goal', of(4_800), 'ON_COURSE'],
  ['a hundredth less', of(4_799), 'BEHIND'],
  ['nothing more is asked', of(0, { met: true }), 'MET'],
  ['hired last year: one of four years', of(3_000, { hired: 2024 }), 'ON_COURSE'],
  ['hired last year, below a quarter', of(2_999, { hired: 2024 }), 'BEHIND'],
  ['no total asked: the minima of the categories are the goal', of(2_000, { target: null }), 'ON_COURSE'],
  ['… and a hundredth less', of(1_999, { target: null }), 'BEHIND'],
] as const)('%s', (_case, standing, expected) => expect(standing).toBe(expected));
