import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const find = (...names) => names.flatMap((name) => ['/usr/sbin', '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin', ...(process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':')].map((folder) => join(folder, process.platform === 'win32' ? `${name}.exe` : name))).find(existsSync);

export const freePort = () => new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

/**
 * Starts a MariaDB of its own in a temporary folder, or returns null where none is installed.
 * @param {readonly string[]} options of the server, beyond its defaults
 * @returns {Promise<null | { url: string, pid: number, stop: () => Promise<void> }>} url without a database name
 */
export async function startMariadb(options = []) {
  const server = find('mariadbd', 'mysqld');
  const install = find('mariadb-install-db', 'mysql_install_db');
  if (!server || !install) return null;
  const folder = mkdtempSync(join(tmpdir(), 'shixun-mariadb-'));
  const user = process.platform === 'win32' ? [] : [`--user=${userInfo().username}`];
  const made = spawnSync(install, ['--no-defaults', `--datadir=${join(folder, 'data')}`, '--auth-root-authentication-method=normal', '--skip-test-db', ...user], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`MariaDB could not be set up: ${made.stderr || made.stdout}`);
  const port = await freePort();
  const child = spawn(server, ['--no-defaults', `--datadir=${join(folder, 'data')}`, `--socket=${join(folder, 's')}`, `--port=${port}`, '--bind-address=127.0.0.1', '--innodb-buffer-pool-size=512M', '--innodb-log-file-size=128M', '--max-connections=300', '--skip-name-resolve', ...options, ...user], { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const client = find('mariadb', 'mysql');
  for (let tries = 0; ; tries += 1) {
    const ping = spawnSync(client, ['--no-defaults', `--socket=${join(folder, 's')}`, '-uroot', '-e', "CREATE OR REPLACE USER 'shixun'@'127.0.0.1' IDENTIFIED BY 'shixun'; GRANT ALL ON *.* TO 'shixun'@'127.0.0.1';"], { encoding: 'utf8' });
    if (ping.status === 0) break;
    if (tries > 150 || child.exitCode !== null) throw new Error(`MariaDB did not start: ${ping.stderr}`);
    await sleep(200);
  }
  return {
    url: `mysql://shixun:shixun@127.0.0.1:${port}`, pid: child.pid,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
