import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { createApp } from '../app.js';
import { checkEverything } from '../database/checks/check-everything.js';
import { type Config, readConfig } from '../platform/config.js';
import { say } from './context.js';
import { dumpDatabase, loadDump, scratchUrl, dropScratch } from './dump.js';
/**
 * `npm run backup [-- folder]`: a consistent copy of database and files, restored into a scratch database
 * and checked before it counts. The keys are not in it: keep a copy of the key file elsewhere.
 */
const config = readConfig({ LOG_LEVEL: 'warn', ...process.env });
const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '');
const folder = process.argv[2] ?? join(config.DATA_DIRECTORY, 'backups', stamp);
if (existsSync(folder)) throw new Error(`${folder} exists already; choose another folder (文件夹已存在)`);
mkdirSync(folder, { recursive: true });

await dumpDatabase(config.DATABASE_URL, folder);
const files = join(config.DATA_DIRECTORY, 'files');
if (existsSync(files)) cpSync(files, join(folder, 'files'), { recursive: true });
const findings = await checkedInScratch(config, folder);
const broken = findings.filter((each) => each.violations.length > 0);
writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify({ takenAt: new Date().toISOString(), kind: config.DATABASE_URL.split(':')[0], invariants: findings.length, broken: broken.map((each) => each.name) }, null, 2)}\n`);
say(broken.length === 0 ? `Backup in ${folder}: restored into a scratch database, all ${findings.length} invariants hold.` : `The backup in ${folder} breaks: ${broken.map((each) => each.name).join('; ')}`);
process.exitCode = broken.length === 0 ? 0 : 1;

async function checkedInScratch(original: Config, backup: string): ReturnType<typeof checkEverything> {
  const url = scratchUrl(original.DATABASE_URL, backup);
  await loadDump(url, backup);
  const app = await createApp({ ...original, DATABASE_URL: url });
  try {
    return await checkEverything(app.platform, app.modules);
  } finally {
    await app.close();
    await dropScratch(url);
  }
}
