import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Builds server (tsc), typed operations and console (vite) into dist/: what people run, also where tests build it. */
const steps = [
  [join('node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json'],
  ['--import', '@oxc-node/core/register', join('server', 'cli', 'codegen.ts')],
  [join('node_modules', 'vite', 'bin', 'vite.js'), 'build', 'admin', '--logLevel', 'warn'],
];
for (const step of steps) {
  const { status } = spawnSync(process.execPath, step, { stdio: 'inherit', env: { ...process.env, NODE_ENV: 'production' } });
  if (status !== 0) process.exit(status ?? 1);
}
