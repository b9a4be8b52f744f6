import 'reflect-metadata';

import { type App, createApp } from '../../server/app.js';
import { AccountRow, GrantRow, type Role } from '../../server/modules/accounts/index.js';
import { AreaRow, SchoolRow } from '../../server/modules/organisations/index.js';
import { nameKeyOf, TeacherRow } from '../../server/modules/teachers/index.js';
import type { Clock } from '../../server/platform/clock.js';
import { readConfig } from '../../server/platform/config.js';
import type { Tx } from '../../server/platform/transactions/tx.js';
import { type DatabaseKind, scratchDatabase } from './databases.js';

export interface Reply<T> {
  readonly data: T;
  readonly errors?: readonly { message: string; path?: readonly (string | number)[]; extensions: { code: string; fields?: { field: string; message: string }[] } }[];
  readonly status: number;
}

/** A clock that tests set; it moves only when told to. */
export class TestClock implements Clock {
  constructor(private at = new Date('2026-11-21T02:00:00Z')) {}

  now(): Date {
    return new Date(this.at);
  }

  set(iso: string): void {
    this.at = new Date(iso);
  }

  advance(milliseconds: number): void {
    this.at = new Date(this.at.getTime() + milliseconds);
  }
}

/** Somebody who talks to the server over real HTTP. */
export class Client {
  constructor(readonly url: string, readonly headers: Readonly<Record<string, string>> = {}) {}

  async send<T>(query: string, variables: Record<string, unknown> = {}): Promise<Reply<T>> {
    const response = await fetch(`${this.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...this.headers }, body: JSON.stringify({ query, variables }) });
    return { ...(await response.json() as Reply<T>), status: response.status };
  }

  /** The data of a request that is expected to succeed. */
  async ask<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const reply = await this.send<T>(query, variables);
    if (reply.errors) throw new Error(JSON.stringify(reply.errors));
    return reply.data;
  }

  get(path: string): Promise<Response> {
    return fetch(`${this.url}${path}`, { headers: this.headers });
  }

  async upload(purpose: string, name: string, bytes: Uint8Array): Promise<{ id: string; status: number; errors?: Reply<unknown>['errors'] }> {
    const form = new FormData();
    form.set('file', new Blob([bytes]), name);
    const response = await fetch(`${this.url}/uploads/${purpose}`, { method: 'POST', headers: this.headers, body: form });
    return { ...(await response.json() as { id: string }), status: response.status };
  }

  in(locale: 'zh-CN' | 'en'): Client {
    return new Client(this.url, { ...this.headers, 'accept-language': locale });
  }
}

export interface TestApp {
  readonly app: App;
  readonly clock: TestClock;
  readonly kind: DatabaseKind;
  readonly url: string;
  readonly anyone: Client;
  readonly build: Factories;
  /** A signed-in client for an account. */
  as(accountId: number): Promise<Client>;
  /** Runs jobs and messages until nothing is due. */
  settle(): Promise<void>;
  rows<T>(sql: string, params?: readonly (string | number)[]): Promise<T[]>;
  close(): Promise<void>;
}

/**
 * A server of its own on a free port, over an empty database of its own. Where a server process of its own works on
 * the same database, the clock has to show the time on the wall: else that process finds every session run out.
 */
export async function startTestApp(kind: DatabaseKind, environment: Record<string, string> = {}, clock = new TestClock()): Promise<TestApp> {
  const scratch = await scratchDatabase(kind);
  const config = readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', DEMO: 'false', PORT: '0', DATABASE_URL: scratch.url, DATA_DIRECTORY: scratch.folder, DATABASE_POOL: '12', ...environment });
  const app = await createApp(config, clock);
  const url = await app.http.listen({ host: '127.0.0.1', port: 0 });
  const { work, reader } = app.platform;
  return {
    app, clock, kind, url,
    anyone: new Client(url),
    build: new Factories((effect) => work.run({ accountId: null, name: 'test' }, effect)),
    as: async (accountId) => {
      const token = await work.run({ accountId, name: 'test' }, (tx) => app.sessions.open(tx, accountId, { address: 'test', userAgent: 'test' }));
      return new Client(url, { cookie: `shixun=${token}` });
    },
    settle: async () => {
      for (let round = 0; round < 4; round += 1) {
        await app.outbox.drain();
        await app.worker.drain();
      }
    },
    rows: (sql, params = []) => reader.rows(sql, params),
    close: async () => {
      await app.close();
      await scratch.drop();
    },
  };
}

/** Rows that a test needs; what is missing is made. What matters stands in the test. */
export class Factories {
  private count = 0;

  constructor(private readonly write: <T>(effect: (tx: Tx) => Promise<T>) => Promise<T>) {}

  next(): number {
    this.count += 1;
    return this.count;
  }

  async area(values: Partial<AreaRow> = {}): Promise<number> {
    const n = this.next();
    return this.write((tx) => tx.insert(AreaRow, { code: `A${n}`, name: `第${n}片区`, nameEn: `Area ${n}`, stage: 'primary', createdAt: tx.now, ...values }));
  }

  async school(values: Partial<SchoolRow> = {}): Promise<number> {
    const n = this.next();
    const areaId = values.areaId ?? await this.area();
    return this.write((tx) => tx.insert(SchoolRow, { code: String(3_100_000_000 + n), name: `第${n}小学`, nameEn: `Primary school ${n}`, areaId, kind: 'primary', remoteness: 'town', teacherCount: 0, createdAt: tx.now, ...values }));
  }

  async teacher(values: Partial<TeacherRow> = {}): Promise<number> {
    const n = this.next();
    const schoolId = values.schoolId ?? await this.school();
    const name = values.name ?? `张${String.fromCodePoint(0x4e00 + n)}`;
    return this.write(async (tx) => {
      await tx.run('UPDATE schools SET teacherCount = teacherCount + 1 WHERE id = ?', [schoolId]);
      return tx.insert(TeacherRow, {
        number: `T${String(n).padStart(8, '0')}`, name, nameKey: nameKeyOf(name), nationalIdSealed: null, nationalIdKey: null, mobileSealed: null, sex: 'female',
        bornOn: '1985-05-05', schoolId, title: 'first', post: 'teacher', subject: 'chinese', stage: 'primary', hiredOn: '2008-09-01', status: 'ACTIVE',
        rosterImportId: null, createdAt: tx.now, changedAt: tx.now, ...values,
      });
    });
  }

  /** Teachers of one school in one go. */
  async teachers(count: number, schoolId: number): Promise<number[]> {
    const base = this.next() * 100_000;
    return this.write(async (tx) => {
      await tx.run('UPDATE schools SET teacherCount = teacherCount + ? WHERE id = ?', [count, schoolId]);
      return tx.insertMany(TeacherRow, Array.from({ length: count }, (_, n) => ({
        number: `T${String(base + n).padStart(8, '0')}`, name: `李${n}`, nameKey: `li ${n}`, nationalIdSealed: null, nationalIdKey: null, mobileSealed: null, sex: 'male',
        bornOn: '1985-05-05', schoolId, title: 'first', post: 'teacher', subject: 'chinese', stage: 'primary', hiredOn: '2008-09-01', status: 'ACTIVE' as const,
        rosterImportId: null, createdAt: tx.now, changedAt: tx.now,
      })));
    });
  }

  /** An account with roles; each grant names its scope. */
  async account(...grants: ({ role: Role } & Partial<Pick<GrantRow, 'areaId' | 'schoolId' | 'studioId' | 'providerId'>> & { teacherId?: number })[]): Promise<number> {
    const n = this.next();
    const teacherId = grants.find((each) => each.teacherId)?.teacherId ?? null;
    return this.write(async (tx) => {
      const accountId = await tx.insert(AccountRow, { loginName: `user${n}`, name: `用户${n}`, passwordHash: null, activationHash: null, activationUntil: null, teacherId, disabled: false, createdAt: tx.now });
      await tx.insertMany(GrantRow, grants.map(({ role, areaId, schoolId, studioId, providerId }) => ({
        accountId, role, areaId: areaId ?? null, schoolId: schoolId ?? null, studioId: studioId ?? null, providerId: providerId ?? null, grantedAt: tx.now,
      })));
      return accountId;
    });
  }

  /** A teacher with an account that holds the role TEACHER. */
  async teacherAccount(values: Partial<TeacherRow> = {}): Promise<{ teacherId: number; accountId: number }> {
    const teacherId = await this.teacher(values);
    return { teacherId, accountId: await this.account({ role: 'TEACHER', teacherId }) };
  }

  /** Any row of any table. */
  row<E extends object>(entity: new () => E, values: Partial<E>): Promise<number> {
    return this.write((tx) => tx.insert(entity, values));
  }
}
