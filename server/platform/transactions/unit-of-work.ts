import type { Database as SqliteHandle, Statement } from 'better-sqlite3';
import type { Connection } from 'mysql2';
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Clock } from '../clock.js';
import { type Database, QUERY_TIMEOUT_MS } from '../data/database.js';
import { databaseAway, isLost } from '../data/lost-connection.js';
import { RequestError } from '../errors.js';
import { writeDecisions } from './audit-chain.js';
import { type Author, mariadbExecutor, sqliteExecutor, Tx } from './tx.js';

const MOST_TRIES = 6;
/** How long another process may keep the embedded database to itself before we give up. */
const BUSY_FOR_MS = 10_000;
/** Deadlock, lock wait timeout, and a row that changed since it was read. */
const PASSING_ERRNO = new Set([1213, 1205, 1020]);

/**
 * The only way to write. On SQLite transactions queue for the one writer; on MariaDB they run
 * side by side; a deadlock is tried again, and so is, once, a row that another wrote first. Never runs inside itself.
 */
export class UnitOfWork {
  private tail: Promise<unknown> = Promise.resolve();
  private readonly inside = new AsyncLocalStorage<true>();
  private readonly statements = new Map<string, Statement>();

  constructor(private readonly database: Database, private readonly clock: Clock) {}

  /**
   * @throws RequestError UNAVAILABLE when the connection was lost while committing: the outcome is
   * then unknown, and the same idempotency key settles it.
   */
  run<T>(author: Author, work: (tx: Tx) => Promise<T>): Promise<T> {
    if (this.inside.getStore()) throw new Error('a unit of work never runs inside itself: pass tx along');
    if (this.database.dialect === 'mariadb') return this.inside.run(true, () => this.retried(author, work));
    const turn = this.tail.then(() => this.inside.run(true, () => this.retried(author, work)));
    this.tail = turn.catch(() => undefined);
    return turn;
  }

  private async retried<T>(author: Author, work: (tx: Tx) => Promise<T>): Promise<T> {
    const giveUpAt = performance.now() + BUSY_FOR_MS;
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.once(author, work);
      } catch (error) {
        if (isBusy(error)) {
          // The driver would wait inside the call and stop the whole process; we wait outside it.
          if (performance.now() > giveUpAt) throw databaseAway();
          await sleep(10 + Math.random() * 20);
          continue;
        }
        // Somebody wrote the same row between our look and our write: looked at again, it is there and is answered.
        const isRaced = isUniqueViolation(error) && tries === 1;
        if ((!isPassing(error) && !isRaced) || tries === MOST_TRIES) throw error;
        await sleep(2 ** tries * 5 * (0.5 + Math.random()));
      }
    }
  }

  private async once<T>(author: Author, work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.database.writer.createQueryRunner();
    let connection: unknown;
    let begun = false;
    try {
      connection = await inTime(runner.connect());
      await inTime(runner.startTransaction());
      begun = true;
      const execute = this.database.dialect === 'sqlite'
        ? sqliteExecutor(connection as SqliteHandle, this.statements)
        : mariadbExecutor(connection as Connection);
      const tx = new Tx(this.database.dialect, author, this.clock, this.database.writer, execute);
      const result = await work(tx);
      await writeDecisions(tx);
      try {
        await inTime(runner.commitTransaction());
      } catch (error) {
        if (!isLost(error)) throw error;
        (connection as Connection).destroy();
        throw outcomeUnknown();
      }
      return result;
    } catch (error) {
      // On a connection that is gone even a rollback would wait for ever; the database rolls back by itself.
      if (isLost(error)) (connection as Connection | undefined)?.destroy();
      else if (begun && runner.isTransactionActive) await inTime(runner.rollbackTransaction()).catch(() => (connection as Connection).destroy());
      throw isLost(error) ? databaseAway() : error;
    } finally {
      await inTime(runner.release()).catch(() => undefined);
    }
  }
}

/** The drivers wait without end for a server that says nothing; a person does not. */
function inTime<T>(step: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('the database does not answer'), { code: 'PROTOCOL_SEQUENCE_TIMEOUT' })), QUERY_TIMEOUT_MS);
  });
  return Promise.race([step, late]).finally(() => clearTimeout(timer));
}

const outcomeUnknown = (): RequestError => new RequestError('UNAVAILABLE', {
  zh: '提交时与数据库的连接中断，结果尚不确定。请直接重试：同一操作不会重复执行。',
  en: 'The connection to the database broke while saving, so the outcome is not known yet. Try again: the same operation is never done twice.',
});

function isPassing(error: unknown): boolean {
  const { errno } = error as { errno?: number };
  return errno !== undefined && PASSING_ERRNO.has(errno);
}

function isBusy(error: unknown): boolean {
  const { code } = error as { code?: string };
  return code === 'SQLITE_BUSY' || code === 'SQLITE_BUSY_SNAPSHOT';
}

/** Whether a write broke a unique index, on either database. */
export function isUniqueViolation(error: unknown): boolean {
  const { errno, code } = error as { errno?: number; code?: string };
  return errno === 1062 || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
}
