import { comparableName } from './comparable.js';
import { isFor } from './person-class.js';
import { LEVELS, type Fraction, type Item, type Level, type OrganiserRule, type RuleSet } from './rule-set.js';
import { inScope } from './selection.js';

export interface EligibilityFacts {
  readonly categoryKey: string;
  readonly itemKey: string | null;
  readonly day: string;
  /** `key` of a platform in the register of platforms; `name` as whoever recorded it wrote it. */
  readonly organiser: { readonly key: string | null; readonly name?: string | null; readonly level: Level; readonly accredited: boolean } | null;
  readonly consecutiveDays: number;
  readonly uninterruptedMinutes: number;
  readonly attendance: { readonly requiredMinutes: number; readonly absentMinutes: number } | null;
  readonly assessment: { readonly passed: boolean; readonly scorePermille: number | null } | null;
  readonly evidenceKeys: readonly string[] | null;
}

/** In order of precedence. */
export type EligibilityRefusal =
  | { readonly code: 'ORGANISER_NOT_ACCREDITED'; readonly organiserKey: string | null; readonly organiserName?: string; /** Who would be, where the document names them. */ readonly listedKeys?: readonly string[] }
  | { readonly code: 'ORGANISER_LEVEL_TOO_LOW'; readonly level: Level | null; readonly minimumLevel: Level }
  | { readonly code: 'PERSON_NOT_ELIGIBLE'; readonly itemKey: string }
  | { readonly code: 'ATTENDANCE_NOT_RECORDED' }
  | { readonly code: 'ATTENDANCE_TOO_LOW'; readonly requiredMinutes: number; readonly absentMinutes: number; readonly rule: { readonly kind: 'ABSENT_BELOW' | 'ATTENDED_AT_LEAST'; readonly share: Fraction } }
  | { readonly code: 'ASSESSMENT_NOT_RECORDED' }
  | { readonly code: 'ASSESSMENT_FAILED'; readonly scorePermille: number | null; readonly requiredPermille: number | null }
  | { readonly code: 'BLOCK_TOO_SHORT'; readonly consecutiveDays: number; readonly requiredDays: number; readonly uninterruptedMinutes: number; readonly requiredMinutes: number }
  | { readonly code: 'EVIDENCE_MISSING'; readonly evidenceKeys: readonly string[] };

/** Why the record earns nothing whatever its hours, or null: organiser, person, attendance, assessment, block, evidence. */
export function eligibilityRefusal(ruleSet: RuleSet, item: Item | null, classes: ReadonlySet<string>, facts: EligibilityFacts): EligibilityRefusal | null {
  return organiserRefusal(ruleSet, facts)
    ?? (item !== null && !isFor(item, classes) ? { code: 'PERSON_NOT_ELIGIBLE', itemKey: item.key } : null)
    ?? attendanceRefusal(ruleSet, facts)
    ?? assessmentRefusal(ruleSet, facts)
    ?? blockRefusal(ruleSet, facts)
    ?? evidenceRefusal(ruleSet, facts);
}

function organiserRefusal(ruleSet: RuleSet, facts: EligibilityFacts): EligibilityRefusal | null {
  const rules = ruleSet.organiserRules.filter((rule) => inScope(rule.scope, facts));
  const { organiser } = facts;
  const broken = rules.find((rule) => !isAccredited(ruleSet, rule, facts));
  if (broken) {
    const listedKeys = broken.accreditation === 'LISTED' ? listedFor(ruleSet, facts).map(({ key }) => key) : [];
    return { code: 'ORGANISER_NOT_ACCREDITED', organiserKey: organiser?.key ?? null, ...(organiser?.name ? { organiserName: organiser.name } : {}), ...(listedKeys.length > 0 ? { listedKeys } : {}) };
  }
  for (const { minimumLevel } of rules) {
    if (minimumLevel !== null && (organiser === null || isBelow(organiser.level, minimumLevel))) return { code: 'ORGANISER_LEVEL_TOO_LOW', level: organiser?.level ?? null, minimumLevel };
  }
  return null;
}

/** Organisers that the document names for the category on the day. */
function listedFor(ruleSet: RuleSet, { categoryKey, day }: EligibilityFacts): RuleSet['accreditedOrganisers'] {
  return ruleSet.accreditedOrganisers.filter((row) => (row.categoryKeys.length === 0 || row.categoryKeys.includes(categoryKey))
    && (row.fromDay === null || row.fromDay <= day) && (row.toDay === null || day <= row.toDay));
}

function isAccredited(ruleSet: RuleSet, rule: OrganiserRule, facts: EligibilityFacts): boolean {
  const { organiser } = facts;
  switch (rule.accreditation) {
    case 'NOT_REQUIRED': return true;
    case 'REGISTER': return organiser?.accredited === true;
    case 'LISTED': {
      const name = comparableName(organiser?.name ?? '');
      return listedFor(ruleSet, facts).some((row) => row.key === organiser?.key || (name !== '' && [row.name.zh, row.name.en].some((each) => comparableName(each) === name)));
    }
  }
}

export function isBelow(level: Level, minimumLevel: Level): boolean {
  return LEVELS.indexOf(level) > LEVELS.indexOf(minimumLevel);
}

function attendanceRefusal(ruleSet: RuleSet, facts: EligibilityFacts): EligibilityRefusal | null {
  const { attendance } = facts;
  for (const gate of ruleSet.gates) {
    const rule = gate.attendance;
    if (!inScope(gate.scope, facts) || (rule.kind === 'NONE' && gate.paysFor === 'PLANNED')) continue;
    if (attendance === null || attendance.requiredMinutes <= 0) {
      if (gate.unrecordedAttendance === 'REFUSED') return { code: 'ATTENDANCE_NOT_RECORDED' };
      continue;
    }
    if (rule.kind === 'NONE') continue;
    const { requiredMinutes, absentMinutes } = attendance;
    const { numerator, denominator } = rule.share;
    const fails = rule.kind === 'ABSENT_BELOW'
      ? absentMinutes * denominator >= requiredMinutes * numerator
      : (requiredMinutes - absentMinutes) * denominator < requiredMinutes * numerator;
    if (fails) return { code: 'ATTENDANCE_TOO_LOW', requiredMinutes, absentMinutes, rule };
  }
  return null;
}

function assessmentRefusal(ruleSet: RuleSet, facts: EligibilityFacts): EligibilityRefusal | null {
  const { assessment } = facts;
  for (const gate of ruleSet.gates) {
    if (!inScope(gate.scope, facts) || gate.assessment.kind === 'NONE') continue;
    if (assessment === null) return { code: 'ASSESSMENT_NOT_RECORDED' };
    const { passed, scorePermille } = assessment;
    if (gate.assessment.kind === 'PASSED') {
      if (!passed) return { code: 'ASSESSMENT_FAILED', scorePermille, requiredPermille: null };
    } else if (scorePermille === null) {
      return { code: 'ASSESSMENT_NOT_RECORDED' };
    } else if (scorePermille < gate.assessment.scorePermille) {
      return { code: 'ASSESSMENT_FAILED', scorePermille, requiredPermille: gate.assessment.scorePermille };
    }
  }
  return null;
}

function blockRefusal(ruleSet: RuleSet, facts: EligibilityFacts): EligibilityRefusal | null {
  const { consecutiveDays, uninterruptedMinutes } = facts;
  const broken = ruleSet.blockRules.find((rule) => inScope(rule.scope, facts)
    && (consecutiveDays < rule.consecutiveDays || uninterruptedMinutes < rule.uninterruptedMinutes));
  if (broken === undefined) return null;
  return { code: 'BLOCK_TOO_SHORT', consecutiveDays, requiredDays: broken.consecutiveDays, uninterruptedMinutes, requiredMinutes: broken.uninterruptedMinutes };
}

function evidenceRefusal(ruleSet: RuleSet, facts: EligibilityFacts): EligibilityRefusal | null {
  const { evidenceKeys } = facts;
  if (evidenceKeys === null) return null;
  const missing = evidenceNeeded(ruleSet, facts).filter((evidenceKey) => !evidenceKeys.includes(evidenceKey));
  return missing.length === 0 ? null : { code: 'EVIDENCE_MISSING', evidenceKeys: missing };
}

/** The kinds of evidence a record of this category or item needs, in the document's order. */
export function evidenceNeeded(ruleSet: RuleSet, record: { readonly categoryKey: string; readonly itemKey: string | null }): string[] {
  return ruleSet.evidence.filter((row) => inScope(row.scope, record)).map((row) => row.key);
}

/**
 * What can be checked of evidence that comes as files: which kind a file is, the officer sees; that there is none where
 * the rules need some, they say themselves. Null: not for the rules to judge.
 */
export function evidenceOfFiles(ruleSet: RuleSet, record: { readonly categoryKey: string; readonly itemKey: string | null }, fileCount: number): readonly string[] | null {
  return fileCount > 0 || evidenceNeeded(ruleSet, record).length === 0 ? null : [];
}
