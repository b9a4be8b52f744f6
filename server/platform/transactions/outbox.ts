import { addMilliseconds, type Clock, instantOf } from '../clock.js';
import type { Database } from '../data/database.js';
import { type Logger, system } from './jobs.js';
import type { Tx } from './tx.js';
import type { UnitOfWork } from './unit-of-work.js';
import type { OutboxMessage } from './work.entities.js';

/** Reacts to a message inside the transaction that marks it delivered: its effect happens once. */
export type Subscriber = (tx: Tx, payload: never) => Promise<void>;

export class OutboxDispatcher {
  private timer: NodeJS.Timeout | undefined;
  private current: Promise<void> | undefined;

  constructor(
    private readonly database: Database, private readonly work: UnitOfWork, private readonly clock: Clock,
    private readonly subscribers: ReadonlyMap<string, readonly Subscriber[]>, private readonly logger: Logger,
  ) {}

  start(everyMs = 400): void {
    this.timer = setInterval(() => {
      this.current ??= this.drain().catch((error: unknown) => this.logger.error({ error }, 'the outbox failed')).finally(() => { this.current = undefined; });
    }, everyMs);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.current;
  }

  async drain(): Promise<void> {
    for (;;) {
      const due = await this.database.reader.rows<OutboxMessage>(
        'SELECT * FROM outbox_messages WHERE deliveredAt IS NULL AND dueAt <= ? ORDER BY id LIMIT 100', [instantOf(this.clock.now())]);
      if (due.length === 0) return;
      for (const message of due) await this.deliver(message);
    }
  }

  private async deliver(message: OutboxMessage): Promise<void> {
    try {
      await this.work.run(system, async (tx) => {
        const taken = await tx.run('UPDATE outbox_messages SET deliveredAt = ?, attempts = attempts + 1 WHERE id = ? AND deliveredAt IS NULL', [tx.now, message.id]);
        if (taken !== 1) return;
        for (const subscriber of this.subscribers.get(message.topic) ?? []) await subscriber(tx, JSON.parse(message.payload) as never);
      });
    } catch (error) {
      this.logger.error({ error, topic: message.topic, message: message.id }, 'a message was not delivered');
      const text = (error instanceof Error ? error.message : String(error)).slice(0, 500);
      await this.work.run(system, (tx) => tx.run(
        'UPDATE outbox_messages SET attempts = attempts + 1, lastError = ?, dueAt = ? WHERE id = ? AND deliveredAt IS NULL',
        [text, addMilliseconds(tx.now, Math.min(3_600_000, 1000 * 2 ** message.attempts)), message.id]));
    }
  }
}
