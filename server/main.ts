import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { createApp } from './app.js';
import { demoCounty } from './cli/demo-county.js';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './database/seeds/demo/index.js';
import { readConfig } from './platform/config.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Starts and stops the process; the only reader of process.env. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (config.DEMO) await demoCounty(config, { scale: 1, say: (line) => say(`  demo county (示范县): ${line}`) });
  const app = await createApp(config);
  await app.listen();

  say(`\n  Shixun 师训  ${app.platform.publicUrl}\n`);
  const isDemo = await app.platform.reader.row("SELECT seq FROM audit_rows WHERE action = 'demo.load' LIMIT 1");
  const setupCode = join(config.DATA_DIRECTORY, 'setup-code');
  if (isDemo) say(`  demo accounts (示范账号): ${DEMO_ACCOUNTS.join(', ')}\n  password (密码): ${DEMO_PASSWORD}\n`);
  else if (existsSync(setupCode)) say(`  first administrator (首位管理员): open the address and enter the setup code ${readFileSync(setupCode, 'utf8').trim()}\n`);
  say('  Ctrl-C stops (按 Ctrl-C 停止)\n');

  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    app.platform.logger.info({ signal }, 'finishing what is running, then stopping');
    app.close().then(() => process.exit(0), (error: unknown) => {
      app.platform.logger.error({ error }, 'could not stop cleanly');
      process.exit(1);
    });
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
