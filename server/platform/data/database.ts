import type { Database as SqliteHandle, Statement } from 'better-sqlite3';
import mysql2 from 'mysql2';
import type { Pool, PoolOptions } from 'mysql2';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DataSource, type DataSourceOptions, type MixedList } from 'typeorm';

import { databaseAway, isLost } from './lost-connection.js';
import type { Dialect } from './portable-ddl.js';
import { bind, expandable, type Reader, type SqlParams } from './sql.js';

type Classes = MixedList<new () => object>;

/**
 * The two connections of the system: a writer that only the unit of work may use, and a reader
 * for everything else. On SQLite the writer is one connection behind a queue and the reader
 * cannot write; on MariaDB both are the same pool.
 */
export interface Database {
  readonly dialect: Dialect;
  readonly writer: DataSource;
  readonly reader: Reader;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** `sqlite:path/to/file.db` or `mysql://user:password@host:port/name`. */
  readonly url: string;
  readonly entities: Classes;
  readonly migrations: Classes;
  readonly poolSize?: number;
}

export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  return options.url.startsWith('sqlite:') ? openSqlite(options) : openMariadb(options);
}

/** Waiting in the driver stops the whole process, so it is short; the unit of work waits for longer, outside. */
export const BUSY_TIMEOUT_MS = 50;

function pragmas(handle: SqliteHandle): void {
  handle.pragma('busy_timeout = 5000');
  handle.pragma('journal_mode = WAL');
  handle.pragma('synchronous = FULL');
  handle.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  handle.pragma('foreign_keys = ON');
}

async function openSqlite({ url, entities, migrations }: DatabaseOptions): Promise<Database> {
  const path = url.slice('sqlite:'.length);
  mkdirSync(dirname(path), { recursive: true });
  const common = { type: 'better-sqlite3', database: path, entities, synchronize: false } as const;
  const writer = await withLargeText(new DataSource({
    ...common, migrations, migrationsTransactionMode: 'each',
    prepareDatabase: (handle: unknown) => {
      const db = handle as SqliteHandle;
      pragmas(db);
      // TypeORM opens with a deferred BEGIN; the write lock is wanted at once.
      const prepare = db.prepare.bind(db) as (sql: string) => Statement;
      db.prepare = ((sql: string) => prepare(sql === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE' : sql)) as typeof db.prepare;
    },
  })).initialize();
  const readerSource = await withLargeText(new DataSource({
    ...common, migrations: [],
    prepareDatabase: (handle: unknown) => {
      const db = handle as SqliteHandle;
      pragmas(db);
      db.pragma('query_only = ON');
    },
  })).initialize();
  const handle = (readerSource.driver as unknown as { databaseConnection: SqliteHandle }).databaseConnection;
  const reader = new SqliteReader(handle);
  return {
    dialect: 'sqlite', writer, reader,
    close: async () => {
      await readerSource.destroy();
      await writer.destroy();
    },
  };
}

/** MariaDB has a type for more than 64 KB of text; on SQLite every text may be as long. */
function withLargeText(source: DataSource): DataSource {
  const normalized = source.driver.normalizeType.bind(source.driver);
  source.driver.normalizeType = (column) => normalized(column.type === 'mediumtext' ? { ...column, type: 'text' } : column);
  return source;
}

/** Reads through the driver's own prepared statements; a read takes microseconds. */
class SqliteReader implements Reader {
  private readonly statements = new Map<string, Statement>();

  constructor(private readonly handle: SqliteHandle) {}

  async rows<T>(sql: string, params: SqlParams = []): Promise<T[]> {
    const bound = bind(sql, params);
    return this.statement(bound.sql).all(...bound.values) as T[];
  }

  async row<T>(sql: string, params: SqlParams = []): Promise<T | undefined> {
    const bound = bind(sql, params);
    return this.statement(bound.sql).get(...bound.values) as T | undefined;
  }

  private statement(sql: string): Statement {
    const known = this.statements.get(sql);
    if (known) return known;
    if (this.statements.size >= 500) this.statements.clear();
    const prepared = this.handle.prepare(sql);
    this.statements.set(sql, prepared);
    return prepared;
  }
}

async function openMariadb({ url, entities, migrations, poolSize = 10 }: DatabaseOptions): Promise<Database> {
  let pool: Pool | undefined;
  const at = new URL(url);
  const writer = await new DataSource({
    type: 'mariadb', driver: {
      ...mysql2,
      createPool: (config: PoolOptions) => {
        pool = mysql2.createPool(config);
        // Every connection, the first one too: UTC, strict, and each statement sees what is committed,
        // so that facts read after a lock are never older than the lock.
        pool.on('connection', (connection) => {
          connection.query("SET NAMES utf8mb4 COLLATE utf8mb4_bin, time_zone = '+00:00', SESSION sql_mode = CONCAT(@@sql_mode, ',STRICT_TRANS_TABLES')");
          connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
        });
        return pool;
      },
    },
    host: at.hostname, port: Number(at.port || 3306), username: decodeURIComponent(at.username), password: decodeURIComponent(at.password),
    database: at.pathname.slice(1), charset: 'utf8mb4_bin', timezone: 'Z', dateStrings: true, synchronize: false,
    entities, migrations, migrationsTransactionMode: 'each', supportBigNumbers: true, bigNumberStrings: false, connectTimeout: 10_000,
    ...(at.searchParams.get('socket') ? { socketPath: at.searchParams.get('socket') } : {}),
    extra: { connectionLimit: poolSize, decimalNumbers: true },
  } as unknown as DataSourceOptions).initialize();
  if (!pool) throw new Error('the MariaDB driver did not create its pool');
  return { dialect: 'mariadb', writer, reader: new MariadbReader(pool), close: () => writer.destroy() };
}

/** A query that hangs is given up: mysql2 has no time limit of its own. */
export const QUERY_TIMEOUT_MS = 15_000;

class MariadbReader implements Reader {
  constructor(private readonly pool: Pool) {}

  rows<T>(sql: string, params: SqlParams = []): Promise<T[]> {
    const values = expandable(params);
    return new Promise((resolve, reject) => {
      this.pool.getConnection((unreachable, connection) => {
        if (unreachable) return reject(isLost(unreachable) ? databaseAway() : unreachable);
        connection.query({ sql, values, timeout: QUERY_TIMEOUT_MS }, (error: Error | null, rows: unknown) => {
          if (!error) {
            connection.release();
            return resolve(rows as T[]);
          }
          // After a timeout the late answer would be taken for the next query's.
          if (isLost(error)) connection.destroy();
          else connection.release();
          return reject(isLost(error) ? databaseAway() : error);
        });
      });
    });
  }

  async row<T>(sql: string, params: SqlParams = []): Promise<T | undefined> {
    return (await this.rows<T>(sql, params))[0];
  }
}
