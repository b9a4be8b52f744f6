import { randomInt } from 'node:crypto';

import { addMilliseconds, type Clock, instantOf } from '../../platform/clock.js';
import type { Reader } from '../../platform/data/sql.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import type { Secrets } from '../../platform/secrets.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { AccountRow } from './accounts.entities.js';
import type { Actor } from './actor.js';
import type { FailedTries } from './failed-tries.js';
import { loginNameOf } from './rules/login-name.js';
import { type PasswordWeakness, weaknessOf } from './rules/password.js';
import type { Sessions } from './sessions.service.js';

/** Without 0, O, 1, I, L and U, which are mistaken on paper and by telephone. 30 letters: ten of them are 49 bits. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 10;
const VALID_MS = 30 * 86_400_000;

export interface ActivationCode {
  readonly accountId: number;
  /** Like `7K2MQ-9DFTB`; shown once, only a keyed hash is kept. */
  readonly code: string;
  readonly validUntil: string;
}

export type WeakPassword = { code: 'WEAK_PASSWORD'; weakness: PasswordWeakness };
export type ActivateRefusal = { code: 'TOO_MANY_TRIES'; minutes: number } | WeakPassword | { code: 'WRONG_CODE' } | { code: 'ACCOUNT_DISABLED' };
export type PasswordChangeRefusal = { code: 'TOO_MANY_TRIES'; minutes: number } | { code: 'WRONG_PASSWORD' } | WeakPassword;
interface SignedIn { token: string; actor: Actor }
interface Visitor { address: string; userAgent: string }

/** How a person comes to a password of his own: by a one-time code, or by the one he has. */
export class Activations {
  constructor(
    private readonly work: UnitOfWork, private readonly reader: Reader, private readonly clock: Clock,
    private readonly secrets: Secrets, private readonly sessions: Sessions, private readonly tries: FailedTries,
  ) {}

  /** One code for each account. Codes given out earlier stop working; a password in use stays until the code is used. */
  async issue(tx: Tx, accountIds: readonly number[]): Promise<ActivationCode[]> {
    const validUntil = addMilliseconds(tx.now, VALID_MS);
    const codes: ActivationCode[] = [];
    for (const accountId of accountIds) {
      const letters = Array.from({ length: CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
      await tx.run('UPDATE accounts SET activationHash = ?, activationUntil = ? WHERE id = ?', [this.hashOf(accountId, letters), validUntil, accountId]);
      codes.push({ accountId, code: `${letters.slice(0, 5)}-${letters.slice(5)}`, validUntil });
    }
    return codes;
  }

  /** Sets the first or a new password with a code, ends what was signed in, and signs in. A code works once. */
  async activate(input: { loginName: string; code: string; newPassword: string }, client: Visitor): Promise<Outcome<SignedIn, ActivateRefusal>> {
    const loginName = loginNameOf(input.loginName);
    const buckets = this.tries.buckets(loginName, client.address);
    const minutes = await this.tries.minutesToWait(buckets);
    if (minutes !== null) return refused({ code: 'TOO_MANY_TRIES', minutes });
    const account = await this.reader.row<AccountRow>('SELECT * FROM accounts WHERE loginName = ?', [loginName]);
    const hash = this.hashOf(account?.id ?? 0, lettersOf(input.code));
    if (!account || account.activationHash !== hash || (account.activationUntil ?? '') <= instantOf(this.clock.now())) {
      await this.tries.note(buckets);
      return refused({ code: 'WRONG_CODE' });
    }
    if (account.disabled) return refused({ code: 'ACCOUNT_DISABLED' });
    const weakness = weaknessOf(input.newPassword, loginName);
    if (weakness) return refused({ code: 'WEAK_PASSWORD', weakness });
    const passwordHash = await this.sessions.hash(input.newPassword);
    const token = await this.work.run({ accountId: account.id, name: account.name }, async (tx) => {
      const used = await tx.run('UPDATE accounts SET passwordHash = ?, activationHash = NULL, activationUntil = NULL WHERE id = ? AND activationHash = ? AND disabled = 0', [passwordHash, account.id, hash]);
      if (used !== 1) return null;
      tx.audit({ action: 'account.activate', subjectType: 'Account', subjectId: account.id });
      await this.sessions.endAll(tx, account.id);
      return this.sessions.open(tx, account.id, client);
    });
    return token === null ? refused({ code: 'WRONG_CODE' }) : this.signedIn(token, account.id);
  }

  /** Changes the own password; every other session ends and this one is replaced. */
  async changePassword(actor: Actor, input: { password: string; newPassword: string }, client: Visitor): Promise<Outcome<SignedIn, PasswordChangeRefusal>> {
    const account = await this.reader.row<AccountRow>('SELECT * FROM accounts WHERE id = ?', [actor.accountId]);
    const loginName = account?.loginName ?? '';
    const buckets = this.tries.buckets(loginName, client.address);
    const minutes = await this.tries.minutesToWait(buckets);
    if (minutes !== null) return refused({ code: 'TOO_MANY_TRIES', minutes });
    const before = account?.passwordHash ?? null;
    if (before === null || !(await this.sessions.verify(before, input.password))) {
      await this.tries.note(buckets);
      return refused({ code: 'WRONG_PASSWORD' });
    }
    const weakness = weaknessOf(input.newPassword, loginName);
    if (weakness) return refused({ code: 'WEAK_PASSWORD', weakness });
    const passwordHash = await this.sessions.hash(input.newPassword);
    const token = await this.work.run(actor, async (tx) => {
      const changed = await tx.run('UPDATE accounts SET passwordHash = ? WHERE id = ? AND passwordHash = ?', [passwordHash, actor.accountId, before]);
      if (changed !== 1) return null;
      tx.audit({ action: 'account.passwordChange', subjectType: 'Account', subjectId: actor.accountId });
      await this.sessions.endAll(tx, actor.accountId);
      return this.sessions.open(tx, actor.accountId, client);
    });
    return token === null ? refused({ code: 'WRONG_PASSWORD' }) : this.signedIn(token, actor.accountId);
  }

  private async signedIn(token: string, accountId: number): Promise<Outcome<SignedIn>> {
    return done({ token, actor: await this.sessions.actorOf(accountId) as Actor });
  }

  /** Keyed, so that whoever reads the database cannot try codes; bound to the account, so that a code opens no other. */
  private hashOf(accountId: number, letters: string): string {
    return this.secrets.blindIndex('activation', `${accountId}:${letters}`);
  }
}

/** As it was printed, however it was typed. */
function lettersOf(typed: string): string {
  return typed.normalize('NFKC').toUpperCase().replace(/[^A-Z0-9]/g, '');
}
