import { readFileSync } from 'node:fs';
import type { LedgerPosting } from '../../../server/modules/credits/rules/counted-credits.js';
import type { PersonFacts } from '../../../server/modules/credits/rules/person-class.js';
import { priceActivity, type ActivityFacts, type PricedActivity } from '../../../server/modules/credits/rules/pricing.js';
import { parseRuleSet, ruleSetSchema, type RuleSet } from '../../../server/modules/credits/rules/rule-set.js';
import type { ShippedRuleSetKey } from '../../../server/modules/credits/rules/shipped-rule-sets.js';

export function shippedDocument(key: ShippedRuleSetKey): unknown {
  return JSON.parse(readFileSync(new URL(`../../../server/modules/credits/rule-sets/${key}.json`, import.meta.url), 'utf8'));
}

export function shipped(key: ShippedRuleSetKey): RuleSet {
  const parsed = parseRuleSet(shippedDocument(key));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.ruleSet;
}

const text = { zh: '名', en: 'name' };
export const named = (key: string) => ({ key, name: text });

/** A small valid document: categories a, b and c, 1 credit an hour of 60 minutes, calendar years, five to a cycle. */
export function buildRuleSet(change: Record<string, unknown> = {}): RuleSet {
  return ruleSetSchema.parse({
    ...named('test'), version: 1, source: text, effectiveFromDay: '2020-01-01', effectiveToDay: null,
    unit: { kind: 'CREDIT', name: { zh: '学分', en: 'credits' }, hourMinutes: 60, dayHours: 8, halfDayHours: 4 },
    cycle: { years: 5, anchor: { kind: 'CALENDAR_YEAR' }, begins: { kind: 'COMMON', startYear: 2020 } },
    categories: [named('a'), named('b'), named('c')],
    weights: [{ ...named('hour'), categoryKeys: ['a', 'b', 'c'], centicredits: 100, perMinutes: 60 }],
    registration: { yearClosesAfterDays: null, withinDaysOfActivity: null, retroactive: { kind: 'FORBIDDEN' } },
    approvals: [{ key: 'ordinary', steps: [{ at: 'COUNTY', does: 'RECOGNISE' }] }],
    policies: { appealDays: null, noticeDays: null, forgeryPenalty: null, degreeYear: null, partialCycle: 'FULL' },
    ...change,
  });
}

export const teacher: PersonFacts = { birthDay: '1980-05-20', hireDay: '2003-09-01', classSpells: [] };

/** One hour in category a, in order on every count. */
export function buildActivity(change: Partial<ActivityFacts> = {}): ActivityFacts {
  return {
    categoryKey: 'a', level: 'COUNTY', itemKey: null, rankKey: null, roleKey: null, quantity: 1, declaredCenticredits: null,
    topicKeys: [], courseKey: null, day: '2024-06-10', submittedDay: '2024-06-20', retroactive: null,
    organiser: { key: null, level: 'NATIONAL', accredited: true },
    durationMinutes: 60, wholeDays: 0, halfDays: 0, consecutiveDays: 5, uninterruptedMinutes: 0,
    attendance: null, assessment: null, evidenceKeys: null, ...change,
  };
}

export function priced(ruleSet: RuleSet, change: Partial<ActivityFacts>, person = teacher): PricedActivity {
  const pricing = priceActivity(ruleSet, person, buildActivity(change));
  if (!pricing.ok) throw new Error(`refused: ${pricing.refusal.code}`);
  return pricing.priced;
}

let sources = 0;
export function buildPosting(change: Partial<LedgerPosting>): LedgerPosting {
  sources += 1;
  const cycleYear = change.cycleYear ?? 2024;
  return {
    sourceKey: `source-${String(sources).padStart(6, '0')}`, categoryKey: 'a', level: 'COUNTY', itemKey: null, topicKeys: [], courseKey: null,
    cycleYear, day: `${cycleYear}-06-10`, ruleSetVersion: 1, uninterruptedMinutes: 0, checks: [], centicredits: 100, ...change,
  };
}
