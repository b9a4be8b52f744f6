import { addYears, type PersonDates } from './calendar.js';
import { meetsRegister, type RegisterFacts } from './register-class.js';
import type { PersonClass, RuleSet } from './rule-set.js';

/** What the register says of the person. Spells are inclusive; a null `toDay` is still held. Without `register` no condition on it holds. */
export interface PersonFacts extends PersonDates {
  readonly classSpells: ReadonlyArray<{ readonly classKey: string; readonly fromDay: string; readonly toDay: string | null }>;
  readonly register?: RegisterFacts;
}

export interface Audience { readonly forClasses: readonly string[]; readonly exceptClasses: readonly string[] }

/** The classes of the rule set that the person holds in the period (both days inclusive). */
export function classesHeld(ruleSet: RuleSet, person: PersonFacts, startDay: string, endDay: string): ReadonlySet<string> {
  const held = ruleSet.classes.filter((row) => isHeld(row, person, row.heldWhen === 'LAST_DAY' ? endDay : startDay, endDay));
  return new Set(held.map((row) => row.key));
}

/** Whether a row speaks of someone who holds these classes. An exception beats a mention. */
export function isFor(audience: Audience, classes: ReadonlySet<string>): boolean {
  if (audience.exceptClasses.some((classKey) => classes.has(classKey))) return false;
  return audience.forClasses.length === 0 || audience.forClasses.some((classKey) => classes.has(classKey));
}

function isHeld(row: PersonClass, person: PersonFacts, fromDay: string, toDay: string): boolean {
  const { membership } = row;
  switch (membership.kind) {
    case 'DECLARED':
      return person.classSpells.some((spell) => spell.classKey === row.key && spell.fromDay <= toDay && (spell.toDay === null || spell.toDay >= fromDay));
    case 'REGISTER_SAYS':
      return membership.anyOf.some((condition) => meetsRegister(condition, person, person.register, fromDay, toDay));
    case 'AGE_AT_LEAST':
      return person.birthDay !== null && addYears(person.birthDay, membership.years) <= toDay;
    case 'SERVICE_BELOW':
      return person.hireDay !== null && person.hireDay <= toDay && fromDay < addYears(person.hireDay, membership.years);
  }
}
