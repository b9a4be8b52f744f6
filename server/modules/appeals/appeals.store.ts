import { notFound, type RequestError } from '../../platform/errors.js';
import type { Reader } from '../../platform/data/sql.js';
import type { Author, Tx } from '../../platform/transactions/tx.js';
import { CreditAppealStepRow, type CreditAppealMemberRow, type CreditAppealRow, type CreditAppealVoteRow } from './appeals.entities.js';
import { involvedIn } from './matters.js';
import type { MatterFacts, PersonFacts } from './rules/conflict.js';
import type { AppealStep } from './rules/vocabulary.js';

export const appealNotFound = (): RequestError => notFound({ zh: '申诉', en: 'appeal' });

/** @throws RequestError NOT_FOUND */
export async function lockAppeal(tx: Tx, id: number): Promise<CreditAppealRow> {
  const appeal = await tx.lockOne<CreditAppealRow>('SELECT * FROM credit_appeals WHERE id = ?', [id]);
  if (!appeal) throw appealNotFound();
  return appeal;
}

export const membersOf = (source: Reader, appealId: number): Promise<CreditAppealMemberRow[]> => source.rows('SELECT * FROM credit_appeal_members WHERE appealId = ? ORDER BY isHead DESC, id', [appealId]);
export const votesOf = (source: Reader, appealId: number): Promise<CreditAppealVoteRow[]> => source.rows('SELECT * FROM credit_appeal_votes WHERE appealId = ? ORDER BY id', [appealId]);

export function noteStep(tx: Tx, by: Author, appealId: number, action: AppealStep, note: string | null = null): Promise<number> {
  return tx.insert(CreditAppealStepRow, { appealId, action, note, accountId: by.accountId, byName: by.name, at: tx.now });
}

/** What decides who may judge this appeal. */
export async function matterFacts(source: Reader, appeal: Pick<CreditAppealRow, 'teacherId' | 'schoolId' | 'claimId' | 'entryId' | 'decidedByAccountId'>): Promise<MatterFacts> {
  const now = await source.row<{ schoolId: number }>('SELECT schoolId FROM teachers WHERE id = ?', [appeal.teacherId]);
  return { teacherId: appeal.teacherId, schoolIds: [appeal.schoolId, ...(now ? [now.schoolId] : [])], involvedAccountIds: await involvedIn(source, appeal) };
}

/** Accounts that may sit on a panel: active, holding a role that judges. */
export async function judgesAmong(source: Reader, accountIds: readonly number[]): Promise<Map<number, PersonFacts & { readonly name: string }>> {
  const accounts = await source.rows<{ accountId: number; name: string; teacherId: number | null; schoolId: number | null }>(
    'SELECT a.id AS accountId, a.name, a.teacherId, t.schoolId FROM accounts a LEFT JOIN teachers t ON t.id = a.teacherId WHERE a.id IN (?) AND a.disabled = 0', [[...accountIds]]);
  const grants = await source.rows<{ accountId: number; role: string; schoolId: number | null }>('SELECT accountId, role, schoolId FROM grants WHERE accountId IN (?)', [[...accountIds]]);
  return new Map(accounts.flatMap(({ accountId, name, teacherId, schoolId }) => {
    const own = grants.filter((each) => each.accountId === accountId);
    const schoolIds = [...(schoolId === null ? [] : [schoolId]), ...own.flatMap((each) => each.schoolId ?? [])];
    return own.some(({ role }) => (JUDGING_ROLES as readonly string[]).includes(role)) ? [[accountId, { accountId, name, teacherId, schoolIds }] as const] : [];
  }));
}

/** Who can be asked to sit: the centre, judges, area leads, hosts and schools. Auditors stay outside of what they audit. */
export const JUDGING_ROLES = ['ADMINISTRATOR', 'COORDINATOR', 'CREDIT_OFFICER', 'JUDGE', 'AREA_LEAD', 'STUDIO_HOST', 'SCHOOL_ADMINISTRATOR'] as const;
