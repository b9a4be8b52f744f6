import type { Reader } from '../../platform/data/sql.js';
import { type Locale, say, type Words } from '../../platform/locale.js';
import type { Actor, Reach } from '../accounts/index.js';
import type { ClaimEvidence, ClaimPreview, ClaimStepPassed, CreditClaimReview, DuplicateRecord } from './claim-review.types.js';
import { recognisedOf } from './claims.store.js';
import type { CreditClaimRow } from './credits.entities.js';
import { CREDIT_READERS } from './credits.policy.js';
import type { CreditsReadModel } from './credits.read-model.js';
import type { ClaimFilingRow } from './filings.entities.js';
import type { Postings } from './posting.service.js';

/** One claim with everything that the person who decides it wants to see beside it. */
export class ClaimReviews {
  constructor(private readonly reader: Reader, private readonly readModel: CreditsReadModel, private readonly postings: Postings) {}

  async review(actor: Actor, claimId: number, locale: Locale): Promise<CreditClaimReview | null> {
    const claim = await this.readModel.claim(actor, reachOf(actor), claimId, locale);
    const row = claim && await this.reader.row<CreditClaimRow>('SELECT * FROM credit_claims WHERE id = ?', [claimId]);
    if (!claim || !row) return null;
    const [evidence, preview, duplicate, steps, decider, replaced, filing] = await Promise.all([
      this.evidence(JSON.parse(row.evidenceFileIds) as number[]), this.preview(row, locale), this.duplicate(actor, row, locale), this.steps(claimId),
      this.reader.row<{ name: string }>('SELECT name FROM accounts WHERE id = ?', [row.decidedByAccountId ?? 0]),
      this.reader.row<{ id: number; reason: string | null; returnedAt: string | null }>('SELECT id, reason, decidedAt AS returnedAt FROM credit_claims WHERE id = ?', [row.replacesClaimId ?? 0]),
      this.reader.row<Pick<ClaimFilingRow, 'status' | 'number' | 'filedDay'>>('SELECT status, number, filedDay FROM claim_filings WHERE id = ?', [row.filingId ?? 0]),
    ]);
    return {
      claim, evidence, preview, duplicate, steps, decidedByName: decider?.name ?? null, replaced: replaced ?? null,
      onFile: row.filesAt && { filesAt: row.filesAt, filingId: row.filingId, status: filing?.status ?? null, number: filing?.number ?? null, filedDay: filing?.filedDay ?? null },
    };
  }

  /** Files of a claim; none when the claim is out of reach. */
  async evidenceIds(actor: Actor, claimId: number): Promise<number[]> {
    const claim = await this.readModel.claim(actor, reachOf(actor), claimId, 'zh-CN');
    const row = claim && await this.reader.row<CreditClaimRow>('SELECT evidenceFileIds FROM credit_claims WHERE id = ?', [claimId]);
    return row ? JSON.parse(row.evidenceFileIds) as number[] : [];
  }

  /** Files of a claim that is shown to somebody for a reason of its own, such as a second look. */
  async evidenceOf(claimId: number): Promise<ClaimEvidence[]> {
    const row = await this.reader.row<{ evidenceFileIds: string }>('SELECT evidenceFileIds FROM credit_claims WHERE id = ?', [claimId]);
    return row ? this.evidence(JSON.parse(row.evidenceFileIds) as number[]) : [];
  }

  private evidence(fileIds: readonly number[]): Promise<ClaimEvidence[]> {
    return this.reader.rows<ClaimEvidence>(
      `SELECT f.id, f.name, f.mediaType, f.sizeBytes,
         (SELECT COUNT(*) FROM stored_files o WHERE o.sha256 = f.sha256 AND o.purpose = f.purpose AND o.ownerAccountId <> f.ownerAccountId) AS sameContentCount
       FROM stored_files f WHERE f.id IN (?) ORDER BY f.id`, [[...fileIds]]);
  }

  /** A recognised claim tells what it brought, any other what it would bring now. */
  private async preview(row: CreditClaimRow, locale: Locale): Promise<ClaimPreview> {
    const posted = await this.readModel.entryOf(`claim:${row.id}`, locale);
    if (posted) return { accepted: true, centicredits: posted.centicredits, lostCenticredits: posted.lostCenticredits, ruleSetName: posted.ruleSetName, explanation: posted.explanation };
    const { result, ruleSet, sentences } = await this.postings.explain(this.reader, recognisedOf(row));
    const told = (words: Words): string => say(words, locale);
    return {
      accepted: result.posted, centicredits: result.posted ? result.centicredits : 0, lostCenticredits: result.posted ? result.lostCenticredits : 0,
      ruleSetName: ruleSet ? `${told(ruleSet.name)} v${ruleSet.version}` : null, explanation: sentences.map(told),
    };
  }

  /** The other record, as far as the viewer's reach goes: it may be another teacher's. */
  private async duplicate(actor: Actor, { duplicateOf, teacherId }: CreditClaimRow, locale: Locale): Promise<DuplicateRecord | null> {
    if (duplicateOf === null) return null;
    const claimId = (await this.reader.row<{ id: number }>('SELECT id FROM credit_claims WHERE sourceKey = ?', [duplicateOf]))?.id;
    if (claimId !== undefined) {
      const claim = await this.readModel.claim(actor, reachOf(actor), claimId, locale);
      if (!claim) return null;
      const { teacher, title, organiserName, certificateNumber, sourceType, providerKey, startDay, endDay, durationMinutes, status, postedCenticredits } = claim;
      return { sourceKey: duplicateOf, claimId, teacher, title, organiserName, certificateNumber, sourceType, providerKey, startDay, endDay, durationMinutes, status, centicredits: postedCenticredits };
    }
    const entry = await this.reader.row<{ title: string; providerKey: string | null; startDay: string; day: string; durationMinutes: number; centicredits: number }>(
      'SELECT title, providerKey, startDay, day, durationMinutes, centicredits FROM ledger_entries WHERE causeKey = ? AND teacherId = ?', [duplicateOf, teacherId]);
    if (!entry) return null;
    const { day, ...stated } = entry;
    return { ...stated, sourceKey: duplicateOf, claimId: null, teacher: null, organiserName: null, certificateNumber: null, sourceType: null, endDay: day, status: null };
  }

  private steps(claimId: number): Promise<ClaimStepPassed[]> {
    return this.reader.rows<ClaimStepPassed>('SELECT p.step, p.at, a.name AS byName FROM claim_approvals p JOIN accounts a ON a.id = p.accountId WHERE p.claimId = ? ORDER BY p.id', [claimId]);
  }
}

const reachOf = (actor: Actor): Reach => actor.reach(...CREDIT_READERS);
