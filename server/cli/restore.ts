import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { readConfig } from '../platform/config.js';
import { say } from './context.js';
import { dropScratch, hasData, loadDump } from './dump.js';

/** `npm run restore -- folder`: loads a backup. Data that is there is replaced only with `--replace`. Stop the server first. */
const { values, positionals } = parseArgs({ options: { replace: { type: 'boolean', default: false } }, allowPositionals: true });
const [folder] = positionals;
if (!folder || !existsSync(join(folder, 'manifest.json'))) throw new Error('Name the folder of a finished backup (请指定完整的备份文件夹): npm run restore -- data/backups/…');
const config = readConfig({ LOG_LEVEL: 'warn', ...process.env });
if (await hasData(config.DATABASE_URL)) {
  if (!values.replace) throw new Error('There is data already. Add --replace to give it up for the backup (已有数据；确认覆盖请加 --replace)。');
  await dropScratch(config.DATABASE_URL);
}
await loadDump(config.DATABASE_URL, folder);
const files = join(folder, 'files');
if (existsSync(files)) cpSync(files, join(config.DATA_DIRECTORY, 'files'), { recursive: true });
say('Restored. Run "npm run check" to look at every invariant (已恢复，可运行 npm run check 核对)。');
