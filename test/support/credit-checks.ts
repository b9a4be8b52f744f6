import type { Tx } from '../../server/platform/transactions/tx.js';
import type { TestApp } from './test-app.js';

/** Every invariant of every module; the name of a broken one stands in the failure. */
export async function expectInvariants(county: TestApp): Promise<void> {
  for (const { name, violations } of county.app.modules.flatMap((each) => each.invariants ?? [])) expect({ name, rows: await violations(county.app.platform.reader) }).toEqual({ name, rows: [] });
}

/** How many SQL statements the writing transactions take while `act` runs. */
export async function countStatements(county: TestApp, act: () => Promise<unknown>): Promise<number> {
  const { work } = county.app.platform;
  const run = work.run.bind(work);
  let count = 0;
  work.run = (author, effect) => run(author, (tx: Tx) => {
    const execute = Reflect.get(tx, 'execute') as (...parts: unknown[]) => Promise<unknown>;
    Reflect.set(tx, 'execute', (...parts: unknown[]) => {
      count += 1;
      return execute(...parts);
    });
    return effect(tx);
  });
  try {
    await act();
  } finally {
    work.run = run;
  }
  return count;
}
