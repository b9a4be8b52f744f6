import { say, withApp } from './context.js';

/** Opening the app migrates; this does it without serving. */
await withApp(async (app) => {
  const [last] = await app.platform.reader.rows<{ name: string }>('SELECT name FROM migrations ORDER BY timestamp DESC LIMIT 1');
  say(`The database is at ${last?.name ?? 'no migration'}.`);
});
