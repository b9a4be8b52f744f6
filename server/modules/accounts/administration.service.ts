import { randomBytes } from 'node:crypto';

import { forbidden, notFound } from '../../platform/errors.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { sha256 } from '../../platform/sha256.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import { AccountRow, ApiKeyRow, GrantRow } from './accounts.entities.js';
import type { ActivationCode, Activations } from './activations.service.js';
import type { Actor } from './actor.js';
import { type GrantRefusal, type GrantScope, refusalToGrant } from './rules/grant-scope.js';
import { LOGIN_NAME, loginNameOf } from './rules/login-name.js';
import type { Sessions } from './sessions.service.js';

export type OpenRefusal = { code: 'LOGIN_NAME_FORMAT' } | { code: 'LOGIN_NAME_TAKEN' } | ShownOnce;
export type OwnAccount = { code: 'OWN_ACCOUNT' };
/** The same request was answered before: what it showed is not kept. */
export type ShownOnce = { code: 'ALREADY_SHOWN' };
export type ApiKeyRefusal = { code: 'NO_PROVIDER' } | { code: 'ACCOUNT_DISABLED' } | ShownOnce;

interface Keyed { idempotencyKey?: string | null }

/** What administrators do with other people's accounts. Whoever's roles change signs in anew. */
export class AccountAdministration {
  constructor(private readonly work: UnitOfWork, private readonly sessions: Sessions, private readonly activations: Activations) {}

  /** An account for somebody who is no teacher of the county, with its first code. */
  async open(actor: Actor, input: Keyed & { loginName: string; name: string }): Promise<Outcome<{ accountId: number; code: ActivationCode }, OpenRefusal>> {
    const loginName = loginNameOf(input.loginName);
    if (!LOGIN_NAME.test(loginName)) return refused({ code: 'LOGIN_NAME_FORMAT' });
    let code: ActivationCode | undefined;
    const outcome = await this.change<number, OpenRefusal>(actor, 'accountOpen', input, async (tx) => {
      if (await tx.row('SELECT id FROM accounts WHERE loginName = ?', [loginName])) return refused({ code: 'LOGIN_NAME_TAKEN' });
      const accountId = await tx.insert(AccountRow, { loginName, name: input.name.trim(), passwordHash: null, activationHash: null, activationUntil: null, teacherId: null, disabled: false, createdAt: tx.now });
      [code] = await this.activations.issue(tx, [accountId]);
      tx.audit({ action: 'account.open', subjectType: 'Account', subjectId: accountId, details: { loginName } });
      return done(accountId);
    });
    if (!outcome.done) return outcome;
    return code ? done({ accountId: outcome.value, code }) : refused({ code: 'ALREADY_SHOWN' });
  }

  grant(actor: Actor, input: Keyed & GrantScope & { accountId: number }): Promise<Outcome<number, GrantRefusal>> {
    const { accountId, role, areaId, schoolId, providerId } = input;
    return this.change(actor, 'accountGrant', input, async (tx) => {
      const account = await lockAccount(tx, accountId);
      const held = await tx.rows<GrantRow>('SELECT role, areaId, schoolId, providerId FROM grants WHERE accountId = ?', [accountId]);
      const refusal = refusalToGrant({ role, areaId, schoolId, providerId, held, isOwnAccount: accountId === actor.accountId, isDisabled: Boolean(account.disabled), scopeExists: await scopeExists(tx, input) });
      if (refusal) return refused(refusal);
      const grantId = await tx.insert(GrantRow, { accountId, role, areaId, schoolId, studioId: null, providerId, grantedAt: tx.now });
      await this.sessions.endAll(tx, accountId);
      tx.audit({ action: 'account.grant', subjectType: 'Account', subjectId: accountId, details: { grantId, role, areaId, schoolId, providerId } });
      return done(accountId);
    });
  }

  revokeGrant(actor: Actor, input: Keyed & { grantId: number }): Promise<Outcome<number, OwnAccount>> {
    return this.change(actor, 'accountRevokeGrant', input, async (tx) => {
      const grant = await tx.lockOne<GrantRow>('SELECT * FROM grants WHERE id = ?', [input.grantId]);
      if (!grant) throw notFound({ zh: '角色', en: 'role' });
      const { accountId, role, areaId, schoolId, studioId, providerId } = grant;
      if (accountId === actor.accountId) return refused({ code: 'OWN_ACCOUNT' });
      await tx.run('DELETE FROM grants WHERE id = ?', [grant.id]);
      await this.sessions.endAll(tx, accountId);
      tx.audit({ action: 'account.revokeGrant', subjectType: 'Account', subjectId: accountId, details: { grantId: grant.id, role, areaId, schoolId, studioId, providerId } });
      return done(accountId);
    });
  }

  setDisabled(actor: Actor, disabled: boolean, input: Keyed & { accountId: number }): Promise<Outcome<number, OwnAccount>> {
    const operation = disabled ? 'accountDisable' : 'accountEnable';
    return this.change(actor, operation, input, async (tx) => {
      const account = await lockAccount(tx, input.accountId);
      if (account.id === actor.accountId) return refused({ code: 'OWN_ACCOUNT' });
      if (Boolean(account.disabled) === disabled) return done(account.id);
      await tx.run('UPDATE accounts SET disabled = ? WHERE id = ?', [disabled, account.id]);
      if (disabled) await this.sessions.endAll(tx, account.id);
      tx.audit({ action: disabled ? 'account.disable' : 'account.enable', subjectType: 'Account', subjectId: account.id });
      return done(account.id);
    });
  }

  /** Signs somebody out everywhere, such as after a lost telephone. */
  endSessions(actor: Actor, input: Keyed & { accountId: number }): Promise<Outcome<number>> {
    return this.change(actor, 'accountEndSessions', input, async (tx) => {
      const account = await lockAccount(tx, input.accountId);
      const ended = await this.sessions.endAll(tx, account.id);
      tx.audit({ action: 'account.endSessions', subjectType: 'Account', subjectId: account.id, details: { ended } });
      return done(account.id);
    });
  }

  /** A new key of a provider; it is shown once, and only its hash is kept. */
  async issueApiKey(actor: Actor, input: Keyed & { accountId: number }): Promise<Outcome<{ accountId: number; key: string }, ApiKeyRefusal>> {
    let key: string | undefined;
    const outcome = await this.change<number, ApiKeyRefusal>(actor, 'apiKeyIssue', input, async (tx) => {
      const account = await lockAccount(tx, input.accountId);
      if (account.disabled) return refused({ code: 'ACCOUNT_DISABLED' });
      if (!(await tx.row("SELECT id FROM grants WHERE accountId = ? AND role = 'PROVIDER'", [account.id]))) return refused({ code: 'NO_PROVIDER' });
      key = `sx_${randomBytes(32).toString('base64url')}`;
      const prefix = key.slice(0, 9);
      const keyId = await tx.insert(ApiKeyRow, { keyHash: sha256(key), prefix, accountId: account.id, createdAt: tx.now, revokedAt: null });
      tx.audit({ action: 'apiKey.issue', subjectType: 'Account', subjectId: account.id, details: { keyId, prefix } });
      return done(account.id);
    });
    if (!outcome.done) return outcome;
    return key ? done({ accountId: outcome.value, key }) : refused({ code: 'ALREADY_SHOWN' });
  }

  revokeApiKey(actor: Actor, input: Keyed & { keyId: number }): Promise<Outcome<number>> {
    return this.change(actor, 'apiKeyRevoke', input, async (tx) => {
      const key = await tx.lockOne<ApiKeyRow>('SELECT * FROM api_keys WHERE id = ?', [input.keyId]);
      if (!key) throw notFound({ zh: '接口密钥', en: 'API key' });
      if (key.revokedAt === null) {
        await tx.run('UPDATE api_keys SET revokedAt = ? WHERE id = ?', [tx.now, key.id]);
        tx.audit({ action: 'apiKey.revoke', subjectType: 'Account', subjectId: key.accountId, details: { keyId: key.id, prefix: key.prefix } });
      }
      return done(key.accountId);
    });
  }

  /**
   * Administrators act one after another, and whoever lost the role a moment ago acts no more: so two
   * who revoke each other leave one.
   */
  private change<T, R extends { code: string } = never>(actor: Actor, operation: string, input: Keyed, effect: (tx: Tx) => Promise<Outcome<T, R>>): Promise<Outcome<T, R>> {
    const { idempotencyKey, ...rest } = input;
    return once(this.work, actor, { operation, input: rest, key: idempotencyKey ?? null }, async (tx) => {
      await tx.lockOne('SELECT id FROM account_locks WHERE id = 1');
      const holds = await tx.row("SELECT g.id FROM grants g JOIN accounts a ON a.id = g.accountId WHERE g.accountId = ? AND g.role = 'ADMINISTRATOR' AND a.disabled = 0", [actor.accountId]);
      if (!holds) throw forbidden();
      return effect(tx);
    });
  }
}

/** @throws RequestError NOT_FOUND */
async function lockAccount(tx: Tx, accountId: number): Promise<AccountRow> {
  const account = await tx.lockOne<AccountRow>('SELECT * FROM accounts WHERE id = ?', [accountId]);
  if (!account) throw notFound({ zh: '账号', en: 'account' });
  return account;
}

/** Grants carry no foreign keys, since accounts stand above the modules that own these tables. */
async function scopeExists(tx: Tx, { areaId, schoolId, providerId }: GrantScope): Promise<boolean> {
  for (const [table, id] of [['areas', areaId], ['schools', schoolId], ['learning_providers', providerId]] as const) {
    if (id !== null && !(await tx.row(`SELECT id FROM ${table} WHERE id = ?`, [id]))) return false;
  }
  return true;
}
