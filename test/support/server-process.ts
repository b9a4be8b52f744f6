import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

import { freePort } from './mariadb.mjs';

export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  kill(): Promise<void>;
  stop(): Promise<number | null>;
}

/** The built server where the test run has just built it, else the source. */
const ENTRY = process.env.SERVER_BUILT ? ['dist/server/main.js'] : ['--import', '@oxc-node/core/register', 'server/main.ts'];

/** What became of a request to a server that is killed; every other refusal means that the kill tested nothing. */
export const ANSWERED_OR_CUT = /^(answered|TypeError: (fetch failed|terminated))/;

/** The real server as a process of its own, so that it can be killed. */
export async function startServer(environment: Record<string, string>): Promise<ServerProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, ENTRY, {
    env: { ...process.env, NODE_ENV: 'test', LOG_LEVEL: 'silent', DEMO: 'false', PORT: String(port), ...environment }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout?.on('data', (data: Buffer) => { output += data.toString(); });
  child.stderr?.on('data', (data: Buffer) => { output += data.toString(); });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries += 1) {
    if (await fetch(`${url}/health/ready`).then((response) => response.ok, () => false)) break;
    if (child.exitCode !== null || tries > 300) throw new Error(`the server did not start:\n${output}`);
    await sleep(100);
  }
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    (child as ChildProcess).kill(signal);
    return ended;
  };
  return { url, pid: child.pid as number, kill: async () => { await end('SIGKILL'); }, stop: () => end('SIGTERM') };
}
