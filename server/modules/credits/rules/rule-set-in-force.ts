import type { RuleSet } from './rule-set.js';

type Dated = Pick<RuleSet, 'version' | 'effectiveFromDay' | 'effectiveToDay'>;

/** The version in force on the day of the activity, or null. Of two that overlap the later version speaks. */
export function ruleSetInForce<Version extends Dated>(versions: readonly Version[], day: string): Version | null {
  return versions.reduce<Version | null>((found, version) => {
    const isInForce = version.effectiveFromDay <= day && (version.effectiveToDay === null || day <= version.effectiveToDay);
    return isInForce && (found === null || version.version > found.version) ? version : found;
  }, null);
}
