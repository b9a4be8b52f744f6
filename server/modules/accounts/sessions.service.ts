import { hash as hashPassword, verify as verifyPassword } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';

import { addMilliseconds, type Clock, instantOf } from '../../platform/clock.js';
import type { Reader } from '../../platform/data/sql.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { sha256 } from '../../platform/sha256.js';
import { GroupCommit } from '../../platform/transactions/group-commit.js';
import { system } from '../../platform/transactions/jobs.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import { type AccountRow, type ApiKeyRow, SessionRow } from './accounts.entities.js';
import { Actor, type Grant, type Role } from './actor.js';
import type { FailedTries } from './failed-tries.js';
import { loginNameOf } from './rules/login-name.js';

export const IDLE_MS = 30 * 60_000;
export const LONGEST_MS = 12 * 3_600_000;
/** Sessions are not written at every request: only when the last sight is older than this. */
const SIGHT_MS = 60_000;
/** How long a look at a session serves the queries that follow it, see decisions/072. */
const REMEMBERED_MS = 1_000;
const MOST_REMEMBERED = 2_000;
/** A hash that no password matches, so that an unknown name takes as long as a wrong password. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$uJb8cGm0LZ0oMbHxZkzbSRzKzcZkRCNs3CzwFSTGt5Q';

export type SignInRefusal = { code: 'WRONG_NAME_OR_PASSWORD' } | { code: 'TOO_MANY_TRIES'; minutes: number } | { code: 'ACCOUNT_DISABLED' };

/** Argon2id a few at a time, so that a sign-in storm leaves the process breathing. */
class Turnstile {
  private free = 2;
  private readonly waiting: (() => void)[] = [];

  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.free === 0) await new Promise<void>((go) => this.waiting.push(go));
    else this.free -= 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }
}

/** Server-side sessions: a random token in a cookie, its hash in the database. */
export class Sessions {
  private readonly turnstile = new Turnstile();

  private readonly remembered = new Map<string, { readonly at: number; readonly actor: Actor }>();

  private readonly looks = new GroupCommit<string, SessionRecord[]>(async (_, tokenHashes) => {
    const rows = await this.reader.rows<SessionRecord>(
      `SELECT s.id AS sessionId, s.tokenHash, s.endedAt, s.seenAt, s.createdAt, ${ACTOR_COLUMNS}
       FROM sessions s JOIN accounts a ON a.id = s.accountId LEFT JOIN grants g ON g.accountId = a.id WHERE s.tokenHash IN (?) ORDER BY g.id`, [[...new Set(tokenHashes)]]);
    const byHash = Map.groupBy(rows, (row) => row.tokenHash);
    return tokenHashes.map((each) => byHash.get(each) ?? []);
  });

  constructor(private readonly work: UnitOfWork, private readonly reader: Reader, private readonly clock: Clock, private readonly tries: FailedTries) {}

  async signIn(input: { loginName: string; password: string }, client: { address: string; userAgent: string }): Promise<Outcome<{ token: string; actor: Actor }, SignInRefusal>> {
    const loginName = loginNameOf(input.loginName);
    const buckets = this.tries.buckets(loginName, client.address);
    const minutes = await this.tries.minutesToWait(buckets);
    if (minutes !== null) return refused({ code: 'TOO_MANY_TRIES', minutes });
    const account = await this.reader.row<AccountRow>('SELECT * FROM accounts WHERE loginName = ?', [loginName]);
    const isRight = await this.turnstile.pass(() => verifyPassword(account?.passwordHash ?? NOBODY, input.password).catch(() => false));
    if (!account?.passwordHash || !isRight) {
      await this.tries.note(buckets);
      return refused({ code: 'WRONG_NAME_OR_PASSWORD' });
    }
    if (account.disabled) return refused({ code: 'ACCOUNT_DISABLED' });
    const token = await this.work.run({ accountId: account.id, name: account.name }, (tx) => this.open(tx, account.id, client));
    return done({ token, actor: await this.actorOf(account.id) as Actor });
  }

  /** Starts a session and returns its token, which is shown once and not kept. */
  async open(tx: Tx, accountId: number, client: { address: string; userAgent: string }): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await tx.insert(SessionRow, { tokenHash: sha256(token), accountId, address: client.address.slice(0, 60), userAgent: client.userAgent.slice(0, 300), createdAt: tx.now, seenAt: tx.now, endedAt: null });
    return token;
  }

  /**
   * Whose session this is, or null when it is unknown, ended, idle too long or too old. Every request asks, so those of
   * one moment ask together, and a query takes the answer that was given to another a moment ago.
   */
  async resume(token: string, isQuery: boolean): Promise<Actor | null> {
    const key = sha256(token);
    const now = this.clock.now().getTime();
    const known = isQuery ? this.remembered.get(key) : undefined;
    if (known && now >= known.at && now - known.at < REMEMBERED_MS) return known.actor;
    const actor = await this.look(key, now);
    if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear();
    if (actor) this.remembered.set(key, { at: now, actor });
    return actor;
  }

  private async look(tokenHash: string, now: number): Promise<Actor | null> {
    const rows = await this.looks.join('', tokenHash);
    const [session] = rows;
    const ago = (milliseconds: number): string => instantOf(new Date(now - milliseconds));
    if (!session || session.endedAt || session.seenAt < ago(IDLE_MS) || session.createdAt < ago(LONGEST_MS)) return null;
    if (session.seenAt < ago(SIGHT_MS)) await this.work.run(system, (tx) => tx.run('UPDATE sessions SET seenAt = ? WHERE id = ? AND endedAt IS NULL', [tx.now, session.sessionId]));
    return toActor(rows, session.sessionId);
  }

  /** Whose key this is, or null. */
  async byApiKey(key: string): Promise<Actor | null> {
    const row = await this.reader.row<ApiKeyRow>('SELECT * FROM api_keys WHERE keyHash = ? AND revokedAt IS NULL', [sha256(key)]);
    return row ? this.actorOf(row.accountId) : null;
  }

  async end(actor: Actor, sessionId: number): Promise<boolean> {
    const ended = await this.work.run(actor, (tx) => tx.run('UPDATE sessions SET endedAt = ? WHERE id = ? AND accountId = ? AND endedAt IS NULL', [tx.now, sessionId, actor.accountId]));
    this.remembered.clear();
    return ended === 1;
  }

  /** Ends every session of an account, for one whose password or roles change. */
  endAll(tx: Tx, accountId: number): Promise<number> {
    this.remembered.clear();
    return tx.run('UPDATE sessions SET endedAt = ? WHERE accountId = ? AND endedAt IS NULL', [tx.now, accountId]);
  }

  /** The person's sessions that are still open, the newest first. */
  openSessions(actor: Actor): Promise<SessionRow[]> {
    return this.reader.rows<SessionRow>('SELECT * FROM sessions WHERE accountId = ? AND endedAt IS NULL AND seenAt > ? ORDER BY id DESC LIMIT 50', [actor.accountId, addMilliseconds(instantOf(this.clock.now()), -IDLE_MS)]);
  }

  hash(password: string): Promise<string> {
    return this.turnstile.pass(() => hashPassword(password));
  }

  verify(hash: string, password: string): Promise<boolean> {
    return this.turnstile.pass(() => verifyPassword(hash, password).catch(() => false));
  }

  async actorOf(accountId: number, sessionId: number | null = null): Promise<Actor | null> {
    return toActor(await this.reader.rows<ActorRecord>(`SELECT ${ACTOR_COLUMNS} FROM accounts a LEFT JOIN grants g ON g.accountId = a.id WHERE a.id = ? ORDER BY g.id`, [accountId]), sessionId);
  }
}

/** An account with one of its grants, or with none. */
type ActorRecord = Pick<AccountRow, 'name' | 'teacherId' | 'disabled'> & Omit<Grant, 'role'> & { accountId: number; role: Role | null };

/** A session with its account and one of its grants. */
type SessionRecord = ActorRecord & Pick<SessionRow, 'tokenHash' | 'endedAt' | 'seenAt' | 'createdAt'> & { sessionId: number };

const ACTOR_COLUMNS = 'a.id AS accountId, a.name, a.teacherId, a.disabled, g.role, g.areaId, g.schoolId, g.studioId, g.providerId';

function toActor(records: readonly ActorRecord[], sessionId: number | null): Actor | null {
  const [account] = records;
  if (!account || account.disabled) return null;
  const grants = records.flatMap(({ role, areaId, schoolId, studioId, providerId }) => (role ? [{ role, areaId, schoolId, studioId, providerId }] : []));
  return new Actor(account.accountId, account.name, account.teacherId, grants, sessionId);
}
