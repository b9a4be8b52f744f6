import { existsSync, renameSync, rmSync } from 'node:fs';

import { createApp } from '../app.js';
import { loadDemo } from '../database/seeds/demo/index.js';
import type { Config } from '../platform/config.js';

/**
 * Loads the demo county where there is no data yet. An embedded database appears under its name only when
 * it is whole: a start that is interrupted leaves nothing behind.
 *
 * @returns whether the database holds the demo county that was loaded now.
 */
export async function demoCounty(config: Config, options: { scale: number; say: (line: string) => void }): Promise<boolean> {
  const path = config.DATABASE_URL.startsWith('sqlite:') ? config.DATABASE_URL.slice('sqlite:'.length) : undefined;
  if (path && existsSync(path)) return false;
  const loading = path ? `${path}.loading` : undefined;
  if (loading) for (const end of ['', '-wal', '-shm']) rmSync(loading + end, { force: true });
  const app = await createApp(loading ? { ...config, DATABASE_URL: `sqlite:${loading}` } : config);
  let isLoaded = false;
  try {
    isLoaded = await loadDemo(app.platform, app.sessions, options);
  } finally {
    await app.close();
  }
  if (path && loading) renameSync(loading, path);
  return isLoaded;
}
