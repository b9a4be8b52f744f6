import type { CreditClaimSubmitInput, MyPageQuery, SponsorLevel } from '../../../data/generated/operations.js';
import type { Evidence } from './useEvidence.js';

export type ClaimableCategory = NonNullable<MyPageQuery['ruleSetInForce']>['categories'][number];
export type ClaimableItem = ClaimableCategory['items'][number];

export interface ClaimDraft {
  readonly title: string;
  readonly organiserName: string;
  readonly certificateNumber: string;
  /** Empty: none. */
  readonly topicKey: string;
  readonly categoryKey: string;
  /** Empty for what is credited by the hour. */
  readonly itemKey: string;
  readonly rankKey: string;
  readonly roleKey: string;
  /** As typed: pieces, or credits that were stated. */
  readonly quantity: string;
  readonly declared: string;
  /** Who has the other role of what credits both. */
  readonly otherNumber: string;
  readonly otherName: string;
  readonly level: SponsorLevel | '';
  readonly startDay: string;
  readonly endDay: string;
  /** As typed: hours of the rule set in force. */
  readonly hours: string;
  readonly evidence: readonly Evidence[];
  /** False until the files of the claim that is mended are among them. */
  readonly isWhole: boolean;
}

export const noItem = { itemKey: '', rankKey: '', roleKey: '', quantity: '1', declared: '', otherNumber: '', otherName: '' };
export const blankClaim: ClaimDraft = { ...noItem, title: '', organiserName: '', certificateNumber: '', topicKey: '', categoryKey: '', level: '', startDay: '', endDay: '', hours: '', evidence: [], isWhole: true };

export function draftOf(claim: MyPageQuery['ownClaims']['items'][number], hourMinutes: number): ClaimDraft {
  const { title, organiserName, category, item, level, startDay, endDay, durationMinutes } = claim;
  const stated = item && { itemKey: item.key, rankKey: item.rankKey ?? '', roleKey: item.roleKey ?? '', quantity: String(item.quantity), declared: item.declaredCenticredits === null ? '' : String(item.declaredCenticredits / 100) };
  return { ...noItem, ...stated, title, organiserName, certificateNumber: claim.certificateNumber ?? '', topicKey: claim.topics[0]?.key ?? '', categoryKey: category.key, level, startDay, endDay, hours: durationMinutes > 0 ? String(Math.round((durationMinutes * 10) / hourMinutes) / 10) : '', evidence: [], isWhole: false };
}

/** What the rules offer for what is chosen so far. */
export interface ClaimOffer { readonly category: ClaimableCategory | null; readonly item: ClaimableItem | null }

export function offerOf({ categoryKey, itemKey }: ClaimDraft, categories: readonly ClaimableCategory[]): ClaimOffer {
  const category = categories.find(({ key }) => key === categoryKey) ?? null;
  return { category, item: category?.items.find(({ key }) => key === itemKey) ?? null };
}

/** Where hours are worth nothing an item is asked for instead. */
export const asksHours = ({ category, item }: ClaimOffer): boolean => (item ? item.needsHours : !wantsItem(category));
const wantsItem = (category: ClaimableCategory | null): boolean => category !== null && !category.paysHours && category.items.length > 0;
export const isShared = ({ roleKey }: ClaimDraft, { item }: ClaimOffer): boolean => item !== null && item.sharedRoleKeys.includes(roleKey);

export type DraftProblem = 'required' | 'tooShort' | 'hoursWrong' | 'hoursRange' | 'reversedDays' | 'future' | 'quantityWrong' | 'declaredWrong';
type Problems = Partial<Record<keyof ClaimDraft, DraftProblem>>;

/** What the server takes of one claim. */
const MINUTES = { least: 15, most: 100_000 };

/** What is missing or cannot be right, by field, in the order of the form. The rules are the server's. */
export function problemsOf(draft: ClaimDraft, today: string, hourMinutes: number, offer: ClaimOffer): Problems {
  const problems: Problems = {};
  for (const name of neededFields(offer)) if (draft[name].trim() === '') problems[name] = 'required';
  if (!problems.title && [...draft.title.trim()].length < 2) problems.title = 'tooShort';
  if (!problems.organiserName && [...draft.organiserName.trim()].length < 2) problems.organiserName = 'tooShort';
  if (offer.item?.isDeclared && centicreditsOf(draft.declared) === null) problems.declared = 'declaredWrong';
  if (offer.item && !offer.item.isDeclared && piecesOf(draft.quantity) === null) problems.quantity = 'quantityWrong';
  const [hasNumber, hasName] = [draft.otherNumber.trim() !== '', draft.otherName.trim() !== ''];
  if (isShared(draft, offer) && hasNumber !== hasName) problems[hasNumber ? 'otherName' : 'otherNumber'] = 'required';
  if (!problems.startDay && !problems.endDay && draft.endDay < draft.startDay) problems.endDay = 'reversedDays';
  else if (!problems.endDay && draft.endDay > today) problems.endDay = 'future';
  if (!asksHours(offer) || problems.hours) return problems;
  const hours = hoursOf(draft.hours);
  const minutes = (hours ?? 0) * hourMinutes;
  if (hours === null) problems.hours = 'hoursWrong';
  else if (minutes < MINUTES.least || minutes > MINUTES.most) problems.hours = 'hoursRange';
  return problems;
}

function neededFields(offer: ClaimOffer): readonly ('title' | 'organiserName' | 'categoryKey' | 'itemKey' | 'roleKey' | 'level' | 'startDay' | 'endDay' | 'hours')[] {
  const { category, item } = offer;
  return [
    'title', 'organiserName', 'categoryKey', 'level', ...(wantsItem(category) ? ['itemKey' as const] : []), ...(item && item.sharedRoleKeys.length > 0 ? ['roleKey' as const] : []),
    'startDay', 'endDay', ...(asksHours(offer) ? ['hours' as const] : []),
  ];
}

/** Full-width digits, as Chinese keyboards write them, are digits too. */
const plain = (text: string): string => text.normalize('NFKC').trim();

function hoursOf(text: string): number | null {
  const [, hours] = /^(\d{1,5}(?:\.\d{1,2})?)\s*(?:学时|小时|hours?|h)?$/i.exec(plain(text)) ?? [];
  return hours === undefined ? null : Number(hours);
}

function piecesOf(text: string): number | null {
  const pieces = /^\d{1,3}$/.test(plain(text)) ? Number(plain(text)) : 0;
  return pieces >= 1 && pieces <= 100 ? pieces : null;
}

function centicreditsOf(text: string): number | null {
  const [, credits] = /^(\d{1,3}(?:\.\d{1,2})?)\s*(?:学分|分)?$/.exec(plain(text)) ?? [];
  return credits !== undefined && Number(credits) > 0 ? Math.round(Number(credits) * 100) : null;
}

export function inputOf(draft: ClaimDraft, hourMinutes: number, replacesClaimId: string | null, offer: ClaimOffer): Omit<CreditClaimSubmitInput, 'idempotencyKey'> {
  const { title, organiserName, categoryKey, level, startDay, endDay, hours, evidence, rankKey, roleKey, quantity, declared, otherNumber, otherName } = draft;
  const { item } = offer;
  return {
    title: title.trim(), organiserName: organiserName.trim(), categoryKey, level: level as SponsorLevel, startDay, endDay, durationMinutes: asksHours(offer) ? Math.round((hoursOf(hours) ?? 0) * hourMinutes) : 0,
    ...(item && {
      itemKey: item.key, ...(rankKey ? { rankKey } : {}), ...(roleKey ? { roleKey } : {}), ...(item.isDeclared ? { declaredCenticredits: centicreditsOf(declared) } : { quantity: piecesOf(quantity) ?? 1 }),
      ...(isShared(draft, offer) && otherNumber.trim() ? { counterpart: { number: plain(otherNumber), name: otherName.trim() } } : {}),
    }),
    ...(draft.certificateNumber.trim() ? { certificateNumber: draft.certificateNumber.trim() } : {}), ...(draft.topicKey ? { topicKey: draft.topicKey } : {}), evidenceFileIds: evidence.flatMap(({ id }) => id ?? []), ...(replacesClaimId ? { replacesClaimId } : {}),
  };
}
