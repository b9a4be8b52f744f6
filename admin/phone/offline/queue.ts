import { useCallback, useSyncExternalStore } from 'react';

import type { CheckInSyncMutation, PresenceStatus } from '../../data/generated/operations.js';
import { KEPT } from '../SignedIn.js';

export type Reply = NonNullable<CheckInSyncMutation['checkInSync']['replies']>[number];

export interface Kept {
  readonly scanId: string;
  readonly claimedAt: string;
  /** Whose account it is to be sent by; null when nobody was known at the time. */
  readonly accountId: string | null;
  readonly reply?: Reply;
}
/** A teacher's own scan. */
export interface KeptScan extends Kept { readonly code: string }
/** Somebody whom staff entered. */
export interface KeptEntry extends Kept {
  readonly sessionId: string;
  readonly teacherId: string | null;
  readonly teacherNumber: string | null;
  readonly name: string;
  readonly status: PresenceStatus | null;
}

const WHO = `${KEPT}account`;

/** Unsent scans outlive signing out: they are evidence, and hold no name but what was entered. */
export class Queue<Item extends Kept> {
  private items: readonly Item[] | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly prefix: string) {
    window.addEventListener('storage', ({ key }) => { if (key === null || key.startsWith(prefix)) this.changed(); });
  }

  /** In the order in which they were made. */
  readonly all = (): readonly Item[] => {
    this.items ??= Object.keys(localStorage).filter((key) => key.startsWith(this.prefix)).map((key) => JSON.parse(localStorage.getItem(key) ?? 'null') as Item)
      .sort((one, other) => (one.claimedAt < other.claimedAt ? -1 : one.claimedAt > other.claimedAt ? 1 : 0));
    return this.items;
  };

  /** Each item under a name of its own: two pages of one device do not overwrite each other's. @throws where storage is full or forbidden */
  put(...items: readonly Item[]): void {
    for (const item of items) localStorage.setItem(this.prefix + item.scanId, JSON.stringify(item));
    this.changed();
  }

  drop(scanIds: readonly string[]): void {
    for (const each of scanIds) localStorage.removeItem(this.prefix + each);
    this.changed();
  }

  readonly subscribe = (tell: () => void): (() => void) => {
    this.listeners.add(tell);
    return () => this.listeners.delete(tell);
  };

  private changed(): void {
    this.items = null;
    for (const each of this.listeners) each();
  }
}

export const scans = new Queue<KeptScan>('shixun.scan.');
export const entries = new Queue<KeptEntry>('shixun.entry.');

export function useQueue<Item extends Kept>(queue: Queue<Item>): readonly Item[] {
  return useSyncExternalStore(useCallback((tell) => queue.subscribe(tell), [queue]), queue.all);
}

/** A new item's own facts: an id that cannot be guessed, the device's time, and the account last seen here. */
export function madeNow(): Pick<Kept, 'scanId' | 'claimedAt' | 'accountId'> {
  const scanId = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { scanId, claimedAt: new Date().toISOString(), accountId: localStorage.getItem(WHO) };
}

export function rememberAccount(accountId: string): void {
  try {
    localStorage.setItem(WHO, accountId);
  } catch { /* Where nothing can be kept, nothing waits to be sent either. */ }
}
