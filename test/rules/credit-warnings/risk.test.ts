import { type OpenSpan, type RiskFacts, riskOf } from '../../../server/modules/credit-warnings/rules/risk.js';

const cycle = (change: Partial<OpenSpan> = {}): OpenSpan => ({ span: 'CYCLE', startDay: '2023-01-01', endDay: '2027-12-31', goalCenticredits: 12_000, shortCenticredits: 2_600, ...change });
const year = (change: Partial<OpenSpan> = {}): OpenSpan => ({ span: 'YEAR', startDay: '2026-01-01', endDay: '2026-12-31', goalCenticredits: 4_800, shortCenticredits: 480, ...change });
const facts: RiskFacts = { today: '2026-11-22', mayEnterLate: false, lostYears: [], categories: [], spans: [cycle()] };

// Of 1,826 days 405 are left; at the usual pace 26.61 of 120 would still be missing.
test.each<[string, Partial<RiskFacts>, object | null]>([
  ['on his way', {}, null],
  ['nothing missing', { spans: [cycle({ shortCenticredits: 0 })] }, null],
  ['behind the pace', { spans: [cycle({ shortCenticredits: 3_300 })] }, { level: 'BEHIND', code: 'SHORT', daysLeft: 405, paceTenths: 12 }],
  ['twice the pace and more', { spans: [cycle({ shortCenticredits: 5_400 })] }, { level: 'URGENT', code: 'SHORT', paceTenths: 20 }],
  ['little time, whatever is missing', { spans: [cycle(), year()] }, { level: 'URGENT', code: 'SHORT', daysLeft: 40, span: { span: 'YEAR' } }],
  ['the last day', { today: '2026-12-31', spans: [year({ shortCenticredits: 1 })] }, { level: 'URGENT', daysLeft: 1 }],
  ['a year that ended short', { lostYears: [2024, 2025] }, { level: 'MISSED', code: 'YEAR_LOST', year: 2025 }],
  ['the caps leave too little', { lostYears: [2025], categories: [{ key: 'school-based', shortCenticredits: 2_001, reachableCenticredits: 2_000 }] }, { level: 'MISSED', code: 'CAP_IN_THE_WAY', categoryKey: 'school-based' }],
  ['late entries can still mend it', { mayEnterLate: true, lostYears: [2025], categories: [{ key: 'school-based', shortCenticredits: 2_001, reachableCenticredits: 2_000 }] }, { level: 'BEHIND', code: 'CAP_IN_THE_WAY' }],
  ['urgent, and the caps in the way', { mayEnterLate: true, spans: [year()], categories: [{ key: 'school-based', shortCenticredits: 2_001, reachableCenticredits: 2_000 }] }, { level: 'URGENT', code: 'SHORT', blocked: { categoryKey: 'school-based' } }],
  ['the caps leave just enough', { categories: [{ key: 'school-based', shortCenticredits: 2_000, reachableCenticredits: 2_000 }, { key: 'remote', shortCenticredits: 9_000, reachableCenticredits: null }] }, null],
])('%s', (_case, change, risk) => {
  const found = riskOf({ ...facts, ...change });
  if (risk === null) expect(found).toBeNull();
  else expect(found).toMatchObject(risk);
});
