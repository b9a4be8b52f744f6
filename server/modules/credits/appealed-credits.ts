import type { Tx } from '../../platform/transactions/tx.js';
import { recognisedOf } from './claims.store.js';
import { ClaimApprovalRow, type CreditClaimRow, type LedgerEntryRow } from './credits.entities.js';
import type { PostingResult, Postings, Recognised } from './posting.service.js';
import { factsOf } from './simulation-sources.js';

/**
 * Recognises a claim that was declined, or that the caps left nothing of, because a panel granted the appeal
 * against that. It goes the ordinary way, caps and lock of the account included; the head of the panel stands as
 * the approver. A claim that the rules refuse stays as it was.
 *
 * @returns null when the claim is in neither state any more: it was withdrawn or decided otherwise meanwhile.
 */
export async function recogniseOnAppeal(tx: Tx, postings: Postings, { claimId, headAccountId }: { readonly claimId: number; readonly headAccountId: number }): Promise<PostingResult | null> {
  const claim = await tx.lockOne<CreditClaimRow>('SELECT * FROM credit_claims WHERE id = ?', [claimId]);
  if (!claim || !(claim.status === 'REJECTED' || claim.status === 'RETURNED' || (claim.status === 'APPROVED' && claim.postedCenticredits === 0))) return null;
  const [result] = await postings.post(tx, [recognisedOf(claim)]);
  if (!result) throw new Error('a claim was posted without an answer');
  if (!result.posted) return result;
  if (claim.status !== 'APPROVED') await tx.insert(ClaimApprovalRow, { claimId, step: claim.awaits === 'AUDIT' ? 'AUDIT' : 'RECOGNISE', accountId: headAccountId, at: tx.now });
  // A panel is more than the second look that the chain may ask for.
  await tx.run("UPDATE credit_claims SET status = 'APPROVED', needsAudit = CASE awaits WHEN 'AUDIT' THEN needsAudit ELSE 0 END, awaits = 'RECOGNISE', quarantineReason = NULL, decidedByAccountId = ?, decidedAt = ?, changedAt = ?, postedCenticredits = ? WHERE id = ?", [headAccountId, tx.now, tx.now, result.centicredits, claimId]);
  tx.audit({ action: 'creditClaim.recognise', subjectType: 'CreditClaim', subjectId: claimId, details: { teacherId: claim.teacherId, centicredits: result.centicredits, because: 'appeal', headAccountId } });
  return result;
}

/** The record behind a normal entry, to be posted again under another cause: as its claim states it, else as the entry keeps it. */
export async function recordOfEntry(tx: Tx, entryId: number, causeKey: string): Promise<Recognised | null> {
  const entry = await tx.row<LedgerEntryRow>("SELECT * FROM ledger_entries WHERE id = ? AND kind = 'NORMAL'", [entryId]);
  if (!entry) return null;
  const claimId = Number(/^claim:(\d+)$/.exec(entry.sourceKey)?.[1]);
  const claim = claimId ? await tx.row<CreditClaimRow>('SELECT * FROM credit_claims WHERE id = ?', [claimId]) : undefined;
  if (claim) return { ...recognisedOf(claim), causeKey };
  const { teacherId, title, startDay, providerKey } = entry;
  return { teacherId, causeKey, title, startDay, providerKey, activity: factsOf(entry) };
}
