import DataLoader from 'dataloader';

import { addMilliseconds, type Clock, instantOf } from '../../platform/clock.js';
import type { Reader, SqlValue } from '../../platform/data/sql.js';
import { notFound } from '../../platform/errors.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import type { ApiKeyRow, GrantRow } from './accounts.entities.js';
import type { Account, AccountFilter } from './administration.types.js';
import { IDLE_MS } from './sessions.service.js';

/** An `accounts a` as WAITING, ACTIVE or DISABLED. */
export const ACCOUNT_STATUS = "CASE WHEN a.disabled = 1 THEN 'DISABLED' WHEN a.passwordHash IS NULL THEN 'WAITING' ELSE 'ACTIVE' END";
const MOST_KEYS = 20;
type AccountRecord = Omit<Account, 'grants' | 'apiKeys'>;

export class AdministrationReadModel {
  constructor(private readonly reader: Reader, private readonly clock: Clock) {}

  async page(filter: AccountFilter, page: PageInput): Promise<Page<AccountRecord>> {
    const conditions: string[] = ['1 = 1'];
    const params: SqlValue[] = [];
    const add = (sql: string, ...values: SqlValue[]): void => {
      conditions.push(sql);
      params.push(...values);
    };
    if (filter.search) {
      const search = filter.search.normalize('NFKC').trim();
      add('(a.name LIKE ? OR a.loginName LIKE ?)', `%${search}%`, `%${search.toLowerCase()}%`);
    }
    if (filter.role) add('EXISTS (SELECT 1 FROM grants g WHERE g.accountId = a.id AND g.role = ?)', filter.role);
    if (filter.status) add(`${ACCOUNT_STATUS} = ?`, filter.status);
    const where = conditions.join(' AND ');
    const [items, count] = await Promise.all([
      this.reader.rows<AccountRecord>(`${this.select()} WHERE ${where} ORDER BY a.loginName LIMIT ? OFFSET ?`, [this.since(), ...params, page.limit, page.offset]),
      this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n FROM accounts a WHERE ${where}`, params),
    ]);
    return { items, totalCount: count?.n ?? 0 };
  }

  one(id: number): Promise<AccountRecord | undefined> {
    return this.reader.row<AccountRecord>(`${this.select()} WHERE a.id = ?`, [this.since(), id]);
  }

  /** @throws RequestError NOT_FOUND */
  async known(id: number): Promise<AccountRecord> {
    const account = await this.one(id);
    if (!account) throw notFound({ zh: '账号', en: 'account' });
    return account;
  }

  grantsLoader(): DataLoader<number, GrantRow[]> {
    return new DataLoader(async (ids) => {
      const rows = await this.reader.rows<GrantRow>('SELECT * FROM grants WHERE accountId IN (?) ORDER BY id', [[...ids]]);
      return ids.map((id) => rows.filter((row) => row.accountId === id));
    });
  }

  readonly keyLoaderOwner = {};

  keysLoader(): DataLoader<number, ApiKeyRow[]> {
    return new DataLoader(async (ids) => {
      const rows = await this.reader.rows<ApiKeyRow>('SELECT id, accountId, prefix, createdAt, revokedAt FROM api_keys WHERE accountId IN (?) ORDER BY id DESC', [[...ids]]);
      return ids.map((id) => rows.filter((row) => row.accountId === id).slice(0, MOST_KEYS));
    });
  }

  private select(): string {
    return `SELECT a.id, a.loginName, a.name, a.teacherId, ${ACCOUNT_STATUS} AS status, a.createdAt,
      (SELECT MAX(s.seenAt) FROM sessions s WHERE s.accountId = a.id) AS seenAt,
      (SELECT COUNT(*) FROM sessions s WHERE s.accountId = a.id AND s.endedAt IS NULL AND s.seenAt > ?) AS openSessions FROM accounts a`;
  }

  private since(): string {
    return addMilliseconds(instantOf(this.clock.now()), -IDLE_MS);
  }
}
