import { type Clock, dayOf } from '../../platform/clock.js';
import type { Reader } from '../../platform/data/sql.js';
import { type Locale, say } from '../../platform/locale.js';
import type { Reach } from '../accounts/index.js';
import type { TeachersReadModel } from '../teachers/index.js';
import { categoryOf } from './credits.read-model.js';
import type { CreditStatement, RuleSetInfo, StatementCategory } from './credits.types.js';
import { asPostings, loadPersons, loadPostings } from './ledger.store.js';
import type { RuleSets } from './rule-sets.store.js';
import { assessCycle, type CategoryStanding } from './rules/assessment.js';
import { cycleYearOf, dayInYear, yearsOfCycle } from './rules/calendar.js';
import { postingsOfCycle } from './rules/cycle-postings.js';
import { claimableItems, paysHours } from './rules/claimable-items.js';
import { evidenceNeeded } from './rules/eligibility.js';
import { type Offer, type ShortestWay, shortestWay } from './rules/shortest-way.js';
import { explainLoss, explainMissing, explainMovement, explainUnusableSurplus } from './rules/explanation.js';
import type { RuleSet } from './rules/rule-set.js';

/** How a teacher stands: counted from the ledger when it is asked for. */
export class StatementReadModel {
  constructor(private readonly reader: Reader, private readonly ruleSets: RuleSets, private readonly teachers: TeachersReadModel, private readonly clock: Clock) {}

  /**
   * Null when the teacher is out of reach, no rule set is in force, or the cycle hangs on a date that is not known.
   *
   * @param year any year of the cycle wanted; null for the current one.
   */
  async statement(reach: Reach, teacherId: number, year: number | null, locale: Locale): Promise<CreditStatement | null> {
    const today = dayOf(this.clock.now());
    const [teacher, ruleSet, persons] = await Promise.all([this.teachers.one(reach, teacherId), this.ruleSets.inForce(this.reader, today), loadPersons(this.reader, [teacherId])]);
    const person = persons.get(teacherId);
    if (!teacher || !ruleSet || !person) return null;
    if (year !== null && (year < 1950 || year > 2150)) return null;
    const cycle = cycleYearOf(ruleSet.cycle, person, year === null ? today : dayInYear(year, '12-31'));
    if (!cycle) return null;
    const startYear = cycle.cycleStartYear;
    const postings = postingsOfCycle(ruleSet, person, asPostings((await loadPostings(this.reader, [teacherId])).get(teacherId) ?? []), startYear);
    const assessment = assessCycle(ruleSet, person, postings, { cycleStartYear: startYear, asOfDay: today });
    const words = (each: { zh: string; en: string }): string => say(each, locale);
    return {
      teacher, ruleSetName: `${words(ruleSet.name)} v${ruleSet.version}`, unitName: words(ruleSet.unit.name),
      cycleStartYear: startYear, startDay: assessment.startDay, endDay: assessment.endDay, ended: assessment.ended, met: assessment.met,
      totalCenticredits: assessment.total.countedCenticredits, targetCenticredits: assessment.total.targetCenticredits, shortCenticredits: assessment.total.shortCenticredits,
      categories: assessment.categories.map((each) => toCategory(ruleSet, each, locale)),
      years: assessment.years.map(({ cycleYear, state, countedCenticredits, categories }) => ({ cycleYear, state, countedCenticredits, categories: categories.map((each) => toCategory(ruleSet, each, locale)) })),
      missing: assessment.missing.map((item) => ({ code: item.code, message: words(explainMissing(ruleSet, item)), shortCenticredits: 'shortCenticredits' in item ? item.shortCenticredits : null })),
      notes: [
        ...assessment.overflows.map((each) => words(explainMovement(ruleSet, each))),
        ...assessment.losses.map((each) => words(explainLoss(ruleSet, each))),
        ...assessment.unusableSurplus.map((each) => words(explainUnusableSurplus(ruleSet, each))),
      ],
    };
  }

  /** The offers that close most of the current cycle's gap; null where {@link statement} is null. */
  async shortestWay(reach: Reach, teacherId: number, offers: readonly Offer[]): Promise<(ShortestWay & { readonly endDay: string }) | null> {
    const today = dayOf(this.clock.now());
    const [teacher, ruleSet, persons] = await Promise.all([this.teachers.one(reach, teacherId), this.ruleSets.inForce(this.reader, today), loadPersons(this.reader, [teacherId])]);
    const person = persons.get(teacherId);
    const cycle = teacher && ruleSet && person ? cycleYearOf(ruleSet.cycle, person, today) : null;
    if (!ruleSet || !person || !cycle) return null;
    const { cycleStartYear } = cycle;
    const postings = postingsOfCycle(ruleSet, person, asPostings((await loadPostings(this.reader, [teacherId])).get(teacherId) ?? []), cycleStartYear);
    return { ...shortestWay(ruleSet, person, postings, { cycleStartYear, asOfDay: today }, offers), endDay: yearsOfCycle(ruleSet.cycle, person, cycleStartYear).at(-1)?.endDay ?? today };
  }

  async ruleSetInForce(locale: Locale): Promise<RuleSetInfo | null> {
    const ruleSet = await this.ruleSets.inForce(this.reader, dayOf(this.clock.now()));
    if (!ruleSet) return null;
    return {
      key: ruleSet.key, version: ruleSet.version, name: say(ruleSet.name, locale), unitName: say(ruleSet.unit.name, locale), hourMinutes: ruleSet.unit.hourMinutes, topics: ruleSet.topics.map(({ key, name }) => ({ key, name: say(name, locale) })),
      categories: ruleSet.categories.map(({ key, name }) => {
        const told = (rows: RuleSet['evidence'] | RuleSet['ranks'], keys: readonly string[]) => rows.filter((row) => keys.includes(row.key)).map((row) => ({ key: row.key, name: say(row.name, locale) }));
        const proofs = (keys: readonly string[]): string[] => told(ruleSet.evidence, keys).map((each) => each.name);
        return {
          key, name: say(name, locale), evidence: proofs(evidenceNeeded(ruleSet, { categoryKey: key, itemKey: null })), paysHours: paysHours(ruleSet, key),
          items: claimableItems(ruleSet, key).map(({ item, levels, rankKeys, roleKeys, evidenceKeys }) => ({
            key: item.key, name: say(item.name, locale), pieceName: say(item.pieceName, locale), isDeclared: item.value.kind === 'DECLARED', needsHours: item.minimumMinutes > 0, levels,
            ranks: told(ruleSet.ranks, rankKeys), roles: told(ruleSet.roles, roleKeys), sharedRoleKeys: item.creditsBothRoleKeys, evidence: proofs(evidenceKeys),
          })),
        };
      }),
    };
  }
}

export function toCategory(ruleSet: RuleSet, standing: CategoryStanding, locale: Locale): StatementCategory {
  const { categoryKey, ...amounts } = standing;
  return { ...amounts, category: categoryOf(ruleSet, categoryKey, locale) };
}
