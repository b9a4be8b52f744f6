import type { Statement, Database as SqliteHandle } from 'better-sqlite3';
import type { Connection, ResultSetHeader } from 'mysql2';
import type { DataSource } from 'typeorm';

import { canonicalJson } from '../canonical-json.js';
import { type Clock, type Day, dayOf, type Instant, instantOf } from '../clock.js';
import { QUERY_TIMEOUT_MS } from '../data/database.js';
import type { Dialect } from '../data/portable-ddl.js';
import { bind, expandable, type Reader, type SqlParams, type SqlValue } from '../data/sql.js';
import { OutboxMessage } from './work.entities.js';

/** Who a decision is written down for: an account, or the system itself. */
export interface Author {
  readonly accountId: number | null;
  readonly name: string;
}

export interface Decision {
  /** Object first, then the verb, as the mutation is called: `creditClaim.approve`. */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: number | string;
  /** Facts that let an auditor follow the decision; never an ID number, mobile or secret. */
  readonly details?: Readonly<Record<string, unknown>>;
}

export type Executor = (sql: string, params: SqlParams) => Promise<{ rows: unknown[]; affected: number; insertId: number }>;

/** SQLite allows 32,766 variables a statement and MariaDB 65,535; this stays under both. */
const MOST_VARIABLES = 30_000;
const MOST_ROWS = 1_000;

/**
 * One transaction. Lock first, read, decide, then write. Everything written through it, its
 * audit rows and its messages commit together or not at all.
 */
export class Tx implements Reader {
  readonly now: Instant;
  readonly today: Day;
  readonly decisions: (Omit<Decision, 'details'> & { readonly details: string })[] = [];

  constructor(readonly dialect: Dialect, readonly author: Author, clock: Clock, private readonly source: DataSource, private readonly execute: Executor) {
    const now = clock.now();
    this.now = instantOf(now);
    this.today = dayOf(now);
  }

  async rows<T>(sql: string, params: SqlParams = []): Promise<T[]> {
    return (await this.execute(sql, params)).rows as T[];
  }

  async row<T>(sql: string, params: SqlParams = []): Promise<T | undefined> {
    return (await this.rows<T>(sql, params))[0];
  }

  /** Reads and locks. SQLite already holds the only write lock. */
  lock<T>(sql: string, params: SqlParams = []): Promise<T[]> {
    return this.rows<T>(this.dialect === 'mariadb' ? `${sql} FOR UPDATE` : sql, params);
  }

  async lockOne<T>(sql: string, params: SqlParams = []): Promise<T | undefined> {
    return (await this.lock<T>(sql, params))[0];
  }

  /** Changes rows and returns how many matched: the look at it is part of a conditional update. */
  async run(sql: string, params: SqlParams = []): Promise<number> {
    return (await this.execute(sql, params)).affected;
  }

  async insert<E extends object>(entity: new () => E, values: Partial<E>): Promise<number> {
    return (await this.insertMany(entity, [values]))[0] as number;
  }

  /**
   * Inserts in statements of up to 1,000 rows and returns the generated ids in order (meaningless for
   * tables whose key is not generated). All rows take their columns from the first; what is null in all of them is left out.
   */
  async insertMany<E extends object>(entity: new () => E, rows: readonly Partial<E>[]): Promise<number[]> {
    const columns = (Object.keys(rows[0] ?? {}) as (keyof E & string)[]).filter((column) => rows.some((row) => (row[column] ?? null) !== null));
    return this.writeRows(this.source.getMetadata(entity).tableName, columns, rows, '');
  }

  private async writeRows<E extends object>(table: string, columns: readonly (keyof E & string)[], rows: readonly Partial<E>[], tail: string): Promise<number[]> {
    const perStatement = Math.max(1, Math.min(MOST_ROWS, Math.floor(MOST_VARIABLES / columns.length)));
    const insert = `INSERT INTO \`${table}\` (${columns.map((c) => `\`${c}\``).join(', ')}) VALUES ? ${tail}`;
    const ids: number[] = [];
    for (let from = 0; from < rows.length; from += perStatement) {
      const part = rows.slice(from, from + perStatement);
      const { insertId } = await this.execute(insert, [part.map((row) => columns.map((column) => (row[column] ?? null) as SqlValue))]);
      // MariaDB tells the first id of a simple insert, SQLite the last.
      const start = this.dialect === 'mariadb' ? insertId : insertId - part.length + 1;
      for (let i = 0; i < part.length; i += 1) ids.push(start + i);
    }
    return ids;
  }

  /**
   * Inserts rows or, where their unique key exists, changes the named columns: takes the exclusive lock at
   * once, where INSERT IGNORE followed by FOR UPDATE deadlocks. Give the rows in key order.
   *
   * @param change by column: `replace` takes the new value, `add` adds it; none only locks.
   */
  async upsertMany<E extends object>(entity: new () => E, rows: readonly Partial<E>[], key: readonly (keyof E & string)[], change: { readonly [C in keyof E & string]?: 'replace' | 'add' } = {}): Promise<void> {
    const columns = Object.keys(rows[0] ?? {}) as (keyof E & string)[];
    const table = this.source.getMetadata(entity).tableName;
    const incoming = (column: string): string => (this.dialect === 'mariadb' ? `VALUES(\`${column}\`)` : `excluded.\`${column}\``);
    const changes = (Object.entries(change) as [string, 'replace' | 'add'][]).map(([column, how]) =>
      `\`${column}\` = ${how === 'add' ? `\`${table}\`.\`${column}\` + ` : ''}${incoming(column)}`);
    const set = changes.length > 0 ? changes.join(', ') : `\`${key[0]}\` = \`${table}\`.\`${key[0]}\``;
    const tail = this.dialect === 'mariadb' ? `ON DUPLICATE KEY UPDATE ${set}` : `ON CONFLICT (${key.map((c) => `\`${c}\``).join(', ')}) DO UPDATE SET ${set}`;
    await this.writeRows(table, columns, rows, tail);
  }

  /** Writes a decision to the audit chain when the transaction commits. */
  audit({ details = {}, ...decision }: Decision): void {
    this.decisions.push({ ...decision, details: canonicalJson(details) });
  }

  /** Tells the modules further down, once, after the commit: or at a later instant, which makes it a deadline. A payload holds 64 KB. */
  publish(topic: string, payload: Readonly<Record<string, unknown>>, dueAt: Instant = this.now): Promise<void> {
    return this.publishEach(topic, [payload], dueAt);
  }

  /** The same for many things at once: a message each. */
  async publishEach(topic: string, payloads: readonly Readonly<Record<string, unknown>>[], dueAt: Instant = this.now): Promise<void> {
    await this.insertMany(OutboxMessage, payloads.map((payload) => ({ topic, payload: JSON.stringify(payload), createdAt: this.now, dueAt, deliveredAt: null, attempts: 0, lastError: null })));
  }
}

export function sqliteExecutor(handle: SqliteHandle, statements: Map<string, Statement>): Executor {
  return async (sql, params) => {
    const bound = bind(sql, params);
    let statement = statements.get(bound.sql);
    if (!statement) {
      if (statements.size >= 500) statements.clear();
      statement = handle.prepare(bound.sql);
      statements.set(bound.sql, statement);
    }
    if (statement.reader) return { rows: statement.all(...bound.values), affected: 0, insertId: 0 };
    const { changes, lastInsertRowid } = statement.run(...bound.values);
    return { rows: [], affected: changes, insertId: Number(lastInsertRowid) };
  };
}

export function mariadbExecutor(connection: Connection): Executor {
  return (sql, params) => new Promise((resolve, reject) => {
    connection.query({ sql, values: expandable(params), timeout: QUERY_TIMEOUT_MS }, (error: Error | null, result: unknown) => {
      if (error) return reject(error);
      if (Array.isArray(result)) return resolve({ rows: result, affected: 0, insertId: 0 });
      const header = result as ResultSetHeader;
      return resolve({ rows: [], affected: header.affectedRows, insertId: header.insertId });
    });
  });
}
