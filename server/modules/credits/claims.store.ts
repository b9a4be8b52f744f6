import type { Tx } from '../../platform/transactions/tx.js';
import type { CreditClaimRow } from './credits.entities.js';

export type LockedClaim = CreditClaimRow & { readonly areaId: number | null; readonly approvedByAccountIds: readonly number[] };

/** Locks claims in the order of their ids and reads who passed earlier steps. */
export async function loadClaims(tx: Tx, ids: readonly number[]): Promise<LockedClaim[]> {
  const claims = await tx.lock<CreditClaimRow>('SELECT * FROM credit_claims WHERE id IN (?) ORDER BY id', [[...ids]]);
  const approvals = await tx.rows<{ claimId: number; accountId: number }>('SELECT claimId, accountId FROM claim_approvals WHERE claimId IN (?)', [claims.map((each) => each.id)]);
  const areas = new Map((await tx.rows<{ id: number; areaId: number | null }>('SELECT id, areaId FROM schools WHERE id IN (?)', [[...new Set(claims.map((each) => each.schoolId))]])).map((each) => [each.id, each.areaId]));
  return claims.map((claim) => ({ ...claim, areaId: areas.get(claim.schoolId) ?? null, approvedByAccountIds: approvals.filter((each) => each.claimId === claim.id).map((each) => each.accountId) }));
}
