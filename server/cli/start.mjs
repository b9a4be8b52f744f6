import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** `npm start`: builds what is not built, then runs the server. `--empty` starts without the demo county. */
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 11)) {
  process.stderr.write(`Node 24.11 or newer is needed; this is ${process.version}. "npm ci" brings one along on Linux and Windows; elsewhere install Node 24 (需要 Node 24.11 以上).\n`);
  process.exit(1);
}
if (!existsSync(join('dist', 'server', 'main.js')) || !existsSync(join('dist', 'admin', 'index.html'))) {
  process.stdout.write('  building (首次启动，正在构建) ...\n');
  const { status } = spawnSync(process.execPath, [join('server', 'cli', 'build.mjs')], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
const environment = process.argv.includes('--empty') ? { DEMO: 'false' } : {};
const child = spawn(process.execPath, ['--enable-source-maps', join('dist', 'server', 'main.js')], { stdio: 'inherit', env: { ...process.env, ...environment } });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => { if (child.exitCode === null) child.kill(signal); });
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
