import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Measured {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const TICK_MS = 10;
const CHECK_AFTER_START_MS = 12_000;

/** CPU that a process and its threads have used, in milliseconds (Linux). */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** Waits until a server has done what it does after its start, such as the check of the invariants. */
export async function untilItRests(pid: number): Promise<void> {
  await sleep(CHECK_AFTER_START_MS);
  for (let before = cpuOf(pid); ; before = cpuOf(pid)) {
    await sleep(1_000);
    if (cpuOf(pid) - before < 150) return;
  }
}

/** Sends every request, so many at once, and measures the server behind it. */
export async function measure(pid: number, requests: readonly (() => Promise<unknown>)[], concurrency: number): Promise<Measured> {
  const latencies: number[] = [];
  const cpuBefore = cpuOf(pid);
  const started = performance.now();
  let next = 0;
  await Promise.all(Array.from({ length: concurrency }, async () => {
    for (let at = next++; at < requests.length; at = next++) {
      const from = performance.now();
      await requests[at]?.();
      latencies.push(performance.now() - from);
    }
  }));
  const wallMs = performance.now() - started;
  latencies.sort((a, b) => a - b);
  const at = (share: number): number => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
  return { wallMs, cpuMs: cpuOf(pid) - cpuBefore, p50Ms: at(0.5), p99Ms: at(0.99) };
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] ?? 0 : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};
