import { addDays } from './calendar.js';
import type { Bilingual, RuleSet } from './rule-set.js';

export type Dated = Pick<RuleSet, 'version' | 'effectiveFromDay' | 'effectiveToDay'>;

/** The version in force on the day of the activity, or null. Of two that overlap the later version speaks. */
export function ruleSetInForce<Version extends Dated>(versions: readonly Version[], day: string): Version | null {
  return versions.reduce<Version | null>((found, version) => {
    const isInForce = version.effectiveFromDay <= day && (version.effectiveToDay === null || day <= version.effectiveToDay);
    return isInForce && (found === null || version.version > found.version) ? version : found;
  }, null);
}

/** What a draft would do to the county's versions that its author may not mean. */
export type VersionNotice =
  | { readonly code: 'OVERTAKES_VERSION'; readonly path: 'effectiveFromDay'; readonly version: number; readonly fromDay: string }
  | { readonly code: 'RETURNS_TO_VERSION'; readonly path: 'effectiveToDay'; readonly version: number; readonly fromDay: string }
  | { readonly code: 'LEAVES_GAP'; readonly path: 'effectiveToDay'; readonly fromDay: string };

/** A published draft is the latest version: it overtakes those that were to come, and where it ends an earlier one speaks again, or none. */
export function versionNotices(versions: readonly Dated[], { effectiveFromDay, effectiveToDay }: Pick<RuleSet, 'effectiveFromDay' | 'effectiveToDay'>): VersionNotice[] {
  const overtaken = versions.filter((each) => each.effectiveFromDay > effectiveFromDay && (effectiveToDay === null || each.effectiveFromDay <= effectiveToDay))
    .map(({ version, effectiveFromDay: fromDay }): VersionNotice => ({ code: 'OVERTAKES_VERSION', path: 'effectiveFromDay', version, fromDay }));
  if (effectiveToDay === null) return overtaken;
  const fromDay = addDays(effectiveToDay, 1);
  const next = ruleSetInForce(versions, fromDay);
  return [...overtaken, next === null ? { code: 'LEAVES_GAP', path: 'effectiveToDay', fromDay } : { code: 'RETURNS_TO_VERSION', path: 'effectiveToDay', version: next.version, fromDay }];
}

export function explainVersionNotice(notice: VersionNotice): Bilingual {
  switch (notice.code) {
    case 'OVERTAKES_VERSION': return { zh: `第 ${notice.version} 版定于 ${notice.fromDay} 起施行；本草案发布后由本草案取代它，请核对施行日期。`, en: `Version ${notice.version} was to be in force from ${notice.fromDay}; this draft takes its place once it is published. Look at the dates.` };
    case 'RETURNS_TO_VERSION': return { zh: `本草案终止后，自 ${notice.fromDay} 起恢复适用第 ${notice.version} 版；若不是此意，请清空终止日期。`, en: `When this draft ends, version ${notice.version} is in force again from ${notice.fromDay}; leave the last day empty if that is not meant.` };
    case 'LEAVES_GAP': return { zh: `本草案终止后，自 ${notice.fromDay} 起没有认定办法施行，活动将无法认定；请清空终止日期。`, en: `When this draft ends, nothing is in force from ${notice.fromDay} and nothing can be recognised; leave the last day empty.` };
  }
}
