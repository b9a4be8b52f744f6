import type { CreditClaimSubmitInput, MyPageQuery, SponsorLevel } from '../../../data/generated/operations.js';
import type { Evidence } from './useEvidence.js';

export interface ClaimDraft {
  readonly title: string;
  readonly organiserName: string;
  readonly categoryKey: string;
  readonly level: SponsorLevel | '';
  readonly startDay: string;
  readonly endDay: string;
  /** As typed: hours of the rule set in force. */
  readonly hours: string;
  readonly evidence: readonly Evidence[];
  /** False until the files of the claim that is mended are among them. */
  readonly isWhole: boolean;
}

export const blankClaim: ClaimDraft = { title: '', organiserName: '', categoryKey: '', level: '', startDay: '', endDay: '', hours: '', evidence: [], isWhole: true };

export function draftOf(claim: MyPageQuery['ownClaims']['items'][number], hourMinutes: number): ClaimDraft {
  const { title, organiserName, category, level, startDay, endDay, durationMinutes } = claim;
  return { title, organiserName, categoryKey: category.key, level, startDay, endDay, hours: String(Math.round((durationMinutes * 10) / hourMinutes) / 10), evidence: [], isWhole: false };
}

export type DraftProblem = 'required' | 'tooShort' | 'hoursWrong' | 'hoursRange' | 'reversedDays' | 'future';

/** What the server takes of one claim. */
const MINUTES = { least: 15, most: 100_000 };

/** What is missing or cannot be right, by field, in the order of the form. The rules are the server's. */
export function problemsOf(draft: ClaimDraft, today: string, hourMinutes: number): Partial<Record<keyof ClaimDraft, DraftProblem>> {
  const problems: Partial<Record<keyof ClaimDraft, DraftProblem>> = {};
  for (const name of ['title', 'organiserName', 'categoryKey', 'level', 'startDay', 'endDay', 'hours'] as const) {
    if (draft[name].trim() === '') problems[name] = 'required';
  }
  if (!problems.title && [...draft.title.trim()].length < 2) problems.title = 'tooShort';
  if (!problems.organiserName && [...draft.organiserName.trim()].length < 2) problems.organiserName = 'tooShort';
  if (!problems.startDay && !problems.endDay && draft.endDay < draft.startDay) problems.endDay = 'reversedDays';
  else if (!problems.endDay && draft.endDay > today) problems.endDay = 'future';
  const hours = hoursOf(draft.hours);
  const minutes = (hours ?? 0) * hourMinutes;
  if (!problems.hours && hours === null) problems.hours = 'hoursWrong';
  else if (!problems.hours && (minutes < MINUTES.least || minutes > MINUTES.most)) problems.hours = 'hoursRange';
  return problems;
}

/** Full-width digits, as Chinese keyboards write them, are digits too. */
function hoursOf(text: string): number | null {
  const [, hours] = /^(\d{1,5}(?:\.\d{1,2})?)\s*(?:学时|小时|hours?|h)?$/i.exec(text.normalize('NFKC').trim()) ?? [];
  return hours === undefined ? null : Number(hours);
}

export function inputOf(draft: ClaimDraft, hourMinutes: number, replacesClaimId: string | null): Omit<CreditClaimSubmitInput, 'idempotencyKey'> {
  const { title, organiserName, categoryKey, level, startDay, endDay, hours, evidence } = draft;
  return {
    title: title.trim(), organiserName: organiserName.trim(), categoryKey, level: level as SponsorLevel, startDay, endDay, durationMinutes: Math.round((hoursOf(hours) ?? 0) * hourMinutes),
    evidenceFileIds: evidence.flatMap(({ id }) => id ?? []), ...(replacesClaimId ? { replacesClaimId } : {}),
  };
}
