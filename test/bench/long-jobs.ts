import mysql from 'mysql2/promise';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { createApp } from '../../server/app.js';
import { demoCounty } from '../../server/cli/demo-county.js';
import { Actor, type Grant } from '../../server/modules/accounts/index.js';
import { CreditWarningRuns } from '../../server/modules/credit-warnings/index.js';
import { CreditYearClosingRow } from '../../server/modules/credit-years/credit-years.entities.js';
import { YearClosings } from '../../server/modules/credit-years/year-closings.service.js';
import { creditsModule } from '../../server/modules/credits/index.js';
import { readConfig } from '../../server/platform/config.js';
import type { JobHandler } from '../../server/platform/transactions/jobs.js';
import { startMariadb } from '../support/mariadb.mjs';

/** The jobs that go over every teacher of so many counties: CPU for each tenth of them, the memory held then, and the time of the whole. */
const { values } = parseArgs({ options: { scale: { type: 'string', default: '1' }, mariadb: { type: 'boolean', default: false } } });
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const megabytes = (): number => Math.round(process.memoryUsage.rss() / 1_048_576);
const cpuSeconds = (): number => { const { user, system } = process.cpuUsage(); return (user + system) / 1_000_000; };

async function timed(title: string, author: Actor, job: JobHandler | undefined, payload: object): Promise<void> {
  const from = { cpu: cpuSeconds(), at: performance.now() };
  let told = { tenth: 0, cpu: from.cpu };
  say(`${title}\n  tenth   teachers   CPU s   RSS MB`);
  const report = (done: number, total: number): Promise<void> => {
    const tenth = Math.floor((10 * done) / total);
    if (tenth > told.tenth) {
      say(`${String(tenth).padStart(7)}${String(done).padStart(11)}${(cpuSeconds() - told.cpu).toFixed(2).padStart(8)}${String(megabytes()).padStart(9)}`);
      told = { tenth, cpu: cpuSeconds() };
    }
    return Promise.resolve();
  };
  await job?.(payload as never, { id: 0, author, progress: { report } });
  say(`  ${((performance.now() - from.at) / 1000).toFixed(1)} s, ${(cpuSeconds() - from.cpu).toFixed(1)} s of this process's CPU`);
}

const folder = mkdtempSync(join(tmpdir(), 'shixun-bench-'));
const mariadb = values.mariadb ? await startMariadb() : null;
if (values.mariadb && !mariadb) throw new Error('MariaDB is not installed (Debian: apt-get install mariadb-server)');
try {
  if (mariadb) {
    const admin = await mysql.createConnection(mariadb.url);
    await admin.query('CREATE DATABASE bench CHARACTER SET utf8mb4 COLLATE utf8mb4_bin');
    await admin.end();
  }
  const config = readConfig({ NODE_ENV: 'production', LOG_LEVEL: 'silent', DEMO: 'false', DATABASE_URL: mariadb ? `${mariadb.url}/bench` : `sqlite:${join(folder, 'bench.db')}`, DATA_DIRECTORY: folder });
  say(`loading ${values.scale} county(ies) on ${mariadb ? 'MariaDB' : 'SQLite'} ...`);
  await demoCounty(config, { scale: Number(values.scale), say: () => undefined });
  const app = await createApp(config);
  const { platform } = app;
  const signedIn = async (loginName: string): Promise<Actor> => {
    const account = await platform.reader.row<{ id: number; name: string }>('SELECT id, name FROM accounts WHERE loginName = ?', [loginName]);
    if (!account) throw new Error(`the demo has no ${loginName}`);
    return new Actor(account.id, account.name, null, await platform.reader.rows<Grant>('SELECT role, areaId, schoolId, studioId, providerId FROM grants WHERE accountId = ?', [account.id]));
  };
  const officer = await signedIn('officer');
  const { credits, jobs } = creditsModule(platform);
  const draft = await platform.reader.row<{ id: number }>('SELECT id FROM rule_set_drafts ORDER BY id LIMIT 1');
  const simulation = await credits.simulations.start(officer, { draftId: String(draft?.id) });
  if (!simulation.done) throw new Error('the trial was refused');
  await timed("a draft of next year's rules tried on everybody, the first time", officer, jobs?.['ruleSets.simulate'], { simulationId: simulation.value });
  await platform.work.run(officer, async (tx) => {
    await tx.run("UPDATE rule_set_simulations SET status = 'RUNNING', lastTeacherId = 0, teacherCount = 0 WHERE id = ?", [simulation.value]);
    await tx.run('DELETE FROM simulation_results WHERE simulationId = ?', [simulation.value]);
  });
  await timed('and again, with warm code', officer, jobs?.['ruleSets.simulate'], { simulationId: simulation.value });

  const closingId = await platform.work.run(officer, (tx) => tx.insert(CreditYearClosingRow, {
    cycleYear: 2026, kind: 'CLOSE', status: 'FREEZING', openYear: 2026, checklist: '[]', proposedByAccountId: officer.accountId, proposedBy: officer.name, proposedAt: tx.now, lastTeacherId: 0, teacherCount: 0, shortCount: 0, countedCenticredits: 0, hash: '',
  }));
  await timed("everybody's year frozen", officer, new YearClosings(platform, credits).job, { closingId });

  const warnings = new CreditWarningRuns(platform, credits);
  await warnings.nightly();
  const run = await platform.reader.row<{ id: number }>('SELECT id FROM credit_warning_runs WHERE done = 0 ORDER BY id DESC LIMIT 1');
  await timed('who is at risk', officer, warnings.job, { runId: run?.id });
  await app.close();
} finally {
  await mariadb?.stop();
  rmSync(folder, { recursive: true, force: true });
}
