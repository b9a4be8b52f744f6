import { notFound } from '../../platform/errors.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import type { Secrets } from '../../platform/secrets.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import { type ActivationCode, type Activations, type Actor, createTeacherAccounts, isWithin, mayReset, type Role } from '../accounts/index.js';
import type { PassedOverEnum } from './teacher-access.types.js';
import { TEACHER_ADMINISTRATORS } from './teachers.policy.js';

export type IssueRefusal = { code: 'ALREADY_SHOWN' };
export type RevealRefusal = { code: 'NOT_ON_FILE' };
export interface Issued {
  readonly teacherId: number;
  readonly loginName: string | null;
  readonly activation: ActivationCode | null;
  readonly passedOver: keyof typeof PassedOverEnum | null;
}

interface Holder { teacherId: number; number: string; name: string; areaId: number | null; schoolId: number; accountId: number | null; loginName: string | null; disabled: number | null }

/** What schools and the centre do for single teachers: codes for their accounts, and a look at a number that is masked. */
export class TeacherAccess {
  constructor(private readonly work: UnitOfWork, private readonly secrets: Secrets, private readonly activations: Activations) {}

  /**
   * Codes for teachers within reach. One who may do more than the asker may hand out is passed over,
   * so that nobody becomes administrator through somebody else's account.
   *
   * @throws RequestError NOT_FOUND when one of them is absent or out of reach; nothing is issued then.
   */
  async issueActivations(actor: Actor, input: { teacherIds: readonly number[]; idempotencyKey?: string | null }): Promise<Outcome<Issued[], IssueRefusal>> {
    const teacherIds = [...new Set(input.teacherIds)];
    let shown: Issued[] | undefined;
    // The codes stay out of the stored reply: a replay can only tell that they were shown.
    await once(this.work, actor, { operation: 'accountActivationIssue', input: { teacherIds }, key: input.idempotencyKey ?? null }, async (tx) => {
      const holders = await this.lockHolders(tx, actor, teacherIds);
      const roles = await rolesOf(tx, holders);
      const passedOver = (holder: Holder): Issued['passedOver'] => {
        if (holder.disabled) return 'DISABLED';
        const issuer = actor.grants.filter((grant) => isWithin(actor.reach(grant.role), holder)).map(({ role }) => role);
        return mayReset(issuer, roles.get(holder.accountId ?? 0) ?? []) ? null : 'MORE_RIGHTS';
      };
      const served = holders.filter((holder) => passedOver(holder) === null);
      const codes = await this.activations.issue(tx, await accountsOf(tx, served));
      const codeOf = new Map(served.map(({ teacherId }, at) => [teacherId, codes[at]]));
      shown = holders.map((holder) => ({ teacherId: holder.teacherId, loginName: holder.loginName ?? holder.number.toLowerCase(), activation: codeOf.get(holder.teacherId) ?? null, passedOver: passedOver(holder) }));
      for (const { teacherId } of served) tx.audit({ action: 'account.activationIssue', subjectType: 'Teacher', subjectId: teacherId });
      return null;
    });
    return shown ? done(shown) : refused({ code: 'ALREADY_SHOWN' });
  }

  /** @throws RequestError NOT_FOUND when the teacher is absent or out of reach. */
  async revealNationalId(actor: Actor, input: { teacherId: number; reason: string; idempotencyKey?: string | null }): Promise<Outcome<string, RevealRefusal>> {
    const { teacherId, reason, idempotencyKey } = input;
    const sealed = await once(this.work, actor, { operation: 'teacherNationalIdReveal', input: { teacherId, reason }, key: idempotencyKey ?? null }, async (tx) => {
      const teacher = await tx.row<{ number: string; nationalIdSealed: string | null; areaId: number | null; schoolId: number }>(
        'SELECT t.number, t.nationalIdSealed, t.schoolId, s.areaId FROM teachers t JOIN schools s ON s.id = t.schoolId WHERE t.id = ?', [teacherId]);
      if (!teacher || !isWithin(actor.reach(...TEACHER_ADMINISTRATORS), teacher)) throw notFound({ zh: '教师', en: 'teacher' });
      if (!teacher.nationalIdSealed) return null;
      tx.audit({ action: 'teacher.nationalIdReveal', subjectType: 'Teacher', subjectId: teacherId, details: { reason: withoutNumbers(reason) } });
      return { number: teacher.number, sealed: teacher.nationalIdSealed };
    });
    return sealed ? done(this.secrets.decrypt(sealed.sealed, `teacher:${sealed.number}:nationalId`)) : refused({ code: 'NOT_ON_FILE' });
  }

  private async lockHolders(tx: Tx, actor: Actor, teacherIds: readonly number[]): Promise<Holder[]> {
    const found = await tx.rows<Holder>(`SELECT t.id AS teacherId, t.number, t.name, t.schoolId, s.areaId, a.id AS accountId, a.loginName, a.disabled
      FROM teachers t JOIN schools s ON s.id = t.schoolId LEFT JOIN accounts a ON a.teacherId = t.id WHERE t.id IN (?)`, [teacherIds]);
    const reach = actor.reach(...TEACHER_ADMINISTRATORS);
    const byId = new Map(found.filter((holder) => isWithin(reach, holder)).map((holder) => [holder.teacherId, holder]));
    const holders = teacherIds.flatMap((id) => byId.get(id) ?? []);
    if (holders.length < teacherIds.length) throw notFound({ zh: '教师', en: 'teacher' });
    // Roles are read after the lock: whoever is being given one is not reset meanwhile.
    await tx.lock('SELECT id FROM accounts WHERE id IN (?) ORDER BY id', [holders.flatMap(({ accountId }) => accountId ?? [])]);
    return holders;
  }
}

async function rolesOf(tx: Tx, holders: readonly Holder[]): Promise<Map<number, Role[]>> {
  const roles = new Map<number, Role[]>();
  const grants = await tx.rows<{ accountId: number; role: Role }>('SELECT accountId, role FROM grants WHERE accountId IN (?)', [holders.flatMap(({ accountId }) => accountId ?? [])]);
  for (const { accountId, role } of grants) roles.set(accountId, [...roles.get(accountId) ?? [], role]);
  return roles;
}

/** The accounts in order; a teacher who has none is given one. */
async function accountsOf(tx: Tx, holders: readonly Holder[]): Promise<number[]> {
  const without = holders.filter(({ accountId }) => accountId === null);
  const made = await createTeacherAccounts(tx, without);
  return holders.map((holder) => holder.accountId ?? made[without.indexOf(holder)] as number);
}

/** A reason is free text; whoever types a number of persons into it must not put it into the audit log. */
function withoutNumbers(text: string): string {
  return text.normalize('NFKC').replace(/\d[\d\s-]{9,}[\dXx]/g, '…');
}
