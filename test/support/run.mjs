import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startMariadb } from './mariadb.mjs';

/** Every suite makes tables of its own; no test stops the database server, so it need not fear for its disk. */
const FOR_MANY_DATABASES = ['--innodb-flush-log-at-trx-commit=0', '--innodb-file-per-table=0'];

/**
 * The whole test run: lint, rules, platform, API and faults on both databases, architecture, console, browser.
 * What this machine lacks is left out and said in the last lines; with --require-all it fails instead.
 */
const requireAll = process.argv.includes('--require-all');
const chosen = process.argv.slice(2).filter((each) => !each.startsWith('--'));
const chromium = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'].find(existsSync);
const mariadb = process.env.TEST_MARIADB_URL ? { url: process.env.TEST_MARIADB_URL, stop: async () => undefined } : await startMariadb(FOR_MANY_DATABASES);
const leftOut = [];
if (!mariadb) leftOut.push('MariaDB is not installed: every suite ran on SQLite only (Debian: apt-get install mariadb-server)');
if (!chromium) leftOut.push('Chromium is not installed: the browser suites did not run (Debian: apt-get install chromium fonts-noto-cjk)');

const run = (title, args, environment = {}) => {
  process.stdout.write(`\n== ${title}\n`);
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, TEST_MARIADB_URL: mariadb?.url ?? '', CHROMIUM: chromium ?? '', NODE_ENV: 'test', ...environment } });
  if (status !== 0) failed.push(title);
  const report = join(reports, 'report.json');
  if (!existsSync(report)) return;
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
  counts.passed += numPassedTests;
  counts.failed += numFailedTests;
  rmSync(report);
};
const counts = { passed: 0, failed: 0 };
const reports = mkdtempSync(join(tmpdir(), 'shixun-report-'));
const jest = ['--experimental-vm-modules', '--no-warnings', join('node_modules', 'jest', 'bin', 'jest.js'), '--testTimeout=120000', '--json', `--outputFile=${join(reports, 'report.json')}`];
const failed = [];
try {
  if (requireAll && leftOut.length > 0) throw new Error(leftOut.join('\n'));
  if (chosen.length > 0) run(chosen.join(' '), [...jest, '--maxWorkers=2', ...chosen]);
  else {
    run('build', [join('server', 'cli', 'build.mjs')]);
    run('lint', [join('node_modules', 'eslint', 'bin', 'eslint.js'), '.']);
    run('rules, platform, architecture, console', [...jest, '--maxWorkers=2', 'test/(rules|platform|architecture|admin)/']);
    run('database and API on both databases', [...jest, '--maxWorkers=2', 'test/(database|api)/']);
    run('races and faults', [...jest, '--maxWorkers=2', 'test/faults/'], { SERVER_BUILT: '1' });
    if (chromium) run('browser', [...jest, '--maxWorkers=2', 'test/browser/'], { SERVER_BUILT: '1' });
  }
} finally {
  await mariadb?.stop();
}
for (const line of leftOut) process.stdout.write(`\n!! LEFT OUT: ${line}\n`);
rmSync(reports, { recursive: true, force: true });
process.stdout.write(failed.length > 0 ? `\nFailed: ${failed.join(', ')}\n` : '\nEverything passed.\n');
process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed\n`);
process.exitCode = failed.length > 0 ? 1 : 0;
