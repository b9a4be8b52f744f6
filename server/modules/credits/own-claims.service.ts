import type { Reader } from '../../platform/data/sql.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import type { Claims } from './claims.service.js';
import { loadClaims } from './claims.store.js';
import { CreditAccountRow } from './credits.entities.js';
import { loadPersons } from './ledger.store.js';
import type { RuleSets } from './rule-sets.store.js';
import { daysIn } from './rules/calendar.js';
import { evidenceOfFiles } from './rules/eligibility.js';
import { type ActivityFacts, priceActivity, type Pricing } from './rules/pricing.js';
import { explainRefusal } from './rules/refusal-explanation.js';
import type { Level } from './rules/rule-set.js';

export interface OwnClaim extends StatedItem {
  readonly title: string;
  readonly organiserName: string;
  readonly categoryKey: string;
  readonly level: Level;
  readonly startDay: string;
  readonly endDay: string;
  readonly durationMinutes: number;
  readonly evidenceFileIds: readonly string[];
  /** Of the certificate it rests on, as it is printed. */
  readonly certificateNumber?: string | null;
  /** What it is about, by key, where the rules name topics. */
  readonly topicKey?: string | null;
  /** Who has the other role of an item that credits both. */
  readonly counterpart?: { readonly number: string; readonly name: string } | null;
  /** A claim of his own that was given back: it is withdrawn, this one stands in its place. */
  readonly replacesClaimId?: string | null;
  readonly idempotencyKey?: string | null;
}

/** What is credited by the piece; nothing of it for hours. */
export interface StatedItem {
  readonly itemKey?: string | null;
  readonly rankKey?: string | null;
  readonly roleKey?: string | null;
  readonly quantity?: number;
  readonly declaredCenticredits?: number | null;
}

export type SubmitRefusal =
  | { code: 'CLAIM_NOT_RETURNED' } | { code: 'DAYS_REVERSED' } | { code: 'EVIDENCE_UNKNOWN' } | { code: 'HOURS_MISSING' }
  | { code: 'COUNTERPART_UNKNOWN'; number: string; name: string } | { code: 'COUNTERPART_IS_SELF' } | { code: 'NOT_SHARED' }
  | { code: 'RULES_REFUSE'; zh: string; en: string } | { code: 'RULES_REFUSE_COUNTERPART'; zh: string; en: string };

/** Shorter is no training. */
const LEAST_MINUTES = 15;

/** A teacher's own claims: what the rules would refuse is told before anybody looks at it. */
export class OwnClaims {
  constructor(private readonly work: UnitOfWork, private readonly reader: Reader, private readonly ruleSets: RuleSets, private readonly claims: Claims) {}

  submit(actor: Actor, { idempotencyKey, ...input }: OwnClaim): Promise<Outcome<{ claimId: number }, SubmitRefusal>> {
    const teacherId = actor.teacherId as number;
    return once(this.work, actor, { operation: 'creditClaimSubmit', input, key: idempotencyKey ?? null }, async (tx) => {
      const [replaced] = input.replacesClaimId ? await loadClaims(tx, [Number(input.replacesClaimId)]) : [];
      if (input.replacesClaimId && (replaced?.teacherId !== teacherId || replaced.status !== 'RETURNED')) return refused({ code: 'CLAIM_NOT_RETURNED' });
      if (input.endDay < input.startDay) return refused({ code: 'DAYS_REVERSED' });
      if (!input.itemKey && input.durationMinutes < LEAST_MINUTES) return refused({ code: 'HOURS_MISSING' });
      const fileIds = input.evidenceFileIds.map(Number);
      const earlier = replaced ? await tx.row<{ evidenceFileIds: string }>('SELECT evidenceFileIds FROM credit_claims WHERE id = ?', [replaced.id]) : undefined;
      const files = await tx.rows<{ id: number }>("SELECT id FROM stored_files WHERE id IN (?) AND (ownerAccountId = ? OR id IN (?)) AND purpose = 'evidence'", [fileIds, actor.accountId, JSON.parse(earlier?.evidenceFileIds ?? '[]') as number[]]);
      if (files.length !== new Set(fileIds).size) return refused({ code: 'EVIDENCE_UNKNOWN' });
      const other = input.counterpart ? await counterpartOf(tx, input.counterpart) : null;
      if (input.counterpart && !other) return refused({ code: 'COUNTERPART_UNKNOWN', ...input.counterpart });
      if (other?.id === teacherId) return refused({ code: 'COUNTERPART_IS_SELF' });
      const activity = statedActivity(input, tx.today);
      const ruleSet = await this.ruleSets.inForce(tx, activity.day);
      const persons = await loadPersons(tx, [teacherId, ...(other ? [other.id] : [])]);
      const priced = (of: number, facts: ActivityFacts): Pricing | null => {
        const person = persons.get(of);
        return ruleSet && person ? priceActivity(ruleSet, person, { ...facts, evidenceKeys: evidenceOfFiles(ruleSet, facts, fileIds.length) }) : null;
      };
      const own = priced(teacherId, activity);
      if (ruleSet && own && !own.ok) return refused({ code: 'RULES_REFUSE', ...explainRefusal(ruleSet, own.refusal) });
      const otherRole = own?.ok ? own.priced.counterparts[0]?.roleKey : undefined;
      if (other && otherRole === undefined) return refused({ code: 'NOT_SHARED' });
      const theirs = other && otherRole !== undefined ? { teacherId: other.id, activity: { ...activity, roleKey: otherRole } } : null;
      const forThem = theirs && priced(theirs.teacherId, theirs.activity);
      if (ruleSet && forThem && !forThem.ok) return refused({ code: 'RULES_REFUSE_COUNTERPART', ...explainRefusal(ruleSet, forThem.refusal) });
      if (replaced) {
        await tx.run("UPDATE credit_claims SET status = 'WITHDRAWN', changedAt = ? WHERE id = ?", [tx.now, replaced.id]);
        tx.audit({ action: 'creditClaim.withdraw', subjectType: 'CreditClaim', subjectId: replaced.id, details: { because: 'mended' } });
      }
      // Two claims sent at once must not take the same number.
      await tx.upsertMany(CreditAccountRow, [{ teacherId, balanceCenticredits: 0, entryCount: 0 }], ['teacherId']);
      const sequence = (await tx.row<{ n: number }>("SELECT COUNT(*) AS n FROM credit_claims WHERE teacherId = ? AND sourceType = 'TEACHER'", [teacherId]))?.n ?? 0;
      const sourceKey = `teacher:${teacherId}:${sequence + 1}`;
      const { title, organiserName, startDay } = input;
      const common = { sourceType: 'TEACHER' as const, providerKey: null, title, organiserName, startDay, evidenceFileIds: fileIds, certificateNumber: input.certificateNumber ?? null };
      const [filed, shared] = await this.claims.file(tx, [
        { ...common, teacherId, sourceKey, activity, replacesClaimId: replaced?.id ?? null },
        ...(theirs ? [{ ...common, ...theirs, sourceKey: `${sourceKey}:${theirs.activity.roleKey}`, replacesClaimId: null }] : []),
      ]);
      if (!filed) throw new Error('a claim was filed without an answer');
      tx.audit({ action: 'creditClaim.submit', subjectType: 'CreditClaim', subjectId: filed.claimId, details: { filing: filed.filing, ...(replaced ? { replaces: replaced.id } : {}), ...(shared ? { counterpartClaim: shared.claimId } : {}) } });
      return done({ claimId: filed.claimId });
    });
  }
}

/** Number and name have to belong together, so that nobody files for a stranger by a slip, or learns who a number is. */
async function counterpartOf(tx: Tx, { number, name }: { readonly number: string; readonly name: string }): Promise<{ readonly id: number } | undefined> {
  return tx.row("SELECT id FROM teachers WHERE number = ? AND name = ? AND status = 'ACTIVE'", [number.normalize('NFKC').trim().toUpperCase(), name.trim()]);
}

/** What a teacher states of a training, as the rules read it. */
export function statedActivity(claim: Pick<OwnClaim, 'categoryKey' | 'level' | 'startDay' | 'endDay' | 'durationMinutes'> & Partial<Pick<OwnClaim, 'organiserName' | 'topicKey'>> & StatedItem, submittedDay: string): ActivityFacts {
  const { categoryKey, level, startDay, endDay, durationMinutes, itemKey = null, rankKey = null, roleKey = null, quantity = 1, declaredCenticredits = null } = claim;
  return {
    categoryKey, level, itemKey, rankKey, roleKey, quantity, declaredCenticredits, topicKeys: claim.topicKey ? [claim.topicKey] : [], courseKey: null,
    day: endDay, submittedDay, retroactive: null, organiser: { key: null, name: claim.organiserName ?? null, level, accredited: true },
    durationMinutes, wholeDays: 0, halfDays: 0, consecutiveDays: daysIn(startDay, endDay), uninterruptedMinutes: durationMinutes,
    attendance: null, assessment: null, evidenceKeys: null,
  };
}
