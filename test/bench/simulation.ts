import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { createApp } from '../../server/app.js';
import { demoCounty } from '../../server/cli/demo-county.js';
import { Actor, type Grant } from '../../server/modules/accounts/index.js';
import { creditsModule } from '../../server/modules/credits/index.js';
import { readConfig } from '../../server/platform/config.js';

/** Tries the demo's draft of next year's rules on every teacher of so many counties: CPU for each tenth of them, and the memory held then. */
const { values } = parseArgs({ options: { scale: { type: 'string', default: '1' } } });
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const megabytes = (): number => Math.round(process.memoryUsage.rss() / 1_048_576);
const cpuSeconds = (): number => { const { user, system } = process.cpuUsage(); return (user + system) / 1_000_000; };

const folder = mkdtempSync(join(tmpdir(), 'shixun-bench-'));
try {
  const config = readConfig({ NODE_ENV: 'production', LOG_LEVEL: 'silent', DEMO: 'false', DATABASE_URL: `sqlite:${join(folder, 'bench.db')}`, DATA_DIRECTORY: folder });
  say(`loading ${values.scale} county(ies) ...`);
  await demoCounty(config, { scale: Number(values.scale), say: () => undefined });
  const app = await createApp(config);
  const { platform } = app;
  const account = await platform.reader.row<{ id: number; name: string }>("SELECT id, name FROM accounts WHERE loginName = 'officer'");
  const draft = await platform.reader.row<{ id: number }>('SELECT id FROM rule_set_drafts ORDER BY id LIMIT 1');
  if (!account || !draft) throw new Error('the demo has no officer or no draft');
  const officer = new Actor(account.id, account.name, null, await platform.reader.rows<Grant>('SELECT role, areaId, schoolId, studioId, providerId FROM grants WHERE accountId = ?', [account.id]));
  const { credits, jobs } = creditsModule(platform);
  const started = await credits.simulations.start(officer, { draftId: String(draft.id) });
  if (!started.done) throw new Error('the trial was refused');
  const from = { cpu: cpuSeconds(), at: performance.now() };
  let told = { tenth: 0, cpu: from.cpu };
  say('  tenth   teachers   CPU s   RSS MB');
  const report = (done: number, total: number): Promise<void> => {
    const tenth = Math.floor((10 * done) / total);
    if (tenth > told.tenth) {
      say(`${String(tenth).padStart(7)}${String(done).padStart(11)}${(cpuSeconds() - told.cpu).toFixed(2).padStart(8)}${String(megabytes()).padStart(9)}`);
      told = { tenth, cpu: cpuSeconds() };
    }
    return Promise.resolve();
  };
  await jobs?.['ruleSets.simulate']?.({ simulationId: started.value } as never, { id: 0, author: officer, progress: { report } });
  say(`all in ${((performance.now() - from.at) / 1000).toFixed(1)} s, ${(cpuSeconds() - from.cpu).toFixed(1)} s of CPU`);
  await app.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
