import { Agent, request } from 'node:http';
import { isDeepStrictEqual } from 'node:util';

type Request = () => Promise<unknown>;

export interface BenchCounty {
  query<T>(sql: string, params?: unknown[]): Promise<T[]>;
  /** A session cookie for an account, on a device of its own when it is named. */
  signIn(accountId: number, device?: string): Promise<string>;
  readonly app: string;
  readonly floor: string;
}

export interface Workload {
  readonly name: string;
  readonly concurrency: number;
  prepare(county: BenchCounty): Promise<{
    app(round: number): Promise<readonly Request[]>;
    floor(round: number): Promise<readonly Request[]>;
    /** Looks at what the round left behind. */
    verify?(round: number): Promise<void>;
  }>;
}

const agent = new Agent({ keepAlive: true });

/** Node's own client instead of fetch, the answer not parsed: who asks shares the cores with who is measured. */
const send = (url: string, body: unknown, cookie = ''): Promise<string> => new Promise((resolve, reject) => {
  const payload = Buffer.from(JSON.stringify(body));
  request(url, { method: 'POST', agent, headers: { accept: '*/*', 'content-type': 'application/json', 'content-length': payload.length, ...(cookie ? { cookie } : {}) } }, (response) => {
    const parts: Buffer[] = [];
    response.on('data', (part: Buffer) => parts.push(part)).on('error', reject).on('end', () => {
      const answer = Buffer.concat(parts).toString();
      if (response.statusCode === 200 && !answer.startsWith('{"errors"')) resolve(answer);
      else reject(new Error(answer.slice(0, 300)));
    });
  }).on('error', reject).end(payload);
});
const post = async (url: string, body: unknown, cookie = ''): Promise<unknown> => JSON.parse(await send(url, body, cookie));

function assertSame(workload: string, ours: string, theirs: string): void {
  if (!isDeepStrictEqual(JSON.parse(ours), JSON.parse(theirs))) throw new Error(`${workload}: the floor answers something else\n${ours.slice(0, 700)}\n${theirs.slice(0, 700)}`);
}

const accountWith = async (county: BenchCounty, role: string): Promise<number> => (await county.query<{ accountId: number }>('SELECT accountId FROM grants WHERE role = ? ORDER BY id LIMIT 1', [role]))[0]?.accountId as number;

const W1 = `query ($id: ID!) { creditTotals(teacherId: $id) { cycleYear category { key } centicredits } ledgerEntries(teacherId: $id, page: { limit: 50, offset: 0 }) { totalCount items { id title day category { key } centicredits kind } } }`;

const statement: Workload = {
  name: "W1 a teacher's statement", concurrency: 4,
  async prepare(county) {
    const cookie = await county.signIn(await accountWith(county, 'CREDIT_OFFICER'));
    const ids = (await county.query<{ teacherId: number }>('SELECT teacherId FROM credit_accounts ORDER BY entryCount DESC LIMIT 500')).map((each) => each.teacherId);
    const ours = (id: number): Promise<string> => send(`${county.app}/graphql`, { query: W1, variables: { id } }, cookie);
    const theirs = (teacherId: number): Promise<string> => send(`${county.floor}/w1`, { teacherId });
    const [one] = ids;
    if (one !== undefined) assertSame('W1', await ours(one), await theirs(one));
    const twice = [...ids, ...ids];
    return { app: async () => twice.map((id) => () => ours(id)), floor: async () => twice.map((id) => () => theirs(id)) };
  },
};

const W2 = `query ($id: ID!) { registrations(cohortId: $id, page: { limit: 50, offset: 0 }, sort: NEWEST) { totalCount items { id status teacher { name number school { name } } attendance { requiredMinutes presentMinutes absentMinutes } } } }`;

const roster: Workload = {
  name: 'W2 a roster of 50 with attendance', concurrency: 4,
  async prepare(county) {
    const cookie = await county.signIn(await accountWith(county, 'COORDINATOR'));
    const ids = (await county.query<{ id: number }>('SELECT id FROM cohorts WHERE taken >= 50 ORDER BY id DESC LIMIT 60')).map((each) => each.id);
    const ours = (id: number): Promise<string> => send(`${county.app}/graphql`, { query: W2, variables: { id } }, cookie);
    const theirs = (cohortId: number): Promise<string> => send(`${county.floor}/w2`, { cohortId });
    const [one] = ids;
    if (one !== undefined) assertSame('W2', await ours(one), await theirs(one));
    const many = Array.from({ length: 10 }, () => ids).flat();
    return { app: async () => many.map((id) => () => ours(id)), floor: async () => many.map((id) => () => theirs(id)) };
  },
};

const W4 = `mutation ($input: CheckInInput!) { checkIn(input: $input) { result { outcome } userErrors { code } } }`;
const OPEN = `mutation ($input: SessionOpenCheckInInput!) { sessionOpenCheckIn(input: $input) { userErrors { code message } } }`;
const CODE = `query ($sessionId: ID!) { checkInCode(sessionId: $sessionId) { code } }`;

const hall: Workload = {
  name: 'W4 600 check-ins, 180 of them twice', concurrency: 100,
  async prepare(county) {
    const coordinator = await county.signIn(await accountWith(county, 'COORDINATOR'));
    const people = await county.query<{ accountId: number; teacherId: number }>("SELECT a.id AS accountId, a.teacherId FROM accounts a JOIN grants g ON g.accountId = a.id AND g.role = 'TEACHER' ORDER BY a.id LIMIT 600");
    const phones: { cookie: string; teacherId: number }[] = [];
    for (const { accountId, teacherId } of people) phones.push({ cookie: await county.signIn(accountId, `phone-${teacherId}`), teacherId });
    const everybody = [...phones, ...phones.slice(0, 180)];
    const sessions = new Map<string, number>();
    const plan = async (target: string, round: number): Promise<number> => {
      const code = `BENCH-HALL-${target}-${round}`;
      const now = new Date().toISOString().replace('T', ' ').slice(0, 23);
      const end = new Date(Date.now() + 7_200_000).toISOString().replace('T', ' ').slice(0, 23);
      await county.query('INSERT INTO rolls (kind, title, titleEn, memberCount, createdAt) SELECT kind, ?, ?, ?, createdAt FROM rolls ORDER BY id LIMIT 1', [code, code, phones.length]);
      await county.query("INSERT INTO roll_members (rollId, teacherId, status, joinedAt) SELECT (SELECT id FROM rolls WHERE title = ?), t.id, 'ENROLLED', ? FROM teachers t WHERE t.id IN (?)", [code, now, phones.map((each) => each.teacherId)]);
      await county.query(`INSERT INTO register_sessions (rollId, ordinal, topic, topicEn, lecturer, place, startsAt, endsAt, durationMinutes, day, presentCount, handCount, createdAt)
        SELECT id, 1, ?, ?, '', '', ?, ?, 120, ?, 0, 0, ? FROM rolls WHERE title = ?`, [code, code, now, end, now.slice(0, 10), now, code]);
      const [row] = await county.query<{ id: number }>('SELECT id FROM register_sessions WHERE topic = ?', [code]);
      sessions.set(code, row?.id as number);
      return row?.id as number;
    };
    return {
      app: async (round) => {
        const sessionId = await plan('A', round);
        await post(`${county.app}/graphql`, { query: OPEN, variables: { input: { sessionId } } }, coordinator);
        const { data: { checkInCode: { code } } } = await post(`${county.app}/graphql`, { query: CODE, variables: { sessionId } }, coordinator) as { data: { checkInCode: { code: string } } };
        return everybody.map(({ cookie }) => () => send(`${county.app}/graphql`, { query: W4, variables: { input: { code } } }, cookie));
      },
      floor: async (round) => {
        const sessionId = await plan('F', round);
        return everybody.map(({ teacherId }) => () => send(`${county.floor}/w4`, { sessionId, teacherId }));
      },
      verify: async (round) => {
        const [held] = await county.query<{ n: number; counted: number }>('SELECT COUNT(p.id) AS n, s.presentCount AS counted FROM register_sessions s LEFT JOIN presences p ON p.sessionId = s.id WHERE s.id = ? GROUP BY s.id, s.presentCount', [sessions.get(`BENCH-HALL-A-${round}`)]);
        if (held?.n !== phones.length || held.counted !== phones.length) throw new Error(`W4: ${held?.n} present, ${held?.counted} counted, of ${phones.length}`);
      },
    };
  },
};

const W5 = `mutation ($input: LearningRecordsPushInput!) { learningRecordsPush(input: $input) { results { externalId status code } userErrors { code message } } }`;

const outsideRecords: Workload = {
  name: 'W5 10,000 outside records, then again', concurrency: 1,
  async prepare(county) {
    const [account] = await county.query<{ accountId: number; providerId: number }>("SELECT accountId, providerId FROM grants WHERE role = 'PROVIDER' AND providerId IS NOT NULL ORDER BY id LIMIT 1");
    if (!account) throw new Error('W5 needs a provider account');
    await county.query('UPDATE learning_providers SET dailyRecordQuota = 10000000 WHERE id = ?', [account.providerId]);
    const cookie = await county.signIn(account.accountId);
    const teachers = await county.query<{ number: string; name: string }>('SELECT number, name FROM teachers ORDER BY id LIMIT 4000');
    const records = (target: string, round: number) => Array.from({ length: 10_000 }, (_, n) => {
      const teacher = teachers[n % teachers.length] as { number: string; name: string };
      return { externalId: `${target}-${round}-${n}`, teacherNumber: teacher.number, name: teacher.name, courseTitle: `课程 ${target} ${round} ${Math.floor(n / teachers.length)}`, startedOn: '2026-05-01', completedOn: '2026-05-20', minutes: 450, passed: true };
    });
    const batches = <T>(list: readonly T[]): T[][] => Array.from({ length: list.length / 500 }, (_, n) => list.slice(n * 500, n * 500 + 500));
    const twice = (requests: readonly Request[]): Request[] => [...requests, ...requests];
    return {
      app: async (round) => twice(batches(records('A', round)).map((part, n) => () => send(`${county.app}/graphql`, { query: W5, variables: { input: { batchKey: `bench-${round}-${n}`, records: part } } }, cookie))),
      floor: async (round) => twice(batches(records('F', round)).map((part) => () => send(`${county.floor}/w5`, { records: part }))),
      verify: async (round) => {
        const [held] = await county.query<{ n: number }>("SELECT COUNT(*) AS n FROM external_records WHERE externalId LIKE ? AND status = 'ACCEPTED'", [`A-${round}-%`]);
        if (held?.n !== 10_000) throw new Error(`W5: ${held?.n} of 10,000 records were accepted`);
      },
    };
  },
};

const W6 = `mutation ($input: CreditClaimsInput!) { creditClaimsRecognise(input: $input) { results { claimId done centicredits } } }`;
const CLAIMS = 1_000;
const CALLS = 4;

const wave: Workload = {
  name: 'W6 4,000 claims, 1,000 in each call', concurrency: 1,
  async prepare(county) {
    const officer = await county.signIn(await accountWith(county, 'CREDIT_OFFICER'));
    const [model] = await county.query<{ id: number }>("SELECT id FROM credit_claims WHERE status = 'PENDING' AND awaits = 'RECOGNISE' AND sourceType = 'PROVIDER' AND categoryKey = 'remote' ORDER BY id LIMIT 1");
    const columns = (await county.query<{ Field: string }>('SHOW COLUMNS FROM credit_claims')).map((each) => each.Field).filter((each) => each !== 'id');
    const file = async (target: string, round: number): Promise<number[][]> => {
      const source = `bench:${target}:${round}:`;
      // A training of its own each round, filed now: one that was credited is held back when it comes again.
      const values = columns.map((each) => ({ teacherId: 't.id', schoolId: 't.schoolId', sourceKey: 'CONCAT(?, t.id)', title: `CONCAT(c.title, ' ${target}${round}')`, submittedAt: 'UTC_TIMESTAMP(3)' })[each] ?? `c.${each}`);
      await county.query(`INSERT INTO credit_claims (${columns.join(', ')}) SELECT ${values.join(', ')} FROM credit_claims c JOIN (SELECT id, schoolId FROM teachers WHERE id NOT IN (SELECT a.teacherId FROM accounts a JOIN grants g ON g.accountId = a.id WHERE g.role = 'CREDIT_OFFICER' AND a.teacherId IS NOT NULL) ORDER BY id LIMIT ${CALLS * CLAIMS}) t WHERE c.id = ?`, [source, model?.id]);
      const ids = (await county.query<{ id: number }>('SELECT id FROM credit_claims WHERE sourceKey LIKE ? ORDER BY id', [`${source}%`])).map((each) => each.id);
      return Array.from({ length: CALLS }, (_, n) => ids.slice(n * CLAIMS, (n + 1) * CLAIMS));
    };
    return {
      app: async (round) => (await file('A', round)).map((claimIds) => () => send(`${county.app}/graphql`, { query: W6, variables: { input: { claimIds } } }, officer)),
      floor: async (round) => (await file('F', round)).map((claimIds) => () => send(`${county.floor}/w6`, { claimIds })),
      verify: async (round) => {
        const [held] = await county.query<{ n: number; entries: number }>("SELECT COUNT(*) AS n, COUNT(e.id) AS entries FROM credit_claims c LEFT JOIN ledger_entries e ON e.causeKey = CONCAT('claim:', c.id) WHERE c.sourceKey LIKE ? AND c.status = 'APPROVED'", [`bench:A:${round}:%`]);
        if (held?.n !== CALLS * CLAIMS || held.entries !== held.n) throw new Error(`W6: ${held?.n} approved, ${held?.entries} posted, of ${CALLS * CLAIMS}`);
      },
    };
  },
};

const W9 = `mutation ($input: RegistrationApplyInput!) { registrationApply(input: $input) { result { status } userErrors { code } } }`;

const race: Workload = {
  name: 'W9 1,000 registrations for 100 seats', concurrency: 100,
  async prepare(county) {
    const people = await county.query<{ accountId: number; teacherId: number }>(`SELECT a.id AS accountId, a.teacherId FROM accounts a JOIN grants g ON g.accountId = a.id AND g.role = 'TEACHER'
      WHERE NOT EXISTS (SELECT 1 FROM registrations r JOIN cohorts c ON c.id = r.cohortId WHERE r.teacherId = a.teacherId AND c.status IN ('OPEN', 'RUNNING')) ORDER BY a.id LIMIT 1000`);
    const cookies: string[] = [];
    for (const { accountId } of people) cookies.push(await county.signIn(accountId));
    const cohorts = new Map<string, number>();
    const open = async (target: string, round: number): Promise<number> => {
      const code = `BENCH-${target}-${round}`;
      await county.query('INSERT INTO rolls (kind, title, titleEn, memberCount, createdAt) SELECT kind, ?, ?, 0, createdAt FROM rolls ORDER BY id LIMIT 1', [code, code]);
      await county.query(`INSERT INTO cohorts (programmeId, code, title, titleEn, capacity, taken, waitingCount, requestedCount, lastQueueNumber, startsOn, endsOn, place, placeEn, registrationOpensAt, registrationClosesAt,
          admission, hasWaitingList, stages, subjects, status, rollId, createdAt, changedAt)
        SELECT id, ?, ?, ?, 100, 0, 0, 0, 0, '2029-07-01', '2029-07-05', '', '', '2020-01-01 00:00:00.000', '2029-01-01 00:00:00.000', 'AUTO_ADMIT', 1, '', '', 'OPEN', (SELECT MAX(id) FROM rolls), createdAt, createdAt FROM programmes WHERE status = 'PUBLISHED' ORDER BY id LIMIT 1`, [code, code, code]);
      const [row] = await county.query<{ id: number }>('SELECT id FROM cohorts WHERE code = ?', [code]);
      cohorts.set(code, row?.id as number);
      return row?.id as number;
    };
    return {
      app: async (round) => {
        const cohortId = await open('A', round);
        return cookies.map((cookie) => () => send(`${county.app}/graphql`, { query: W9, variables: { input: { cohortId } } }, cookie));
      },
      floor: async (round) => {
        const cohortId = await open('F', round);
        return people.map(({ teacherId }) => () => send(`${county.floor}/w9`, { cohortId, teacherId }));
      },
      verify: async (round) => {
        const cohortId = cohorts.get(`BENCH-A-${round}`);
        const [held] = await county.query<{ admitted: number; waiting: number }>("SELECT SUM(status = 'ADMITTED') AS admitted, SUM(status = 'WAITING') AS waiting FROM registrations WHERE cohortId = ?", [cohortId]);
        if (Number(held?.admitted) !== 100 || Number(held?.waiting) !== people.length - 100) throw new Error(`W9: ${held?.admitted} admitted, ${held?.waiting} waiting`);
        await county.query("UPDATE cohorts SET status = 'DRAFT' WHERE id = ?", [cohortId]);
      },
    };
  },
};

export const workloads: readonly Workload[] = [statement, roster, hall, outsideRecords, wave, race];
