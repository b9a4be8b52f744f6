import { BUSY_TIMEOUT_MS, type Database } from '../platform/data/database.js';

/** Brings the database to the newest version; returns the names of what was run. */
export async function migrate(database: Database): Promise<string[]> {
  const { writer, dialect } = database;
  // SQLite cascades while a table is rebuilt, so foreign keys rest meanwhile and are checked after;
  // another process that migrates at the same time is waited for.
  if (dialect === 'sqlite') {
    await writer.query('PRAGMA foreign_keys = OFF');
    await writer.query(`PRAGMA busy_timeout = 10000`);
  }
  const run = await writer.runMigrations({ transaction: 'each' });
  if (dialect === 'sqlite') {
    const broken = await writer.query<unknown[]>('PRAGMA foreign_key_check');
    if (broken.length > 0) throw new Error(`a migration left ${broken.length} rows without their parent`);
    await writer.query('PRAGMA foreign_keys = ON');
    await writer.query(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
  }
  return run.map((each) => each.name);
}
