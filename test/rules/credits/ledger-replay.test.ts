import { mispostings, type ReplayedEntry } from '../../../server/modules/credits/rules/ledger-replay.js';
import { postUnderCaps } from '../../../server/modules/credits/rules/posting.js';
import { buildRuleSet, named, priced, teacher } from './rule-facts.js';

const ruleSet = buildRuleSet({ caps: [{ ...named('a-yearly'), selector: { categoryKeys: ['a'] }, span: 'YEAR', amount: { kind: 'ABSOLUTE', centicredits: 1000 } }] });

/** Six hours, six hours and five hours in one year of ten credits at most; the first is taken back before the third. */
function ledger(): ReplayedEntry[] {
  const entries: ReplayedEntry[] = [];
  const post = (hours: number): void => {
    const activity = priced(ruleSet, { durationMinutes: hours * 60 });
    const posting = postUnderCaps(ruleSet, teacher, activity, entries);
    entries.push({ ...activity, id: entries.length + 1, kind: 'NORMAL', reversesId: null, pricedCenticredits: activity.valueCenticredits, centicredits: posting.postedCenticredits, ruleSet, posting });
  };
  post(6);
  post(6);
  const [first] = entries as [ReplayedEntry];
  entries.push({ ...first, id: 3, kind: 'REVERSAL', reversesId: 1, centicredits: -600, pricedCenticredits: -600, posting: null });
  post(5);
  return entries;
}

const changed = (at: number, change: Partial<ReplayedEntry>): ReplayedEntry[] => ledger().map((entry, index) => (index === at ? { ...entry, ...change } : entry));

test('a ledger as it was posted walks without a finding', () => {
  expect(ledger().map((each) => each.centicredits)).toEqual([600, 400, -600, 500]);
  expect(mispostings(ledger())).toEqual([]);
});

test('a credit that somebody made larger is named', () => {
  expect(mispostings(changed(1, { centicredits: 600 }))).toContainEqual({ entryId: 2, problem: 'LOSSES_DIFFER', capKey: null });
});

test('a larger credit with a trace to match still passes its cap', () => {
  const posting = { pricedCenticredits: 600, postedCenticredits: 600, lostCenticredits: 0, checks: [{ capKey: 'a-yearly', span: 'YEAR' as const, cycleYear: 2024, limitCenticredits: 1000, usedCenticredits: 600, lostCenticredits: 0 }] };
  expect(mispostings(changed(1, { centicredits: 600, posting }))).toContainEqual({ entryId: 2, problem: 'CAP_PASSED', capKey: 'a-yearly' });
  const understated = { ...posting, checks: [{ ...posting.checks[0], usedCenticredits: 0 }] } as typeof posting;
  expect(mispostings(changed(1, { centicredits: 600, posting: understated }))).toContainEqual({ entryId: 2, problem: 'CAP_MISCOUNTED', capKey: 'a-yearly' });
});

test('a reversal that is not the opposite, and an entry that was slipped in or taken out', () => {
  expect(mispostings(changed(2, { centicredits: -500 }))).toContainEqual({ entryId: 3, problem: 'REVERSAL_DIFFERS', capKey: null });
  expect(mispostings(ledger().filter(({ id }) => id !== 1))).toContainEqual({ entryId: 2, problem: 'CAP_MISCOUNTED', capKey: 'a-yearly' });
});
