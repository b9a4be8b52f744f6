import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import mysql from 'mysql2/promise';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { demoCounty } from '../../server/cli/demo-county.js';
import { readConfig } from '../../server/platform/config.js';
import { sha256 } from '../../server/platform/sha256.js';
import { freePort, startMariadb } from '../support/mariadb.mjs';
import { type Measured, measure, median, untilItRests } from './measure.js';
import { type BenchCounty, workloads } from './workloads.js';

/** Runs every workload against the built server and the floor, in interleaved rounds, and prints the ratios. */
const { values } = parseArgs({ options: { scale: { type: 'string', default: '1' }, rounds: { type: 'string', default: '4' }, only: { type: 'string', default: '' } } });
const rounds = Number(values.rounds);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const mariadb = await startMariadb();
if (!mariadb) throw new Error('the bench needs MariaDB (Debian: apt-get install mariadb-server)');
const folder = mkdtempSync(join(tmpdir(), 'shixun-bench-'));
const children: ChildProcess[] = [];
try {
  const admin = await mysql.createConnection(mariadb.url);
  await admin.query('CREATE DATABASE bench CHARACTER SET utf8mb4 COLLATE utf8mb4_bin');
  await admin.changeUser({ database: 'bench' });
  const environment = { NODE_ENV: 'production', LOG_LEVEL: 'silent', DEMO: 'false', DATABASE_URL: `${mariadb.url}/bench`, DATA_DIRECTORY: folder };
  say(`loading ${values.scale} county(ies) ...`);
  await demoCounty(readConfig(environment), { scale: Number(values.scale), say: () => undefined });
  const [appPort, floorPort] = [await freePort(), await freePort()];
  const [appUrl, floorUrl] = [`http://127.0.0.1:${appPort}`, `http://127.0.0.1:${floorPort}`];
  const app = await start([...(process.env.BENCH_PROFILE ? ['--cpu-prof', '--cpu-prof-dir', process.env.BENCH_PROFILE] : []), '--enable-source-maps', 'dist/server/main.js'], { ...environment, PORT: String(appPort) }, `${appUrl}/health/ready`);
  const floor = await start(['--import', '@oxc-node/core/register', 'test/bench/floor.ts'], { PORT: String(floorPort), BENCH_DATABASE: `${mariadb.url}/bench` }, floorUrl);
  await untilItRests(app.pid as number);
  const county: BenchCounty = {
    query: async (sql, params = []) => (await admin.query(sql, params))[0] as never,
    signIn: async (accountId, device = 'bench') => {
      const token = randomBytes(32).toString('base64url');
      const now = new Date().toISOString().replace('T', ' ').slice(0, 23);
      await admin.query('INSERT INTO sessions (tokenHash, accountId, address, userAgent, createdAt, seenAt) VALUES (?, ?, ?, ?, ?, ?)', [sha256(token), accountId, 'bench', 'bench', now, now]);
      return `shixun=${token}; shixun-device=${device}`;
    },
    app: appUrl, floor: floorUrl,
  };
  say('workload                                  CPU ×   p50 ×   wall ×     app p50    floor p50');
  for (const workload of workloads.filter((each) => each.name.startsWith(values.only))) {
    const prepared = await workload.prepare(county);
    const results: { app: Measured; floor: Measured }[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const theirs = await measure(floor.pid as number, await prepared.floor(round), workload.concurrency);
      const ours = await measure(app.pid as number, await prepared.app(round), workload.concurrency);
      // The first round warms both up.
      if (round > 0) results.push({ app: ours, floor: theirs });
      await prepared.verify?.(round);
    }
    const ratio = (pick: (each: Measured) => number): string => median(results.map((each) => pick(each.app) / Math.max(pick(each.floor), 0.001))).toFixed(2);
    const middle = (pick: (each: { app: Measured; floor: Measured }) => number): string => median(results.map(pick)).toFixed(1);
    say(`${workload.name.padEnd(40)}${ratio((m) => m.cpuMs).padStart(7)}${ratio((m) => m.p50Ms).padStart(8)}${ratio((m) => m.wallMs).padStart(9)}${`${middle((each) => each.app.p50Ms)} ms`.padStart(12)}${`${middle((each) => each.floor.p50Ms)} ms`.padStart(13)}`);
  }
  await admin.end();
} finally {
  for (const child of children) child.kill('SIGTERM');
  await sleep(500);
  await mariadb.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function start(args: string[], environment: Record<string, string>, health: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...environment }, stdio: ['ignore', 'ignore', 'inherit'] });
  children.push(child);
  for (let tries = 0; tries < 300; tries += 1) {
    if (await fetch(health).then(() => true, () => false)) return child;
    await sleep(100);
  }
  throw new Error(`${args.at(-1)} did not start`);
}
