import type { Tx } from '../../platform/transactions/tx.js';
import { AccountRow, GrantRow } from './accounts.entities.js';
import { loginNameOf } from './rules/login-name.js';

/** Accounts that are not active yet, one for each teacher, named by teacher number. Returns their ids in order. */
export async function createTeacherAccounts(tx: Tx, teachers: readonly { teacherId: number; number: string; name: string }[]): Promise<number[]> {
  const accountIds = await tx.insertMany(AccountRow, teachers.map(({ teacherId, number, name }) => ({
    loginName: loginNameOf(number), name, passwordHash: null, activationHash: null, activationUntil: null, teacherId, disabled: false, createdAt: tx.now,
  })));
  await tx.insertMany(GrantRow, accountIds.map((accountId) => ({ accountId, role: 'TEACHER' as const, areaId: null, schoolId: null, studioId: null, providerId: null, grantedAt: tx.now })));
  return accountIds;
}
