import { followJob, type JobProgress } from '../../admin/data/useJobProgress.js';

/** The browser's end of server-sent events, driven by the test. */
class Events {
  static readonly CLOSED = 2;
  static latest: Events;
  readyState = 1;
  onmessage: ((event: { data: string }) => void) | null = null;
  onerror: (() => void) | null = null;

  constructor(readonly url: string) {
    Events.latest = this;
  }

  close(): void {
    this.readyState = Events.CLOSED;
  }

  say(progress: Partial<JobProgress>): void {
    this.onmessage?.({ data: JSON.stringify({ progressDone: 0, progressTotal: 0, result: null, error: null, ...progress }) });
  }
}

let polls = 0;
beforeEach(() => {
  polls = 0;
  globalThis.EventSource = Events as unknown as typeof EventSource;
  globalThis.fetch = (() => {
    polls += 1;
    return Promise.resolve(new Response(JSON.stringify({ data: { job: { status: 'DONE', progressDone: 9, progressTotal: 9, result: '{}', error: null } } })));
  });
});

const pause = () => new Promise((resolve) => { setTimeout(resolve, 20); });

test('progress comes by events, and the connection is closed at the end', async () => {
  const told: string[] = [];
  followJob('12', ({ status, progressDone }) => told.push(`${status} ${progressDone}`));
  Events.latest.say({ status: 'RUNNING', progressDone: 3, progressTotal: 9 });
  Events.latest.say({ status: 'DONE', progressDone: 9, progressTotal: 9 });
  await pause();
  expect([Events.latest.url, Events.latest.readyState, told, polls]).toEqual(['/events/jobs/12', Events.CLOSED, ['RUNNING 3', 'DONE 9'], 0]);
});

test('where events keep breaking, it asks instead', async () => {
  const told: string[] = [];
  followJob('12', ({ status }) => told.push(status));
  Events.latest.onerror?.();
  expect(polls).toBe(0);
  Events.latest.onerror?.();
  await pause();
  expect([told, polls]).toEqual([['DONE'], 1]);
});

test('nothing is told after it was stopped', async () => {
  const told: string[] = [];
  const stop = followJob('12', ({ status }) => told.push(status));
  Events.latest.close();
  Events.latest.onerror?.();
  stop();
  await pause();
  expect(told).toEqual([]);
});
