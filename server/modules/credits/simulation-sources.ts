import type { Reader } from '../../platform/data/sql.js';
import type { LedgerEntryRow } from './credits.entities.js';
import { loadPersons, type PersonRecord } from './ledger.store.js';
import { daysIn } from './rules/calendar.js';
import type { ActivityFacts } from './rules/pricing.js';
import type { SourcedActivity } from './rules/replay.js';
import type { Level } from './rules/rule-set.js';
import type { PricingStep } from './rules/valuation.js';

/** A recognised record with what the ledger made of it, in centicredits. */
export interface RecognisedSource extends SourcedActivity {
  readonly title: string;
  readonly ledgerCenticredits: number;
}

export interface TeacherSources { readonly teacherId: number; readonly person: PersonRecord; readonly sources: readonly RecognisedSource[] }

type Entry = Pick<LedgerEntryRow, 'id' | 'teacherId' | 'causeKey' | 'title' | 'startDay' | 'day' | 'categoryKey' | 'level' | 'itemKey' | 'courseKey' | 'topicKeys' | 'durationMinutes' | 'uninterruptedMinutes' | 'pricedCenticredits' | 'centicredits' | 'activity' | 'postedAt'> & { readonly trace: string | null };
interface Claim { readonly id: number; readonly teacherId: number; readonly title: string; readonly activity: string; readonly decidedAt: string }

/** With what would be read first: posting order, and claims that the caps left nothing of where they were decided. */
interface Placed { readonly at: string; readonly order: number; readonly source: RecognisedSource }

/**
 * Everything recognised for these teachers up to an instant and not taken back, in the order it was recognised. A
 * claim keeps what was stated; for other records the entry keeps it, and for entries older than that their own
 * columns and trace speak: what a register or a gate said then is taken as passed.
 */
export async function loadSources(reader: Reader, teacherIds: readonly number[], until: string): Promise<TeacherSources[]> {
  const ids = [[...teacherIds], until];
  const persons = await loadPersons(reader, teacherIds);
  const claims = await reader.rows<Claim>("SELECT id, teacherId, title, activity, decidedAt FROM credit_claims WHERE teacherId IN (?) AND status = 'APPROVED' AND decidedAt <= ?", ids);
  const entries = await reader.rows<Entry>(
    `SELECT id, teacherId, causeKey, title, startDay, day, categoryKey, level, itemKey, courseKey, topicKeys, durationMinutes, uninterruptedMinutes, pricedCenticredits, centicredits, activity, postedAt,
       CASE WHEN activity IS NULL AND causeKey NOT LIKE 'claim:%' THEN trace END AS trace
     FROM ledger_entries WHERE teacherId IN (?) AND kind = 'NORMAL' AND postedAt <= ?`, ids);
  const reversed = new Set((await reader.rows<{ reversesId: number }>("SELECT reversesId FROM ledger_entries WHERE teacherId IN (?) AND kind = 'REVERSAL' AND postedAt <= ?", ids)).map((each) => each.reversesId));

  const placed = new Map<number, Placed[]>(teacherIds.map((id) => [id, []]));
  const entryOfClaim = new Map<string, Entry>();
  for (const entry of entries) {
    if (entry.causeKey.startsWith('claim:')) entryOfClaim.set(entry.causeKey, entry);
    else if (!reversed.has(entry.id)) placed.get(entry.teacherId)?.push({ at: entry.postedAt, order: entry.id, source: { ...factsOf(entry), sourceKey: entry.causeKey, title: entry.title, ledgerCenticredits: entry.centicredits } });
  }
  for (const { id, teacherId, title, activity, decidedAt } of claims) {
    const sourceKey = `claim:${id}`;
    const entry = entryOfClaim.get(sourceKey);
    if (entry && reversed.has(entry.id)) continue;
    placed.get(teacherId)?.push({ at: entry?.postedAt ?? decidedAt, order: entry?.id ?? Number.MAX_SAFE_INTEGER, source: { ...JSON.parse(activity) as ActivityFacts, sourceKey, title, ledgerCenticredits: entry?.centicredits ?? 0 } });
  }
  return teacherIds.flatMap((teacherId) => {
    const person = persons.get(teacherId);
    const list = placed.get(teacherId) ?? [];
    list.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : one.order - other.order));
    return person ? [{ teacherId, person, sources: list.map(({ source }) => source) }] : [];
  });
}

export function factsOf(entry: Omit<Entry, 'id' | 'teacherId' | 'causeKey' | 'title' | 'centicredits' | 'postedAt'>): ActivityFacts {
  if (entry.activity !== null) return JSON.parse(entry.activity) as ActivityFacts;
  const { steps = [] } = JSON.parse(entry.trace ?? '{}') as { steps?: readonly PricingStep[] };
  const item = steps.find((step) => step.code === 'ITEM_VALUED');
  const isDeclared = steps.some((step) => step.code === 'DECLARED_VALUE_TAKEN');
  const retroactive = steps.find((step) => step.code === 'RETROACTIVE_ENTRY');
  const { categoryKey, itemKey, courseKey, day, startDay, durationMinutes, uninterruptedMinutes } = entry;
  const level = entry.level as Level;
  return {
    categoryKey, level, itemKey, courseKey, topicKeys: JSON.parse(entry.topicKeys) as string[], rankKey: item?.rankKey ?? null, roleKey: item?.roleKey ?? null, quantity: item?.quantity ?? 1,
    declaredCenticredits: isDeclared ? entry.pricedCenticredits : null, day, submittedDay: day, retroactive: retroactive ? { order: retroactive.order } : null,
    durationMinutes, wholeDays: 0, halfDays: 0, consecutiveDays: daysIn(startDay, day), uninterruptedMinutes,
    attendance: { requiredMinutes: durationMinutes, absentMinutes: 0 }, assessment: { passed: true, scorePermille: 1000 }, organiser: { key: null, level, accredited: true }, evidenceKeys: null,
  };
}
