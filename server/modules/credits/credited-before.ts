import type { Reader } from '../../platform/data/sql.js';
import type { Words } from '../../platform/locale.js';
import { CLAIM_SOURCE_WORDS, DUPLICATE_WORDS } from './claim-words.js';
import type { ClaimSource } from './credits.entities.js';
import { type CreditedHours, creditedHours, senderOf } from './known-records.js';
import type { Recognised } from './posting.service.js';
import { type DuplicateReason, duplicateVerdict } from './rules/duplicate.js';

/**
 * With what a record is compared in the transaction that posts it. A class that closes: with all that was credited,
 * for the same training. A claim was compared when it was filed: with what came without a claim since then.
 */
export type Comparison = 'CLASS' | { readonly sourceType: ClaimSource; readonly since: string };

export interface CreditedBefore { readonly reason: DuplicateReason; readonly other: CreditedHours; readonly words: Words }

/** By cause, the record that stands credited already and that this one seems to repeat. */
export async function creditedBefore(source: Reader, records: readonly Recognised[]): Promise<Map<string, CreditedBefore>> {
  const found = new Map<string, CreditedBefore>();
  const classes = records.filter((each) => each.compared === 'CLASS');
  const claims = records.flatMap((each) => (each.compared && each.compared !== 'CLASS' ? [{ ...each, compared: each.compared }] : []));
  const least = (days: readonly string[]): string => days.reduce((first, each) => (each < first ? each : first), '9999-12-31');
  const read = async (of: readonly Recognised[], postedFrom: string | null): Promise<Map<string, CreditedHours[]>> => {
    if (of.length === 0) return new Map();
    return Map.groupBy(await creditedHours(source, [...new Set(of.map((each) => each.teacherId))], least(of.map((each) => each.startDay)), { postedFrom, withoutClaim: postedFrom !== null }), (each) => each.teacherId);
  };
  const compare = (record: Recognised, sender: string, known: readonly CreditedHours[], isOneOf: (reason: DuplicateReason) => boolean): void => {
    const { causeKey, teacherId, providerKey, title, startDay, activity } = record;
    const verdict = duplicateVerdict({ sourceKey: causeKey, providerKey, sender, teacherId: String(teacherId), categoryKey: activity.categoryKey, trainingName: title, startDay, endDay: activity.day, durationMinutes: activity.durationMinutes }, known);
    const other = verdict.verdict === 'QUARANTINE' && isOneOf(verdict.reason) ? known.find((each) => each.sourceKey === verdict.duplicateOf) : undefined;
    if (other && verdict.verdict === 'QUARANTINE') found.set(causeKey, { reason: verdict.reason, other, words: wordsOf(record, verdict.reason, other) });
  };
  const beside = await read(classes, null);
  for (const record of classes) compare(record, 'completion', beside.get(String(record.teacherId)) ?? [], (reason) => reason === 'SAME_TRAINING' || reason === 'SAME_TRAINING_AND_HOURS');
  const meanwhile = await read(claims, claims.length > 0 ? least(claims.map((each) => each.compared.since)) : null);
  for (const record of claims) {
    const { sourceType, since } = record.compared;
    compare(record, senderOf(sourceType, record.providerKey), (meanwhile.get(String(record.teacherId)) ?? []).filter((each) => each.postedAt >= since), () => true);
  }
  return found;
}

function wordsOf({ compared }: Recognised, reason: DuplicateReason, { trainingName, startDay, endDay, centicredits, providerKey, sender }: CreditedHours): Words {
  const days = (to: string): string => (startDay === endDay ? endDay : `${startDay} ${to} ${endDay}`);
  const credits = (centicredits / 100).toFixed(2);
  if (compared === 'CLASS') {
    const by: Words = providerKey ? CLAIM_SOURCE_WORDS.PROVIDER : sender === 'claim' ? { zh: '申报', en: 'a claim' } : { zh: '其他记录', en: 'another record' };
    return {
      zh: `同一培训“${trainingName}”（${days('至')}）已凭${by.zh}入账 ${credits} 学分，本班不再重复计分。那一条如有误，请先冲销，再重新开班、结班。`,
      en: `The same training, “${trainingName}” (${days('to')}), was credited with ${credits} already by ${by.en}; the class does not credit it again. If that record is wrong, take it back first, then reopen and close the class.`,
    };
  }
  return {
    zh: `申报之后，“${trainingName}”（${days('至')}）已入账 ${credits} 学分（${DUPLICATE_WORDS[reason].zh}），本条已转为疑似重复，请对照后再定。`,
    en: `Since it was filed, “${trainingName}” (${days('to')}) was credited with ${credits} (${DUPLICATE_WORDS[reason].en.toLowerCase()}); it is held back as a suspected duplicate now: compare both, then decide.`,
  };
}
