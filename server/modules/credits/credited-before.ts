import type { Reader } from '../../platform/data/sql.js';
import type { Words } from '../../platform/locale.js';
import { CLAIM_SOURCE_WORDS, DUPLICATE_WORDS } from './claim-words.js';
import type { ClaimSource } from './credits.entities.js';
import { creditedHours, senderOf } from './known-records.js';
import type { Recognised } from './posting.service.js';
import { earliest } from './rules/calendar.js';
import { type DuplicateReason, duplicateVerdict, type StatedHours } from './rules/duplicate.js';

/**
 * With what a record is compared in the transaction that posts it. A class that closes: with all that was credited,
 * for the same training. A claim was compared when it was filed: with what was credited since, which two claims
 * that were filed in the same instant may be to one another.
 */
export type Comparison = 'CLASS' | { readonly sourceType: ClaimSource; readonly sourceKey: string; readonly since: string };

export interface CreditedBefore { readonly reason: DuplicateReason; readonly other: StatedHours; readonly words: Words }

interface ComparedClaim extends Recognised { readonly compared: Exclude<Comparison, 'CLASS'> }

/** A record that is credited. `comparedWith`: the source that a person compared it with when it was suspected itself. */
interface Standing extends StatedHours { readonly centicredits: number; readonly postedAt: string; readonly isClaim: boolean; readonly comparedWith: string | null }

const isClaim = (record: Recognised): record is ComparedClaim => record.compared !== undefined && record.compared !== 'CLASS';
const OF_ONE_TRAINING: readonly DuplicateReason[] = ['SAME_TRAINING', 'SAME_TRAINING_AND_HOURS'];

/** By cause, the record that stands credited already, or would be by an earlier one of these, and that it seems to repeat. */
export async function creditedBefore(source: Reader, records: readonly Recognised[]): Promise<Map<string, CreditedBefore>> {
  const found = new Map<string, CreditedBefore>();
  const classes = records.filter((each) => each.compared === 'CLASS');
  const standing = await creditedTo(source, classes, null);
  for (const record of classes) {
    const repeated = repeatedBy(statedOf(record, record.causeKey, 'completion'), standing.get(String(record.teacherId)) ?? []);
    if (repeated && OF_ONE_TRAINING.includes(repeated.reason)) found.set(record.causeKey, { ...repeated, words: notAgain(repeated.other) });
  }
  const claims = await toBeCompared(source, records.filter(isClaim));
  const meanwhile = await creditedTo(source, claims, claims.length > 0 ? earliest(claims.map(({ compared }) => compared.since)) : null);
  for (const record of claims) {
    const { sourceType, sourceKey, since } = record.compared;
    const stated = statedOf(record, sourceKey, senderOf(sourceType, record.providerKey));
    const beside = meanwhile.get(stated.teacherId) ?? [];
    const repeated = repeatedBy(stated, beside.filter((each) => each.postedAt >= since && each.comparedWith !== sourceKey));
    if (repeated) found.set(record.causeKey, { ...repeated, words: creditedSince(repeated.reason, repeated.other) });
    else meanwhile.set(stated.teacherId, [...beside, { ...stated, centicredits: 0, postedAt: since, isClaim: true, comparedWith: null }]);
  }
  return found;
}

/** Of some claims those that another may repeat: their teachers were credited something since they were filed, or have several of these. */
async function toBeCompared(source: Reader, claims: readonly ComparedClaim[]): Promise<readonly ComparedClaim[]> {
  if (claims.length === 0) return [];
  const byTeacher = Map.groupBy(claims, (each) => each.teacherId);
  const accounts = await source.rows<{ teacherId: number; lastPostedAt: string }>(
    'SELECT teacherId, lastPostedAt FROM credit_accounts WHERE teacherId IN (?) AND lastPostedAt >= ?', [[...byTeacher.keys()], earliest(claims.map(({ compared }) => compared.since))]);
  const last = new Map(accounts.map((each) => [each.teacherId, each.lastPostedAt]));
  return claims.filter(({ teacherId, compared }) => (byTeacher.get(teacherId)?.length ?? 0) > 1 || (last.get(teacherId) ?? '') >= compared.since);
}

async function creditedTo(source: Reader, records: readonly Recognised[], postedFrom: string | null): Promise<Map<string, Standing[]>> {
  if (records.length === 0) return new Map();
  const entries = await creditedHours(source, [...new Set(records.map((each) => each.teacherId))], earliest(records.map((each) => each.startDay)), { postedFrom });
  const claimIds = entries.flatMap(({ sourceKey }) => (sourceKey.startsWith('claim:') ? [Number(sourceKey.slice('claim:'.length))] : []));
  const claims = claimIds.length === 0 ? [] : await source.rows<{ id: number; sourceType: ClaimSource; sourceKey: string; duplicateOf: string | null }>('SELECT id, sourceType, sourceKey, duplicateOf FROM credit_claims WHERE id IN (?)', [claimIds]);
  const byCause = new Map(claims.map((each) => [`claim:${each.id}`, each]));
  return Map.groupBy(entries.map((entry): Standing => {
    const claim = byCause.get(entry.sourceKey);
    return claim ? { ...entry, sourceKey: claim.sourceKey, sender: senderOf(claim.sourceType, entry.providerKey), isClaim: true, comparedWith: claim.duplicateOf } : { ...entry, isClaim: false, comparedWith: null };
  }), (each) => each.teacherId);
}

function repeatedBy(stated: StatedHours, known: readonly Standing[]): { readonly reason: DuplicateReason; readonly other: Standing } | null {
  const verdict = duplicateVerdict(stated, known);
  if (verdict.verdict === 'CLEAR') return null;
  const other = known.find((each) => each.sourceKey === verdict.duplicateOf);
  return other ? { reason: verdict.reason, other } : null;
}

const statedOf = ({ teacherId, providerKey, title, startDay, activity }: Recognised, sourceKey: string, sender: string): StatedHours =>
  ({ sourceKey, providerKey, sender, teacherId: String(teacherId), categoryKey: activity.categoryKey, trainingName: title, startDay, endDay: activity.day, durationMinutes: activity.durationMinutes });

const daysOf = ({ startDay, endDay }: StatedHours, to: string): string => (startDay === endDay ? endDay : `${startDay} ${to} ${endDay}`);

function notAgain(other: Standing): Words {
  const by: Words = other.providerKey ? CLAIM_SOURCE_WORDS.PROVIDER : other.isClaim ? { zh: '申报', en: 'a claim' } : { zh: '其他记录', en: 'another record' };
  const credits = (other.centicredits / 100).toFixed(2);
  return {
    zh: `同一培训“${other.trainingName}”（${daysOf(other, '至')}）已凭${by.zh}入账 ${credits} 学分，本班不再重复计分。那一条如有误，请先冲销，再撤销结业、重新结业。`,
    en: `The same training, “${other.trainingName}” (${daysOf(other, 'to')}), was credited with ${credits} already by ${by.en.toLowerCase()}; the class does not credit it again. If that record is wrong, take it back first, then reopen and close the class.`,
  };
}

function creditedSince(reason: DuplicateReason, other: Standing): Words {
  const alike = DUPLICATE_WORDS[reason];
  return {
    zh: `申报之后，“${other.trainingName}”（${daysOf(other, '至')}）已先行认定（${alike.zh}），本条已转为疑似重复，请对照后再定。`,
    en: `“${other.trainingName}” (${daysOf(other, 'to')}) was credited after this was filed (${alike.en.toLowerCase()}); this one is held back as a suspected duplicate now: compare both, then decide.`,
  };
}
