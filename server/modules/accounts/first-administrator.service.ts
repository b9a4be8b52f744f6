import { randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { done, type Outcome, refused } from '../../platform/outcome.js';
import type { Platform } from '../../platform/module.js';
import type { Reader } from '../../platform/data/sql.js';
import { sha256 } from '../../platform/sha256.js';
import { system } from '../../platform/transactions/jobs.js';
import { AccountRow, GrantRow } from './accounts.entities.js';
import type { WeakPassword } from './activations.service.js';
import type { Actor } from './actor.js';
import type { FailedTries } from './failed-tries.js';
import { LOGIN_NAME, loginNameOf } from './rules/login-name.js';
import { weaknessOf } from './rules/password.js';
import type { Sessions } from './sessions.service.js';

export type FirstAdministratorRefusal =
  | { code: 'ALREADY_SET_UP' } | { code: 'TOO_MANY_TRIES'; minutes: number } | { code: 'WRONG_SETUP_CODE' }
  | { code: 'LOGIN_NAME_FORMAT' } | { code: 'LOGIN_NAME_TAKEN' } | WeakPassword;

/**
 * An empty system belongs to whoever can read its data directory: the first administrator is created
 * with the code in `setup-code` there, which the start prints and which is gone once it was used.
 */
export class FirstAdministrator {
  constructor(private readonly platform: Platform, private readonly sessions: Sessions, private readonly tries: FailedTries) {}

  isNeeded(): Promise<boolean> {
    return isWithoutAdministrator(this.platform.reader);
  }

  /** Makes the code at the start of an empty system, and removes one that nobody needs any more. */
  async prepare(): Promise<void> {
    const path = this.path();
    if (!(await this.isNeeded())) rmSync(path, { force: true });
    else if (!existsSync(path)) {
      mkdirSync(this.platform.config.DATA_DIRECTORY, { recursive: true });
      writeFileSync(path, `${randomBytes(12).toString('hex')}\n`, { mode: 0o600 });
    }
  }

  /** Creates the account and signs in. Exact under race: whoever comes second finds an administrator. */
  async create(input: { loginName: string; name: string; password: string; setupCode: string }, client: { address: string; userAgent: string }): Promise<Outcome<{ token: string; actor: Actor }, FirstAdministratorRefusal>> {
    if (!(await this.isNeeded())) return refused({ code: 'ALREADY_SET_UP' });
    const buckets = this.tries.buckets('setup-code', client.address);
    const minutes = await this.tries.minutesToWait(buckets);
    if (minutes !== null) return refused({ code: 'TOO_MANY_TRIES', minutes });
    if (!this.isSetupCode(input.setupCode.trim())) {
      await this.tries.note(buckets);
      return refused({ code: 'WRONG_SETUP_CODE' });
    }
    const loginName = loginNameOf(input.loginName);
    if (!LOGIN_NAME.test(loginName)) return refused({ code: 'LOGIN_NAME_FORMAT' });
    const weakness = weaknessOf(input.password, loginName);
    if (weakness) return refused({ code: 'WEAK_PASSWORD', weakness });
    const passwordHash = await this.sessions.hash(input.password);
    const outcome = await this.platform.work.run(system, async (tx): Promise<Outcome<{ token: string; accountId: number }, FirstAdministratorRefusal>> => {
      await tx.lockOne('SELECT id FROM account_locks WHERE id = 1');
      if (!(await isWithoutAdministrator(tx))) return refused({ code: 'ALREADY_SET_UP' });
      if (await tx.row('SELECT id FROM accounts WHERE loginName = ?', [loginName])) return refused({ code: 'LOGIN_NAME_TAKEN' });
      const accountId = await tx.insert(AccountRow, { loginName, name: input.name.trim(), passwordHash, activationHash: null, activationUntil: null, teacherId: null, disabled: false, createdAt: tx.now });
      await tx.insert(GrantRow, { accountId, role: 'ADMINISTRATOR', areaId: null, schoolId: null, studioId: null, providerId: null, grantedAt: tx.now });
      tx.audit({ action: 'administrator.createFirst', subjectType: 'Account', subjectId: accountId, details: { loginName } });
      return done({ accountId, token: await this.sessions.open(tx, accountId, client) });
    });
    if (!outcome.done) return outcome;
    rmSync(this.path(), { force: true });
    return done({ token: outcome.value.token, actor: await this.sessions.actorOf(outcome.value.accountId) as Actor });
  }

  private isSetupCode(typed: string): boolean {
    const path = this.path();
    const expected = existsSync(path) ? readFileSync(path, 'utf8').trim() : '';
    return expected !== '' && timingSafeEqual(Buffer.from(sha256(typed)), Buffer.from(sha256(expected)));
  }

  private path(): string {
    return join(this.platform.config.DATA_DIRECTORY, 'setup-code');
  }
}

async function isWithoutAdministrator(reader: Reader): Promise<boolean> {
  return !(await reader.row("SELECT id FROM grants WHERE role = 'ADMINISTRATOR' LIMIT 1"));
}
