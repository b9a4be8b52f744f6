import { dayOf, type Instant } from '../../platform/clock.js';
import type { Reader } from '../../platform/data/sql.js';
import type { Words } from '../../platform/locale.js';
import { decimalText } from '../credits/index.js';
import { COMPLETION_REASONS, type CompletionReason } from '../training/index.js';
import type { AppealKind } from './rules/vocabulary.js';

/** One decision about a teacher's credits as it stands. */
export interface Matter {
  readonly kind: AppealKind;
  readonly key: string;
  readonly claimId: number | null;
  readonly entryId: number | null;
  readonly completionId: number | null;
  readonly cohortId: number | null;
  readonly title: string;
  readonly decision: Words;
  readonly decidedAt: Instant;
  readonly decidedByAccountId: number | null;
  readonly decidedByName: string;
  readonly stakeCenticredits: number;
}

interface Decided { readonly title: string; readonly decidedAt: Instant; readonly decidedByAccountId: number | null; readonly decidedByName: string | null }
const NOBODY = '—';

/** Every decision about this teacher's credits that could be appealed against, the latest first, whatever its day. */
export async function mattersOf(source: Reader, teacherId: number): Promise<Matter[]> {
  const matters = [...await declinedClaims(source, teacherId), ...await entries(source, teacherId), ...await classResults(source, teacherId)];
  return matters.sort((one, other) => (one.decidedAt < other.decidedAt ? 1 : one.decidedAt > other.decidedAt ? -1 : 0));
}

async function declinedClaims(source: Reader, teacherId: number): Promise<Matter[]> {
  const rows = await source.rows<Decided & { id: number; status: 'REJECTED' | 'RETURNED' | 'APPROVED'; reason: string | null; claimedCenticredits: number }>(
    `SELECT c.id, c.title, c.status, c.reason, c.claimedCenticredits, c.decidedAt, c.decidedByAccountId, a.name AS decidedByName FROM credit_claims c LEFT JOIN accounts a ON a.id = c.decidedByAccountId
     WHERE c.teacherId = ? AND c.decidedAt IS NOT NULL AND (c.status IN ('REJECTED', 'RETURNED') OR (c.status = 'APPROVED' AND c.postedCenticredits = 0 AND c.claimedCenticredits > 0))`, [teacherId]);
  return rows.map(({ id, status, reason, claimedCenticredits, decidedByName, ...row }) => ({
    ...row, ...NO_RECORD, claimId: id, decidedByName: decidedByName ?? NOBODY, stakeCenticredits: claimedCenticredits,
    ...(status === 'APPROVED'
      ? { kind: 'CAP', key: `cap:claim:${id}`, decision: lost(claimedCenticredits, 0) }
      : { kind: 'CLAIM', key: `claim:${id}`, decision: status === 'REJECTED' ? { zh: `不予认定：${reason ?? ''}`, en: `Not recognised: ${reason ?? ''}` } : { zh: `退回：${reason ?? ''}`, en: `Returned: ${reason ?? ''}` } }),
  }));
}

/** Entries taken back by a person, and standing ones that a cap cut. What a reopened class takes back it gives again when it is closed. */
async function entries(source: Reader, teacherId: number): Promise<Matter[]> {
  const rows = await source.rows<Decided & { id: number; kind: 'NORMAL' | 'REVERSAL'; reversesId: number | null; sourceKey: string; centicredits: number; pricedCenticredits: number; trace: string }>(
    `SELECT e.id, e.kind, e.title, e.reversesId, e.sourceKey, e.centicredits, e.pricedCenticredits, CASE WHEN e.kind = 'REVERSAL' THEN e.trace ELSE '{}' END AS trace, e.postedAt AS decidedAt, e.postedByAccountId AS decidedByAccountId, a.name AS decidedByName
     FROM ledger_entries e LEFT JOIN accounts a ON a.id = e.postedByAccountId WHERE e.teacherId = ?
       AND ((e.kind = 'REVERSAL' AND NOT EXISTS (SELECT 1 FROM credit_appeals p WHERE p.kind = 'CAP' AND p.entryId = e.reversesId AND p.status = 'GRANTED'))
         OR (e.kind = 'NORMAL' AND e.centicredits < e.pricedCenticredits AND NOT EXISTS (SELECT 1 FROM ledger_entries r WHERE r.reversesId = e.id)))`, [teacherId]);
  const completions = await source.rows<{ id: number; cohortId: number; isCurrent: number }>(
    'SELECT x.id, x.cohortId, CASE WHEN x.round = c.closingRound THEN 1 ELSE 0 END AS isCurrent FROM completions x JOIN cohorts c ON c.id = x.cohortId WHERE x.teacherId = ?', [teacherId]);
  return rows.flatMap(({ id, kind, reversesId, sourceKey, centicredits, pricedCenticredits, trace, decidedByName, ...row }): Matter[] => {
    const completion = completions.find((each) => sourceKey === `completion:${each.id}`);
    if (completion && !completion.isCurrent) return [];
    const shared = { ...row, claimId: null, completionId: completion?.id ?? null, cohortId: completion?.cohortId ?? null, decidedByName: decidedByName ?? NOBODY };
    if (kind === 'NORMAL') return [{ ...shared, kind: 'CAP', key: `cap:entry:${id}`, entryId: id, decision: lost(pricedCenticredits, centicredits), stakeCenticredits: pricedCenticredits - centicredits }];
    const reason = (JSON.parse(trace) as { reason?: string }).reason ?? '';
    return [{ ...shared, kind: 'REVERSAL', key: `reversal:${id}`, entryId: reversesId, decision: { zh: `冲正：${reason}`, en: `Taken back: ${reason}` }, stakeCenticredits: -pricedCenticredits }];
  });
}

async function classResults(source: Reader, teacherId: number): Promise<Matter[]> {
  const rows = await source.rows<Omit<Decided, 'decidedByAccountId' | 'decidedByName'> & { id: number; cohortId: number; completed: number; reason: CompletionReason; creditNote: string | null }>(
    `SELECT x.id, x.cohortId, c.title, x.completed, x.reason, x.creditNote, c.closedAt AS decidedAt FROM completions x JOIN cohorts c ON c.id = x.cohortId AND c.closingRound = x.round
     WHERE x.teacherId = ? AND c.status = 'CLOSED' AND c.closedAt IS NOT NULL AND x.centicredits = 0`, [teacherId]);
  if (rows.length === 0) return [];
  const closers = await source.rows<{ subjectId: string; accountId: number | null; actorName: string }>(
    "SELECT subjectId, accountId, actorName FROM audit_rows WHERE subjectType = 'Cohort' AND subjectId IN (?) AND action = 'cohort.close' ORDER BY seq", [rows.map(({ cohortId }) => String(cohortId))]);
  return rows.map(({ id, cohortId, completed, reason, creditNote, ...row }) => {
    const closer = closers.findLast(({ subjectId }) => subjectId === String(cohortId));
    const why = completed ? (creditNote === null ? { zh: '结业，但因上限未计学分', en: 'Completed, but a cap left no credit' } : JSON.parse(creditNote) as Words) : COMPLETION_REASONS[reason];
    return {
      ...row, ...NO_RECORD, kind: 'COMPLETION', key: `completion:${id}`, completionId: id, cohortId, decision: { zh: `未计学分：${why.zh}`, en: `No credit: ${why.en}` },
      decidedByAccountId: closer?.accountId ?? null, decidedByName: closer?.actorName ?? NOBODY, stakeCenticredits: 0,
    };
  });
}

/** Everybody who had a hand in what is appealed against. */
export async function involvedIn(source: Reader, appeal: { readonly claimId: number | null; readonly entryId: number | null; readonly decidedByAccountId: number | null }): Promise<number[]> {
  const entry = appeal.entryId === null ? undefined : await source.row<{ sourceKey: string; postedByAccountId: number | null }>('SELECT sourceKey, postedByAccountId FROM ledger_entries WHERE id = ?', [appeal.entryId]);
  const claimId = appeal.claimId ?? Number(/^claim:(\d+)$/.exec(entry?.sourceKey ?? '')?.[1] ?? 0);
  const claim = await source.row<{ submittedByAccountId: number | null; decidedByAccountId: number | null }>('SELECT submittedByAccountId, decidedByAccountId FROM credit_claims WHERE id = ?', [claimId]);
  const steps = await source.rows<{ accountId: number }>('SELECT accountId FROM claim_approvals WHERE claimId = ?', [claimId]);
  return [appeal.decidedByAccountId, entry?.postedByAccountId, claim?.submittedByAccountId, claim?.decidedByAccountId, ...steps.map(({ accountId }) => accountId)].flatMap((id) => id ?? []);
}

const NO_RECORD = { claimId: null, entryId: null, completionId: null, cohortId: null } as const;

function lost(worth: number, posted: number): Words {
  const cut = decimalText(worth - posted);
  return { zh: `折合 ${decimalText(worth)}，计入 ${decimalText(posted)}，因上限少计 ${cut}`, en: `Worth ${decimalText(worth)}, posted ${decimalText(posted)}; ${cut} lost to a cap` };
}

export const dayTold = ({ decidedAt }: Matter): string => dayOf(decidedAt);
