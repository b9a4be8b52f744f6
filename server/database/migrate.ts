import type { Database } from '../platform/data/database.js';

/** Brings the database to the newest version; returns the names of what was run. */
export async function migrate(database: Database): Promise<string[]> {
  const { writer, dialect } = database;
  // SQLite cascades while a table is rebuilt, so foreign keys rest meanwhile and are checked after.
  if (dialect === 'sqlite') await writer.query('PRAGMA foreign_keys = OFF');
  const run = await writer.runMigrations({ transaction: 'each' });
  if (dialect === 'sqlite') {
    const broken = (await writer.query('PRAGMA foreign_key_check')) as unknown[];
    if (broken.length > 0) throw new Error(`a migration left ${broken.length} rows without their parent`);
    await writer.query('PRAGMA foreign_keys = ON');
  }
  return run.map((each) => each.name);
}
