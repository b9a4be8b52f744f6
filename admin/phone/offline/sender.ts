import { useEffect, useSyncExternalStore } from 'react';

import { asApiError } from '../../data/api-error.js';
import { CheckInSyncDocument, RegisterSyncDocument } from '../../data/generated/operations.js';
import { request } from '../../data/request.js';
import { loadViewer } from '../../data/viewer.js';
import { entries, type Kept, type KeptEntry, type KeptScan, type Queue, rememberAccount, type Reply, scans } from './queue.js';

const MOST_IN_A_BATCH = 500;
/** First soon, since most losses are short; then every quarter of a minute. */
const WAITS_MS = [1_000, 2_000, 4_000, 8_000, 15_000];
/** Answers that need no look stay on the device for so long. */
const SETTLED_MS = 12 * 3_600_000;

/** `out`: somebody has to sign in first. */
export type SenderState = { readonly at: 'idle' | 'sending' | 'away' | 'out'; readonly problem: string | null };

/** Sends what a queue keeps, again and again until it is answered. A scan sent twice is one scan. */
class Sender<Item extends Kept> {
  private state: SenderState = { at: 'idle', problem: null };
  private tries = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly queue: Queue<Item>, private readonly send: (items: readonly Item[]) => Promise<readonly Reply[]>) {
    window.addEventListener('online', () => this.wake());
  }

  readonly snapshot = (): SenderState => this.state;

  readonly subscribe = (tell: () => void): (() => void) => {
    this.listeners.add(tell);
    return () => this.listeners.delete(tell);
  };

  /** Tries at once, unless it is at it already. */
  readonly wake = (): void => {
    if (this.state.at === 'sending' || !this.queue.all().some((each) => !each.reply)) return;
    clearTimeout(this.timer);
    void this.go();
  };

  private async go(): Promise<void> {
    this.tell({ at: 'sending', problem: null });
    const next = await this.flush();
    this.tell(next);
    this.tries = next.at === 'away' ? this.tries + 1 : 0;
    if (next.at === 'away') this.timer = setTimeout(this.wake, WAITS_MS[Math.min(this.tries, WAITS_MS.length) - 1]);
  }

  private async flush(): Promise<SenderState> {
    try {
      const viewer = await loadViewer();
      if (!viewer) return { at: 'out', problem: null };
      rememberAccount(viewer.accountId);
      for (let items = this.mine(viewer.accountId); items.length > 0; items = this.mine(viewer.accountId)) {
        const replies = new Map((await this.send(items)).map((each) => [each.scanId, each]));
        const answered = items.flatMap((each) => { const reply = replies.get(each.scanId); return reply ? [{ ...each, reply }] : []; });
        this.queue.put(...answered);
        if (answered.length === 0) break;
      }
      const old = new Date(Date.now() - SETTLED_MS).toISOString();
      this.queue.drop(this.queue.all().filter(({ reply, claimedAt }) => (reply?.answer === 'ACCEPTED' || reply?.answer === 'DUPLICATE') && claimedAt < old).map(({ scanId }) => scanId));
      return { at: 'idle', problem: null };
    } catch (error) {
      const told = asApiError(error);
      return told.code === 'UNAUTHENTICATED' ? { at: 'out', problem: null } : { at: 'away', problem: told.isPassing ? null : told.message };
    }
  }

  private mine(accountId: string): readonly Item[] {
    return this.queue.all().filter((each) => !each.reply && (each.accountId === null || each.accountId === accountId)).slice(0, MOST_IN_A_BATCH);
  }

  private tell(state: SenderState): void {
    this.state = state;
    for (const each of this.listeners) each();
  }
}

const deviceNow = (): string => new Date().toISOString();

async function sendScans(items: readonly KeptScan[]): Promise<readonly Reply[]> {
  const { checkInSync } = await request(CheckInSyncDocument, { input: { deviceNow: deviceNow(), scans: items.map(({ scanId, code, claimedAt }) => ({ scanId, code, claimedAt })) } }, { asIs: true });
  return checkInSync.replies ?? [];
}

async function sendEntries(items: readonly KeptEntry[]): Promise<readonly Reply[]> {
  const { registerSync } = await request(RegisterSyncDocument, {
    input: { deviceNow: deviceNow(), entries: items.map(({ scanId, sessionId, teacherId, teacherNumber, status, claimedAt }) => ({ scanId, sessionId, teacherId, teacherNumber, status, claimedAt })) },
  }, { asIs: true });
  return registerSync.replies ?? [];
}

export const scanSender = new Sender(scans, sendScans);
export const entrySender = new Sender(entries, sendEntries);

/** What the sender is at; opening a page that shows it is a reason to try. */
export function useSender(sender: typeof scanSender | typeof entrySender): SenderState {
  useEffect(() => sender.wake(), [sender]);
  return useSyncExternalStore(sender.subscribe, sender.snapshot);
}
