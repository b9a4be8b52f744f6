import type { Reader } from '../../platform/data/sql.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import type { Claims } from './claims.service.js';
import { loadClaims } from './claims.store.js';
import { CreditAccountRow } from './credits.entities.js';
import { loadPersons } from './ledger.store.js';
import type { RuleSets } from './rule-sets.store.js';
import { evidenceOfFiles } from './rules/eligibility.js';
import { type ActivityFacts, priceActivity } from './rules/pricing.js';
import { explainRefusal } from './rules/refusal-explanation.js';
import type { Level } from './rules/rule-set.js';

export interface OwnClaim {
  readonly title: string;
  readonly organiserName: string;
  readonly categoryKey: string;
  readonly level: Level;
  readonly startDay: string;
  readonly endDay: string;
  readonly durationMinutes: number;
  readonly evidenceFileIds: readonly string[];
  /** A claim of his own that was given back: it is withdrawn, this one stands in its place. */
  readonly replacesClaimId?: string | null;
  readonly idempotencyKey?: string | null;
}

export type SubmitRefusal = { code: 'CLAIM_NOT_RETURNED' } | { code: 'DAYS_REVERSED' } | { code: 'EVIDENCE_UNKNOWN' } | { code: 'RULES_REFUSE'; zh: string; en: string };

/** A teacher's own claims: what the rules would refuse is told before anybody looks at it. */
export class OwnClaims {
  constructor(private readonly work: UnitOfWork, private readonly reader: Reader, private readonly ruleSets: RuleSets, private readonly claims: Claims) {}

  submit(actor: Actor, { idempotencyKey, ...input }: OwnClaim): Promise<Outcome<{ claimId: number }, SubmitRefusal>> {
    const teacherId = actor.teacherId as number;
    return once(this.work, actor, { operation: 'creditClaimSubmit', input, key: idempotencyKey ?? null }, async (tx) => {
      const [replaced] = input.replacesClaimId ? await loadClaims(tx, [Number(input.replacesClaimId)]) : [];
      if (input.replacesClaimId && (replaced?.teacherId !== teacherId || replaced.status !== 'RETURNED')) return refused({ code: 'CLAIM_NOT_RETURNED' });
      if (input.endDay < input.startDay) return refused({ code: 'DAYS_REVERSED' });
      const fileIds = input.evidenceFileIds.map(Number);
      const files = await tx.rows<{ id: number }>("SELECT id FROM stored_files WHERE id IN (?) AND ownerAccountId = ? AND purpose = 'evidence'", [fileIds, actor.accountId]);
      if (files.length !== new Set(fileIds).size) return refused({ code: 'EVIDENCE_UNKNOWN' });
      const activity = statedActivity(input, tx.today);
      const ruleSet = await this.ruleSets.inForce(tx, activity.day);
      const person = (await loadPersons(tx, [teacherId])).get(teacherId);
      if (ruleSet && person) {
        const pricing = priceActivity(ruleSet, person, { ...activity, evidenceKeys: evidenceOfFiles(ruleSet, activity, fileIds.length) });
        if (!pricing.ok) return refused({ code: 'RULES_REFUSE', ...explainRefusal(ruleSet, pricing.refusal) });
      }
      if (replaced) {
        await tx.run("UPDATE credit_claims SET status = 'WITHDRAWN', changedAt = ? WHERE id = ?", [tx.now, replaced.id]);
        tx.audit({ action: 'creditClaim.withdraw', subjectType: 'CreditClaim', subjectId: replaced.id, details: { because: 'mended' } });
      }
      // Two claims sent at once must not take the same number.
      await tx.upsertMany(CreditAccountRow, [{ teacherId, balanceCenticredits: 0, entryCount: 0 }], ['teacherId']);
      const sequence = (await tx.row<{ n: number }>("SELECT COUNT(*) AS n FROM credit_claims WHERE teacherId = ? AND sourceType = 'TEACHER'", [teacherId]))?.n ?? 0;
      const [filed] = await this.claims.file(tx, [{
        teacherId, sourceType: 'TEACHER', sourceKey: `teacher:${teacherId}:${sequence + 1}`, providerKey: null, title: input.title, organiserName: input.organiserName,
        startDay: input.startDay, activity, evidenceFileIds: fileIds, replacesClaimId: replaced?.id ?? null,
      }]);
      if (!filed) throw new Error('a claim was filed without an answer');
      tx.audit({ action: 'creditClaim.submit', subjectType: 'CreditClaim', subjectId: filed.claimId, details: { filing: filed.filing, ...(replaced ? { replaces: replaced.id } : {}) } });
      return done({ claimId: filed.claimId });
    });
  }
}

/** What a teacher states of a training, as the rules read it. */
export function statedActivity(claim: Pick<OwnClaim, 'categoryKey' | 'level' | 'startDay' | 'endDay' | 'durationMinutes'>, submittedDay: string): ActivityFacts {
  const { categoryKey, level, startDay, endDay, durationMinutes } = claim;
  return {
    categoryKey, level, itemKey: null, rankKey: null, roleKey: null, quantity: 1, declaredCenticredits: null, topicKeys: [], courseKey: null,
    day: endDay, submittedDay, retroactive: null, organiser: { key: null, level, accredited: true },
    durationMinutes, wholeDays: 0, halfDays: 0, consecutiveDays: daysBetween(startDay, endDay), uninterruptedMinutes: durationMinutes,
    attendance: null, assessment: null, evidenceKeys: null,
  };
}

function daysBetween(startDay: string, endDay: string): number {
  return Math.round((Date.parse(endDay) - Date.parse(startDay)) / 86_400_000) + 1;
}
