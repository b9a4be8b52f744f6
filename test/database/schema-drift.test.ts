import 'reflect-metadata';

import { entities } from '../../server/database/entities.js';
import { migrate } from '../../server/database/migrate.js';
import { migrations } from '../../server/database/migrations/index.js';
import { type Database, openDatabase } from '../../server/platform/data/database.js';
import { databaseKinds, scratchDatabase, type ScratchDatabase } from '../support/databases.js';

describe.each(databaseKinds)('the schema on %s', (kind) => {
  let scratch: ScratchDatabase;
  let database: Database;
  beforeAll(async () => {
    scratch = await scratchDatabase(kind);
    database = await openDatabase({ url: scratch.url, entities, migrations });
    await migrate(database);
  });
  afterAll(async () => {
    await database.close();
    await scratch.drop();
  });

  test('the migrations make what the entities say', async () => {
    const { upQueries } = await database.writer.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  test('migrating again does nothing, and every step can be run again after a kill', async () => {
    expect(await migrate(database)).toEqual([]);
    await database.writer.query('DELETE FROM migrations');
    expect(await migrate(database)).toHaveLength(migrations.length);
  });

  test('all of it can be undone and made again', async () => {
    if (kind === 'SQLite') await database.writer.query('PRAGMA foreign_keys = OFF');
    for (const _ of migrations) await database.writer.undoLastMigration();
    expect(await migrate(database)).toHaveLength(migrations.length);
  });
});
