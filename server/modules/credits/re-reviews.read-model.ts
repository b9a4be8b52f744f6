import { addDays, instantOfCounty } from '../../platform/clock.js';
import type { Reader } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import type { Locale } from '../../platform/locale.js';
import type { Actor } from '../accounts/index.js';
import type { ClaimReviews } from './claim-review.read-model.js';
import type { CreditsReadModel } from './credits.read-model.js';
import type { ReReviewRow } from './re-reviews.entities.js';
import type { CreditOfficerRecord, CreditOfficerReport, CreditReReview, CreditReReviewDispute, CreditReReviewTask } from './re-reviews.types.js';
import { type Call, speedOf, unusualPairs } from './rules/officer-patterns.js';
import type { ReReviewStatus } from './rules/re-review.js';

/** What the viewer may look at again: open, not his own, never touched by him. Parameters: teacher, account, account. */
const FOR_ME = `i.status = 'OPEN' AND c.teacherId <> ? AND COALESCE(c.submittedByAccountId, 0) <> ? AND NOT EXISTS (SELECT 1 FROM claim_approvals p WHERE p.claimId = c.id AND p.accountId = ?)`;

/** Draws, what is left to look at, disagreements, and what they say of officers. */
export class ReReviewsReadModel {
  constructor(private readonly reader: Reader, private readonly readModel: CreditsReadModel, private readonly reviews: ClaimReviews) {}

  async draws({ limit, offset }: PageInput): Promise<Page<CreditReReview>> {
    const rows = await this.reader.rows<ReReviewRow>('SELECT * FROM re_reviews ORDER BY id DESC LIMIT ? OFFSET ?', [limit, offset]);
    const counts = await this.reader.rows<{ reReviewId: number; status: ReReviewStatus; n: number }>('SELECT reReviewId, status, COUNT(*) AS n FROM re_review_items WHERE reReviewId IN (?) GROUP BY reReviewId, status', [rows.map(({ id }) => id)]);
    const of = (id: number, status: ReReviewStatus): number => counts.find((each) => each.reReviewId === id && each.status === status)?.n ?? 0;
    const items = rows.map((row) => ({ ...row, openCount: of(row.id, 'OPEN'), agreedCount: of(row.id, 'AGREED'), disputedCount: of(row.id, 'DISPUTED'), upheldCount: of(row.id, 'UPHELD'), reversedCount: of(row.id, 'REVERSED') }));
    return { items, totalCount: (await this.reader.row<{ n: number }>('SELECT COUNT(*) AS n FROM re_reviews'))?.n ?? 0 };
  }

  /** The next one for the viewer, blind; null when none is left for him. */
  async task(actor: Actor, locale: Locale): Promise<CreditReReviewTask | null> {
    const mine = [actor.teacherId ?? 0, actor.accountId, actor.accountId];
    const next = await this.reader.row<{ id: number; claimId: number }>(`SELECT i.id, i.claimId FROM re_review_items i JOIN credit_claims c ON c.id = i.claimId WHERE ${FOR_ME} ORDER BY i.id LIMIT 1`, mine);
    if (!next) return null;
    const left = await this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n FROM re_review_items i JOIN credit_claims c ON c.id = i.claimId WHERE ${FOR_ME}`, mine);
    const [claim] = await this.readModel.claimsById(actor, [next.claimId], locale);
    if (!claim) return null;
    const { teacher, title, organiserName, sourceType, category, level, startDay, endDay, durationMinutes, claimedCenticredits } = claim;
    return { ...next, leftCount: left?.n ?? 0, teacher, title, organiserName, sourceType, category, level, startDay, endDay, durationMinutes, claimedCenticredits, evidence: await this.reviews.evidenceOf(next.claimId) };
  }

  async disputes(isSettled: boolean, { limit, offset }: PageInput): Promise<Page<CreditReReviewDispute>> {
    const states = isSettled ? ['UPHELD', 'REVERSED'] : ['DISPUTED'];
    const items = await this.reader.rows<CreditReReviewDispute>(
      `SELECT i.id, i.claimId, i.status, i.reason, i.settleReason, c.title, c.postedCenticredits, t.name AS teacherName, s.name AS schoolName, s.nameEn AS schoolNameEn, r.name AS recognisedBy, v.name AS reviewedBy, e.name AS settledBy
       FROM re_review_items i JOIN credit_claims c ON c.id = i.claimId JOIN teachers t ON t.id = c.teacherId JOIN schools s ON s.id = c.schoolId
       LEFT JOIN accounts r ON r.id = c.decidedByAccountId LEFT JOIN accounts v ON v.id = i.reviewerAccountId LEFT JOIN accounts e ON e.id = i.settledByAccountId
       WHERE i.status IN (?) ORDER BY i.id DESC LIMIT ? OFFSET ?`, [states, limit, offset]);
    return { items, totalCount: (await this.reader.row<{ n: number }>('SELECT COUNT(*) AS n FROM re_review_items WHERE status IN (?)', [states]))?.n ?? 0 };
  }

  /** In four grouped statements: what was recognised on these days, by officer. */
  async report(fromDay: string, toDay: string): Promise<CreditOfficerReport> {
    const window = [instantOfCounty(`${fromDay} 00:00`), instantOfCounty(`${addDays(toDay, 1)} 00:00`)];
    const pairs = await this.reader.rows<{ officerId: number; schoolId: number; count: number }>(
      "SELECT p.accountId AS officerId, c.schoolId, COUNT(*) AS count FROM claim_approvals p JOIN credit_claims c ON c.id = p.claimId WHERE p.step = 'RECOGNISE' AND p.at >= ? AND p.at < ? GROUP BY p.accountId, c.schoolId", window);
    const looks = await this.reader.rows<{ officerId: number; status: ReReviewStatus; n: number }>(
      "SELECT p.accountId AS officerId, i.status, COUNT(*) AS n FROM claim_approvals p JOIN re_review_items i ON i.claimId = p.claimId WHERE p.step = 'RECOGNISE' AND p.at >= ? AND p.at < ? GROUP BY p.accountId, i.status", window);
    const calls = await this.reader.rows<Call & { officerId: number }>("SELECT accountId AS officerId, at, COUNT(*) AS claims FROM claim_approvals WHERE step IN ('RECOGNISE', 'AUDIT') AND at >= ? AND at < ? GROUP BY accountId, at", window);
    const officerIds = [...new Set([...pairs, ...calls].map(({ officerId }) => officerId))];
    const names = new Map((await this.reader.rows<{ id: number; name: string }>('SELECT id, name FROM accounts WHERE id IN (?)', [officerIds])).map(({ id, name }) => [id, name]));
    const striking = unusualPairs(pairs);
    const schools = await this.reader.rows<{ id: number; code: string; name: string; nameEn: string; kind: string; remoteness: string; teacherCount: number }>('SELECT id, code, name, nameEn, kind, remoteness, teacherCount FROM schools WHERE id IN (?)', [striking.map(({ schoolId }) => schoolId)]);
    const officers = officerIds.map((id): CreditOfficerRecord => {
      const seen = (...states: ReReviewStatus[]): number => looks.filter((each) => each.officerId === id && states.includes(each.status)).reduce((sum, { n }) => sum + n, 0);
      return {
        id, name: names.get(id) ?? '', recognisedCount: pairs.filter(({ officerId }) => officerId === id).reduce((sum, { count }) => sum + count, 0),
        reviewedCount: seen('AGREED', 'DISPUTED', 'UPHELD', 'REVERSED'), disputedCount: seen('DISPUTED', 'UPHELD', 'REVERSED'), reversedCount: seen('REVERSED'), ...speedOf(calls.filter(({ officerId }) => officerId === id)),
      };
    }).sort((one, other) => other.recognisedCount - one.recognisedCount || one.id - other.id);
    return { officers, pairs: striking.flatMap(({ officerId, schoolId, ...pair }) => schools.filter(({ id }) => id === schoolId).map((school) => ({ ...pair, officerName: names.get(officerId) ?? '', school: { ...school, area: null } }))) };
  }
}
