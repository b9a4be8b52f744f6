import type { Browser } from 'playwright-core';

import { openBrowser, Person } from './browser.js';
import type { DatabaseKind } from './databases.js';
import { startTestApp, type TestApp } from './test-app.js';

/** The password of everybody in a county that a browser looks at. */
export const PASSWORD = '县师训-2026';

/** A county with its jobs running, and people at screens of their own. */
export class BrowserCounty {
  private readonly people: Person[] = [];

  private constructor(readonly server: TestApp, private readonly browser: Browser) {}

  static async open(kind: DatabaseKind): Promise<BrowserCounty> {
    const server = await startTestApp(kind);
    server.app.worker.start(100);
    server.app.outbox.start(100);
    return new BrowserCounty(server, await openBrowser());
  }

  /** Somebody at a screen that shows the county's time. */
  async person(size: { width: number; height: number }): Promise<Person> {
    const made = await Person.at(this.browser, this.server.url, size, this.server.clock.now());
    this.people.push(made);
    return made;
  }

  /** The account is activated: it has this name and the password of everybody. */
  async activate(loginName: string, accountId: number): Promise<void> {
    const hash = await this.server.app.sessions.hash(PASSWORD);
    await this.server.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run('UPDATE accounts SET loginName = ?, passwordHash = ? WHERE id = ?', [loginName, hash, accountId]));
  }

  /** What any page complained about so far. */
  complaints(): string[] {
    return this.people.flatMap((each) => each.complaints);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.close();
  }
}
