import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import { type Actor, GrantRow, type Sessions } from '../accounts/index.js';
import type { Attendance } from '../attendance/index.js';
import type { Credits, Level } from '../credits/index.js';
import { type MembershipRefusal, refusalToAdd, refusalToRemove } from './rules/membership.js';
import { type StudioKind, StudioRow } from './studios.entities.js';
import { StudiosStore } from './studios.store.js';

interface Keyed {
  readonly idempotencyKey?: string | null;
}

export interface NewStudio extends Keyed {
  readonly code: string;
  readonly kind: StudioKind;
  readonly name: string;
  readonly nameEn: string;
  readonly hostNumber: string;
  readonly foundedOn: string;
  readonly creditLevel: Level;
  readonly categoryKey: string;
}

export type StudioOpenRefusal = { readonly code: 'CODE_TAKEN' } | { readonly code: 'HOST_UNKNOWN' } | { readonly code: 'CATEGORY_UNKNOWN' };
export type StudioCloseRefusal = { readonly code: 'STUDIO_CLOSED' };
type AddRefusal = Exclude<MembershipRefusal, { code: 'HOST_STAYS' }>;
type RemoveRefusal = Exclude<MembershipRefusal, { code: 'NUMBERS_UNKNOWN' }>;

/** Studios, their hosts and members. The role of a host comes and goes with his studio. */
export class Studios {
  constructor(private readonly work: UnitOfWork, private readonly attendance: Attendance, private readonly ruleSets: Credits['ruleSets'], private readonly sessions: Sessions) {}

  open(actor: Actor, { idempotencyKey, ...input }: NewStudio): Promise<Outcome<number, StudioOpenRefusal>> {
    return once(this.work, actor, { operation: 'studioOpen', input, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<number, StudioOpenRefusal>> => {
      const { code, kind, foundedOn, creditLevel, categoryKey } = input;
      const hostNumber = numberOf(input.hostNumber);
      const host = (await new StudiosStore(tx).teachers([hostNumber])).get(hostNumber);
      if (await tx.row('SELECT id FROM studios WHERE code = ?', [code])) return refused({ code: 'CODE_TAKEN' });
      if (!host) return refused({ code: 'HOST_UNKNOWN' });
      if (!(await this.ruleSets.inForce(tx, tx.today))?.categories.some((each) => each.key === categoryKey)) return refused({ code: 'CATEGORY_UNKNOWN' });
      // The host keeps the register, and the centre; his school does not.
      const rollId = await this.attendance.openRoll(tx, { kind: 'STUDIO', title: input.name, titleEn: input.nameEn, schoolId: null, hostTeacherId: host.id });
      await this.attendance.addToRoll(tx, rollId, [host.id]);
      const studioId = await tx.insert(StudioRow, {
        code, kind, nameZh: input.name, nameEn: input.nameEn, hostTeacherId: host.id, schoolId: host.schoolId, foundedOn, rollId, creditLevel, categoryKey, status: 'ACTIVE', createdAt: tx.now, changedAt: tx.now,
      });
      await this.makeHost(tx, studioId, host.id);
      tx.audit({ action: 'studio.open', subjectType: 'Studio', subjectId: studioId, details: { code, kind, hostTeacherId: host.id, creditLevel, categoryKey } });
      return done(studioId);
    });
  }

  /** Closes a studio for good: its register is sealed, its host hosts no more; what was filed stays. */
  close(actor: Actor, { studioId, reason, idempotencyKey }: Keyed & { studioId: number; reason: string }): Promise<Outcome<number, StudioCloseRefusal>> {
    return once(this.work, actor, { operation: 'studioClose', input: { studioId, reason }, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<number, StudioCloseRefusal>> => {
      const studio = await new StudiosStore(tx).lockKept(actor, studioId);
      if (studio.status === 'CLOSED') return refused({ code: 'STUDIO_CLOSED' });
      await this.attendance.closeRoll(tx, studio.rollId);
      await tx.run("UPDATE studios SET status = 'CLOSED', changedAt = ? WHERE id = ?", [tx.now, studioId]);
      const grants = await tx.rows<GrantRow>("SELECT * FROM grants WHERE role = 'STUDIO_HOST' AND studioId = ?", [studioId]);
      await tx.run('DELETE FROM grants WHERE id IN (?)', [grants.map((each) => each.id)]);
      for (const { accountId } of grants) await this.sessions.endAll(tx, accountId);
      tx.audit({ action: 'studio.close', subjectType: 'Studio', subjectId: studioId, details: { reason } });
      return done(studioId);
    });
  }

  /** All or none; who is a member already stays one. */
  addMembers(actor: Actor, { studioId, teacherNumbers, idempotencyKey }: Keyed & { studioId: number; teacherNumbers: readonly string[] }): Promise<Outcome<number, AddRefusal>> {
    return once(this.work, actor, { operation: 'studioMembersAdd', input: { studioId, teacherNumbers }, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<number, AddRefusal>> => {
      const store = new StudiosStore(tx);
      const studio = await store.lockKept(actor, studioId);
      const numbers = [...new Set(teacherNumbers.map(numberOf))];
      const teachers = await store.teachers(numbers);
      const refusal = refusalToAdd({ isClosed: studio.status === 'CLOSED', numbers, knownNumbers: new Set(teachers.keys()) });
      if (refusal) return refused(refusal);
      const teacherIds = [...teachers.values()].map((each) => each.id);
      await this.attendance.addToRoll(tx, studio.rollId, teacherIds);
      await tx.run('UPDATE studios SET changedAt = ? WHERE id = ?', [tx.now, studioId]);
      tx.audit({ action: 'studio.addMembers', subjectType: 'Studio', subjectId: studioId, details: { teacherIds } });
      return done(studioId);
    });
  }

  /** They keep what they attended; who is no member is passed over. */
  removeMembers(actor: Actor, { studioId, teacherIds, idempotencyKey }: Keyed & { studioId: number; teacherIds: readonly number[] }): Promise<Outcome<number, RemoveRefusal>> {
    return once(this.work, actor, { operation: 'studioMembersRemove', input: { studioId, teacherIds }, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<number, RemoveRefusal>> => {
      const studio = await new StudiosStore(tx).lockKept(actor, studioId);
      const refusal = refusalToRemove({ isClosed: studio.status === 'CLOSED', removesHost: teacherIds.includes(studio.hostTeacherId) });
      if (refusal) return refused(refusal);
      await this.attendance.removeFromRoll(tx, studio.rollId, teacherIds);
      await tx.run('UPDATE studios SET changedAt = ? WHERE id = ?', [tx.now, studioId]);
      tx.audit({ action: 'studio.removeMembers', subjectType: 'Studio', subjectId: studioId, details: { teacherIds } });
      return done(studioId);
    });
  }

  private async makeHost(tx: Tx, studioId: number, teacherId: number): Promise<void> {
    const account = await tx.row<{ id: number }>('SELECT id FROM accounts WHERE teacherId = ?', [teacherId]);
    if (!account) return;
    await tx.insert(GrantRow, { accountId: account.id, role: 'STUDIO_HOST', areaId: null, schoolId: null, studioId, providerId: null, grantedAt: tx.now });
    await this.sessions.endAll(tx, account.id);
    tx.audit({ action: 'account.grant', subjectType: 'Account', subjectId: account.id, details: { role: 'STUDIO_HOST', studioId } });
  }
}

const numberOf = (text: string): string => text.normalize('NFKC').trim().toUpperCase();
