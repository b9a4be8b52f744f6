import { notFound } from '../../platform/errors.js';
import type { Words } from '../../platform/locale.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import { type Actor, isWithin } from '../accounts/index.js';
import { approvalWords } from './claim-words.js';
import { loadClaims, type LockedClaim, recognisedOf, returnedClaims } from './claims.store.js';
import { CLAIM_RECOGNISERS, CREDIT_READERS } from './credits.policy.js';
import { ClaimApprovalRow, type ClaimSource, type ClaimStatus, CreditClaimRow } from './credits.entities.js';
import { KnownRecords } from './known-records.js';
import { loadPersons } from './ledger.store.js';
import type { PostingResult, Postings } from './posting.service.js';
import type { RuleSets } from './rule-sets.store.js';
import { type ApprovalRefusal, refusalToApprove } from './rules/claim-approval.js';
import { duplicateVerdict } from './rules/duplicate.js';
import { approvalChain, type ClaimStep, routeOf } from './rules/approval-chain.js';
import { resubmissionOf } from './rules/resubmission.js';
import { type ActivityFacts, priceActivity } from './rules/pricing.js';

/** A record that somebody says a teacher has; `sourceKey` names the record behind it and is unique. */
export interface NewClaim {
  readonly teacherId: number;
  readonly sourceType: ClaimSource;
  readonly sourceKey: string;
  readonly providerKey: string | null;
  readonly title: string;
  readonly organiserName: string;
  readonly startDay: string;
  readonly activity: ActivityFacts;
  readonly evidenceFileIds?: readonly number[];
  /** Of the certificate it rests on, as it is printed. */
  readonly certificateNumber?: string | null;
  /** Who brought it, where that is not who files it now: he may not recognise it. */
  readonly submittedByAccountId?: number;
  /** One that was given back, which this one stands for. */
  readonly replacesClaimId?: number | null;
}

export interface FiledClaim {
  readonly sourceKey: string;
  readonly claimId: number;
  /** EXISTED: the source was filed before and nothing was changed. */
  readonly filing: 'FILED' | 'QUARANTINED' | 'EXISTED';
  readonly duplicateOf: string | null;
}

export type ClaimResult =
  | { readonly claimId: number; readonly done: true; readonly centicredits: number; readonly lostCenticredits: number; /** The step it waits for now; null: decided. */ readonly awaits: ClaimStep | null }
  | { readonly claimId: number; readonly done: false; readonly code: ApprovalRefusal['code'] | 'RULES_REFUSE' | 'YEAR_CLOSED' | 'CREDITED_BEFORE'; readonly words: Words };

export const MOST_CLAIMS_PER_CALL = 1_000;
/** Files of a claim that was filed again and again. */
const MOST_EVIDENCE = 30;

/** Claims from filing to decision. */
export class Claims {
  constructor(private readonly work: UnitOfWork, private readonly ruleSets: RuleSets, private readonly postings: Postings) {}

  /** Files claims for records of other modules, once per source. Suspected duplicates go to quarantine. */
  async file(tx: Tx, claims: readonly NewClaim[]): Promise<FiledClaim[]> {
    const existing = new Map((await tx.rows<{ id: number; sourceKey: string }>('SELECT id, sourceKey FROM credit_claims WHERE sourceKey IN (?)', [claims.map((each) => each.sourceKey)])).map((each) => [each.sourceKey, each.id]));
    const first = new Map(claims.toReversed().map((each) => [each.sourceKey, each]));
    const fresh = claims.filter((each) => !existing.has(each.sourceKey) && first.get(each.sourceKey) === each);
    const persons = await loadPersons(tx, [...new Set(fresh.map((each) => each.teacherId))]);
    const known = await KnownRecords.beside(tx, fresh);
    const returned = fresh.some((each) => each.sourceType === 'SCHOOL') ? await returnedClaims(tx, fresh.map((each) => each.teacherId)) : [];
    const replaced = new Set<number>();
    const inForce = await this.ruleSets.calendar(tx);
    const rows: Omit<CreditClaimRow, 'id'>[] = [];
    const filings = new Map<string, Omit<FiledClaim, 'claimId'>>();
    for (const claim of fresh) {
      const person = persons.get(claim.teacherId);
      if (!person) throw new Error(`no teacher ${claim.teacherId} for the claim ${claim.sourceKey}`);
      const { activity } = claim;
      const ruleSet = await inForce(activity.day);
      const pricing = ruleSet ? priceActivity(ruleSet, person, activity) : null;
      const stated = known.stated(claim);
      const mended = claim.sourceType === 'SCHOOL' ? resubmissionOf(stated, returned.filter((each) => !replaced.has(each.claimId))) : null;
      if (mended) replaced.add(mended.claimId);
      const verdict = duplicateVerdict(stated, known.of(stated, mended?.sourceKey));
      known.add(stated);
      const quarantined = verdict.verdict === 'QUARANTINE';
      const route = routeOf(ruleSet ? approvalChain(ruleSet, activity.categoryKey, activity.retroactive !== null) : []);
      rows.push({
        teacherId: claim.teacherId, schoolId: person.schoolId, sourceType: claim.sourceType, sourceKey: claim.sourceKey, providerKey: claim.providerKey,
        title: claim.title.slice(0, 200), organiserName: claim.organiserName.slice(0, 100), categoryKey: activity.categoryKey, level: activity.level, itemKey: activity.itemKey,
        startDay: claim.startDay, endDay: activity.day, durationMinutes: activity.durationMinutes, claimedCenticredits: pricing?.ok ? pricing.priced.valueCenticredits : 0, postedCenticredits: null,
        activity: JSON.stringify(activity), evidenceFileIds: JSON.stringify(withEarlier(claim.evidenceFileIds ?? [], mended?.evidenceFileIds ?? [])),
        certificateNumber: claim.certificateNumber?.trim().slice(0, 64) || null, certificateKey: stated.certificateKey ?? null, status: quarantined ? 'QUARANTINED' : 'PENDING',
        // Records of a platform, a register or the school itself are vouched for already; a teacher's own word is seen by his school first.
        awaits: claim.sourceType === 'TEACHER' && route.needsPrecheck ? 'PRECHECK' : 'RECOGNISE',
        // Late entries under an order are approved by two people before they come here.
        needsAudit: route.needsAudit && claim.sourceType !== 'ORDER', filesAt: route.filesAt, filingId: null, replacesClaimId: claim.replacesClaimId ?? mended?.claimId ?? null,
        quarantineReason: quarantined ? verdict.reason : null, duplicateOf: quarantined ? verdict.duplicateOf : null, reason: null,
        submittedByAccountId: claim.submittedByAccountId ?? (claim.sourceType === 'TEACHER' || claim.sourceType === 'SCHOOL' ? tx.author.accountId : null), submittedAt: tx.now, submittedDay: tx.today, decidedByAccountId: null, decidedAt: null, changedAt: tx.now,
      });
      filings.set(claim.sourceKey, { sourceKey: claim.sourceKey, filing: quarantined ? 'QUARANTINED' : 'FILED', duplicateOf: quarantined ? verdict.duplicateOf : null });
    }
    const ids = await tx.insertMany(CreditClaimRow, rows);
    if (replaced.size > 0) {
      await tx.run("UPDATE credit_claims SET status = 'WITHDRAWN', changedAt = ? WHERE id IN (?)", [tx.now, [...replaced]]);
      for (const claimId of replaced) tx.audit({ action: 'creditClaim.withdraw', subjectType: 'CreditClaim', subjectId: claimId, details: { because: 'mended' } });
    }
    const idOf = new Map(rows.map((row, at) => [row.sourceKey, ids[at] as number]));
    return claims.map(({ sourceKey }) => {
      const filing = filings.get(sourceKey);
      const claimId = (existing.get(sourceKey) ?? idOf.get(sourceKey)) as number;
      return filing && !existing.has(sourceKey) ? { ...filing, claimId } : { sourceKey, claimId, filing: 'EXISTED', duplicateOf: null };
    });
  }

  /**
   * Recognises up to 1,000 claims and posts them, all in one transaction; a claim that may not be
   * recognised is told and left as it was, the others stand.
   */
  recognise(actor: Actor, claimIds: readonly number[], key?: string | null): Promise<ClaimResult[]> {
    return once(this.work, actor, { operation: 'creditClaimsRecognise', input: claimIds, key }, (tx) => this.recogniseIn(tx, actor, claimIds));
  }

  /** The same inside a transaction that decides on more: the caller may throw it all away. */
  async recogniseIn(tx: Tx, actor: Actor, claimIds: readonly number[]): Promise<ClaimResult[]> {
    const { open, results } = await this.lockFor(tx, actor, claimIds, 'RECOGNISE');
    await this.postThem(tx, actor, open.filter((claim) => !claim.needsAudit), 'RECOGNISE', results);
    await this.handOn(tx, actor, open.filter((claim) => claim.needsAudit), results);
    return inOrder(claimIds, results);
  }

  /** The county's second look, by another than recognised: only now are these claims posted. */
  audit(actor: Actor, claimIds: readonly number[], key?: string | null): Promise<ClaimResult[]> {
    return once(this.work, actor, { operation: 'creditClaimsAudit', input: claimIds, key }, async (tx) => {
      const { open, results } = await this.lockFor(tx, actor, claimIds, 'AUDIT');
      await this.postThem(tx, actor, open, 'AUDIT', results);
      return inOrder(claimIds, results);
    });
  }

  private async postThem(tx: Tx, actor: Actor, open: readonly LockedClaim[], step: 'RECOGNISE' | 'AUDIT', results: ClaimResult[]): Promise<void> {
    const posted = await this.postings.post(tx, open.map(recognisedOf));
    const recognised: { id: number; centicredits: number }[] = [];
    posted.forEach((result, at) => {
      const claim = open[at] as LockedClaim;
      if (!result.posted) {
        results.push(notPosted(claim.id, result));
        return;
      }
      recognised.push({ id: claim.id, centicredits: result.centicredits });
      results.push({ claimId: claim.id, done: true, centicredits: result.centicredits, lostCenticredits: result.lostCenticredits, awaits: null });
      tx.audit({ action: step === 'AUDIT' ? 'creditClaim.audit' : 'creditClaim.recognise', subjectType: 'CreditClaim', subjectId: claim.id, details: { teacherId: claim.teacherId, centicredits: result.centicredits, sourceKey: claim.sourceKey } });
    });
    await suspect(tx, open, posted);
    await this.passStep(tx, actor, recognised.map((each) => each.id), step);
    for (let from = 0; from < recognised.length; from += MOST_CLAIMS_PER_CALL) {
      const part = recognised.slice(from, from + MOST_CLAIMS_PER_CALL);
      const byValue = [...Map.groupBy(part, (each) => each.centicredits)];
      await tx.run(
        `UPDATE credit_claims SET status = 'APPROVED', quarantineReason = NULL, decidedByAccountId = ?, decidedAt = ?, changedAt = ?, postedCenticredits = CASE ${byValue.map(() => 'WHEN id IN (?) THEN ?').join(' ')} END WHERE id IN (?)`,
        [actor.accountId, tx.now, tx.now, ...byValue.flatMap(([centicredits, claims]) => [claims.map((each) => each.id), centicredits]), part.map((each) => each.id)]);
    }
  }

  /** Recognised, but not posted: what the rules would refuse is told now, and not after a second person has looked at it. */
  private async handOn(tx: Tx, actor: Actor, open: readonly LockedClaim[], results: ClaimResult[]): Promise<void> {
    if (open.length === 0) return;
    const passed: number[] = [];
    const expected = await this.postings.preview(tx, open.map(recognisedOf));
    await suspect(tx, open, expected);
    for (const [at, result] of expected.entries()) {
      const { id, teacherId, sourceKey } = open[at] as LockedClaim;
      if (!result.posted) {
        results.push(notPosted(id, result));
        continue;
      }
      passed.push(id);
      results.push({ claimId: id, done: true, centicredits: 0, lostCenticredits: 0, awaits: 'AUDIT' });
      tx.audit({ action: 'creditClaim.recognise', subjectType: 'CreditClaim', subjectId: id, details: { teacherId, sourceKey, awaits: 'AUDIT' } });
    }
    await this.passStep(tx, actor, passed, 'RECOGNISE');
    await tx.run("UPDATE credit_claims SET status = 'PENDING', awaits = 'AUDIT', quarantineReason = NULL, changedAt = ? WHERE id IN (?)", [tx.now, passed]);
  }

  /** The school's look at claims before the county's. */
  precheck(actor: Actor, claimIds: readonly number[], key?: string | null): Promise<ClaimResult[]> {
    return once(this.work, actor, { operation: 'creditClaimsPrecheck', input: claimIds, key }, async (tx) => {
      const { open, results } = await this.lockFor(tx, actor, claimIds, 'PRECHECK');
      const ids = open.map((claim) => claim.id);
      await this.passStep(tx, actor, ids, 'PRECHECK');
      await tx.run("UPDATE credit_claims SET awaits = 'RECOGNISE', changedAt = ? WHERE id IN (?)", [tx.now, ids]);
      for (const { id, teacherId } of open) {
        results.push({ claimId: id, done: true, centicredits: 0, lostCenticredits: 0, awaits: 'RECOGNISE' });
        tx.audit({ action: 'creditClaim.precheck', subjectType: 'CreditClaim', subjectId: id, details: { teacherId } });
      }
      return inOrder(claimIds, results);
    });
  }

  /** Gives claims back for mending (RETURNED) or refuses them for good (REJECTED), with the reason. */
  decline(actor: Actor, input: { claimIds: readonly number[]; reason: string; status: 'RETURNED' | 'REJECTED' }, key?: string | null): Promise<ClaimResult[]> {
    return once(this.work, actor, { operation: 'creditClaimsDecline', input, key }, async (tx) => {
      const step: ClaimStep = actor.is(...CLAIM_RECOGNISERS) ? 'RECOGNISE' : 'PRECHECK';
      const { open, results } = await this.lockFor(tx, actor, input.claimIds, step, true);
      await tx.run('UPDATE credit_claims SET status = ?, reason = ?, decidedByAccountId = ?, decidedAt = ?, changedAt = ? WHERE id IN (?)', [input.status, input.reason, actor.accountId, tx.now, tx.now, open.map((claim) => claim.id)]);
      for (const { id, teacherId } of open) {
        results.push({ claimId: id, done: true, centicredits: 0, lostCenticredits: 0, awaits: null });
        tx.audit({ action: input.status === 'RETURNED' ? 'creditClaim.return' : 'creditClaim.reject', subjectType: 'CreditClaim', subjectId: id, details: { teacherId, reason: input.reason } });
      }
      return inOrder(input.claimIds, results);
    });
  }

  /**
   * Everything of a doubtful source in one go: claims that wait are held back, entries of recognised ones
   * are taken back by their opposites, once; `credits.heldBack` tells whoever posted them again under another cause.
   * Claims decided otherwise stay as they are. The caller audits why.
   */
  async holdBack(tx: Tx, claimIds: readonly number[], reason: string): Promise<{ quarantined: number; reversed: number }> {
    const claims = await loadClaims(tx, claimIds);
    const waiting = claims.filter((claim) => claim.status === 'PENDING').map((claim) => claim.id);
    const quarantined = await tx.run("UPDATE credit_claims SET status = 'QUARANTINED', quarantineReason = 'SOURCE_DOUBTED', changedAt = ? WHERE id IN (?)", [tx.now, waiting]);
    const approved = claims.filter((claim) => claim.status === 'APPROVED').map((claim) => `claim:${claim.id}`);
    const entries = await tx.rows<{ id: number }>('SELECT id FROM ledger_entries WHERE causeKey IN (?)', [approved]);
    const reversed = await this.postings.reverse(tx, entries.map((each) => each.id), reason);
    const parts = Array.from({ length: Math.ceil(approved.length / MOST_CLAIMS_PER_CALL) }, (_, n) => approved.slice(n * MOST_CLAIMS_PER_CALL, (n + 1) * MOST_CLAIMS_PER_CALL));
    await tx.publishEach('credits.heldBack', parts.map((causeKeys) => ({ causeKeys, reason })));
    return { quarantined, reversed: reversed.length };
  }

  /** A teacher takes his own pending claim back. */
  withdraw(actor: Actor, claimId: number): Promise<Outcome<{ claimId: number }, { code: 'CLAIM_NOT_PENDING'; status: ClaimStatus }>> {
    return this.work.run(actor, async (tx) => {
      const [claim] = await loadClaims(tx, [claimId]);
      if (!claim || claim.teacherId !== actor.teacherId) throw notFound({ zh: '申报', en: 'claim' });
      if (claim.status !== 'PENDING' && claim.status !== 'RETURNED' && claim.status !== 'QUARANTINED') return refused({ code: 'CLAIM_NOT_PENDING', status: claim.status });
      await tx.run("UPDATE credit_claims SET status = 'WITHDRAWN', changedAt = ? WHERE id = ?", [tx.now, claimId]);
      tx.audit({ action: 'creditClaim.withdraw', subjectType: 'CreditClaim', subjectId: claimId });
      return done({ claimId });
    });
  }

  /** @throws RequestError NOT_FOUND when any of the claims is absent or out of reach: then nothing is done. */
  private async lockFor(tx: Tx, actor: Actor, claimIds: readonly number[], step: ClaimStep, anyStep = false): Promise<{ open: LockedClaim[]; results: ClaimResult[] }> {
    const ids = [...new Set(claimIds)];
    const claims = await loadClaims(tx, ids);
    const reach = actor.reach(...CREDIT_READERS.filter((role) => role !== 'TEACHER' && role !== 'AUDITOR'));
    if (claims.length !== ids.length || claims.some((claim) => !isWithin(reach, claim))) throw notFound({ zh: '申报', en: 'claim' });
    const results: ClaimResult[] = [];
    const open = claims.filter((claim) => {
      const refusal = refusalToApprove(claim, actor, anyStep && step === 'RECOGNISE' ? claim.awaits : step);
      if (refusal) results.push({ claimId: claim.id, done: false, code: refusal.code, words: approvalWords(refusal) });
      return !refusal;
    });
    return { open, results };
  }

  private async passStep(tx: Tx, actor: Actor, claimIds: readonly number[], step: ClaimStep): Promise<void> {
    await tx.insertMany(ClaimApprovalRow, claimIds.map((claimId) => ({ claimId, step, accountId: actor.accountId, at: tx.now })));
  }
}

const notPosted = (claimId: number, { code, words }: PostingResult & { readonly posted: false }): ClaimResult =>
  ({ claimId, done: false, code: code === 'YEAR_CLOSED' || code === 'CREDITED_BEFORE' ? code : 'RULES_REFUSE', words });

/** Claims whose training was credited otherwise while they waited are held back for somebody to compare. */
async function suspect(tx: Tx, claims: readonly LockedClaim[], results: readonly PostingResult[]): Promise<void> {
  const held = results.flatMap((result, at) => {
    const claim = claims[at];
    return claim && !result.posted && result.before ? [{ claim, reason: result.before.reason, duplicateOf: result.before.other.sourceKey }] : [];
  });
  if (held.length === 0) return;
  const byClaim = held.map(() => 'WHEN ? THEN ?').join(' ');
  await tx.run(`UPDATE credit_claims SET status = 'QUARANTINED', changedAt = ?, quarantineReason = CASE id ${byClaim} END, duplicateOf = CASE id ${byClaim} END WHERE id IN (?)`,
    [tx.now, ...held.flatMap(({ claim, reason }) => [claim.id, reason]), ...held.flatMap(({ claim, duplicateOf }) => [claim.id, duplicateOf]), held.map(({ claim }) => claim.id)]);
  for (const { claim, reason, duplicateOf } of held) tx.audit({ action: 'creditClaim.suspect', subjectType: 'CreditClaim', subjectId: claim.id, details: { teacherId: claim.teacherId, reason, duplicateOf } });
}

/** New evidence joins what the returned claim came with; the latest files are kept. */
function withEarlier(brought: readonly number[], earlier: readonly number[]): readonly number[] {
  return [...brought, ...earlier.filter((id) => !brought.includes(id))].slice(0, MOST_EVIDENCE);
}

function inOrder(claimIds: readonly number[], results: readonly ClaimResult[]): ClaimResult[] {
  const byId = new Map(results.map((each) => [each.claimId, each]));
  return claimIds.flatMap((id) => byId.get(id) ?? []);
}
