import type { Reader } from '../../platform/data/sql.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { CreditClaimRow } from './credits.entities.js';
import type { Recognised } from './posting.service.js';
import type { ActivityFacts } from './rules/pricing.js';
import type { ReturnedClaim } from './rules/resubmission.js';

const LOCKED_COLUMNS = ['id', 'teacherId', 'schoolId', 'sourceType', 'sourceKey', 'providerKey', 'title', 'startDay', 'activity', 'status', 'awaits', 'needsAudit', 'quarantineReason', 'submittedByAccountId', 'submittedAt', 'changedAt'] as const satisfies (keyof CreditClaimRow)[];

type LockedRow = Pick<CreditClaimRow, (typeof LOCKED_COLUMNS)[number]>;

export type LockedClaim = LockedRow & { readonly areaId: number | null; readonly approvedByAccountIds: readonly number[] };

/** Locks claims in the order of their ids and reads who passed earlier steps. */
export async function loadClaims(tx: Tx, ids: readonly number[]): Promise<LockedClaim[]> {
  const claims = await tx.lock<LockedRow>(`SELECT ${LOCKED_COLUMNS.join(', ')} FROM credit_claims WHERE id IN (?) ORDER BY id`, [[...ids]]);
  const approvals = await tx.rows<{ claimId: number; accountId: number }>('SELECT claimId, accountId FROM claim_approvals WHERE claimId IN (?)', [claims.map((each) => each.id)]);
  const approvers = Map.groupBy(approvals, (each) => each.claimId);
  const areas = new Map((await tx.rows<{ id: number; areaId: number | null }>('SELECT id, areaId FROM schools WHERE id IN (?)', [[...new Set(claims.map((each) => each.schoolId))]])).map((each) => [each.id, each.areaId]));
  return claims.map((claim) => ({ ...claim, areaId: areas.get(claim.schoolId) ?? null, approvedByAccountIds: (approvers.get(claim.id) ?? []).map((each) => each.accountId) }));
}

/** Claims that these teachers' own schools filed in bulk and that were given back for mending, with the evidence they came with. */
export async function returnedClaims(source: Reader, teacherIds: readonly number[]): Promise<(ReturnedClaim & { readonly evidenceFileIds: readonly number[] })[]> {
  const rows = await source.rows<Omit<ReturnedClaim, 'teacherId'> & { teacherId: number; evidenceFileIds: string }>(
    `SELECT c.id AS claimId, c.sourceKey, c.providerKey, c.teacherId, c.categoryKey, c.title AS trainingName, c.startDay, c.endDay, c.durationMinutes, c.evidenceFileIds
     FROM credit_claims c JOIN teachers t ON t.id = c.teacherId WHERE c.teacherId IN (?) AND c.status = 'RETURNED' AND c.sourceType = 'SCHOOL' AND t.schoolId = c.schoolId`, [[...new Set(teacherIds)]]);
  return rows.map(({ teacherId, evidenceFileIds, ...row }) => ({ ...row, teacherId: String(teacherId), evidenceFileIds: JSON.parse(evidenceFileIds) as number[] }));
}

/** What the ledger is given for a claim. Suspected ones were compared by a person. */
export function recognisedOf({ id, teacherId, title, startDay, providerKey, activity, sourceType, sourceKey, status, awaits, submittedAt, changedAt }: LockedRow | CreditClaimRow): Recognised {
  return {
    teacherId, causeKey: `claim:${id}`, title, startDay, providerKey, activity: JSON.parse(activity) as ActivityFacts,
    ...(status === 'PENDING' ? { compared: { sourceType, sourceKey, since: awaits === 'AUDIT' ? changedAt : submittedAt } } : {}),
  };
}
