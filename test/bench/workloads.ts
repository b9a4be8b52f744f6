import { isDeepStrictEqual } from 'node:util';

type Request = () => Promise<unknown>;

export interface BenchCounty {
  query<T>(sql: string, params?: unknown[]): Promise<T[]>;
  /** A session cookie for an account. */
  signIn(accountId: number): Promise<string>;
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

const post = async (url: string, body: unknown, cookie = ''): Promise<unknown> => {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) }, body: JSON.stringify(body) });
  const answer = await response.json() as { errors?: unknown };
  if (!response.ok || answer.errors) throw new Error(JSON.stringify(answer).slice(0, 300));
  return answer;
};

const accountWith = async (county: BenchCounty, role: string): Promise<number> => (await county.query<{ accountId: number }>('SELECT accountId FROM grants WHERE role = ? ORDER BY id LIMIT 1', [role]))[0]?.accountId as number;

const W1 = `query ($id: ID!) { creditTotals(teacherId: $id) { cycleYear category { key } centicredits } ledgerEntries(teacherId: $id, page: { limit: 50, offset: 0 }) { totalCount items { id title day category { key } centicredits kind } } }`;

const statement: Workload = {
  name: "W1 a teacher's statement", concurrency: 4,
  async prepare(county) {
    const cookie = await county.signIn(await accountWith(county, 'CREDIT_OFFICER'));
    const ids = (await county.query<{ teacherId: number }>('SELECT teacherId FROM credit_accounts ORDER BY entryCount DESC LIMIT 500')).map((each) => each.teacherId);
    const ours = (id: number): Promise<unknown> => post(`${county.app}/graphql`, { query: W1, variables: { id } }, cookie);
    const theirs = (teacherId: number): Promise<unknown> => post(`${county.floor}/w1`, { teacherId });
    const [one] = ids;
    if (one !== undefined && !isDeepStrictEqual(await ours(one), await theirs(one))) throw new Error('W1: the floor answers something else');
    const twice = [...ids, ...ids];
    return { app: async () => twice.map((id) => () => ours(id)), floor: async () => twice.map((id) => () => theirs(id)) };
  },
};

export const workloads: readonly Workload[] = [statement];
