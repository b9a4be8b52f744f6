import type { Reader } from '../../platform/data/sql.js';
import type { Invariant } from '../../platform/module.js';
import type { LedgerEntryRow } from './credits.entities.js';
import type { RuleSets } from './rule-sets.store.js';
import { mispostings, type Misposting, type ReplayedEntry } from './rules/ledger-replay.js';
import type { Posting } from './rules/posting.js';
import type { Level } from './rules/rule-set.js';

const TEACHERS_AT_A_TIME = 500;
const MOST_FINDINGS = 50;

/** The ledger walked again by program, teacher by teacher: sums alone would not show an entry that passed its cap. */
export const ledgerCheck = (ruleSets: RuleSets): Invariant => ({
  name: '3 walked again, every entry is what its caps left of its worth',
  violations: async (reader) => {
    const found: Misposting[] = [];
    for (let after = 0; found.length < MOST_FINDINGS;) {
      const teacherIds = (await reader.rows<{ teacherId: number }>('SELECT teacherId FROM credit_accounts WHERE teacherId > ? AND entryCount > 0 ORDER BY teacherId LIMIT ?', [after, TEACHERS_AT_A_TIME])).map((each) => each.teacherId);
      if (teacherIds.length === 0) break;
      for (const entries of await ledgersOf(reader, ruleSets, teacherIds)) found.push(...mispostings(entries));
      after = teacherIds.at(-1) as number;
    }
    return found.slice(0, MOST_FINDINGS);
  },
});

async function ledgersOf(reader: Reader, ruleSets: RuleSets, teacherIds: readonly number[]): Promise<ReplayedEntry[][]> {
  const rows = await reader.rows<LedgerEntryRow>('SELECT * FROM ledger_entries WHERE teacherId IN (?) ORDER BY teacherId, id', [[...teacherIds]]);
  const byTeacher = new Map<number, ReplayedEntry[]>();
  for (const row of rows) {
    const entry: ReplayedEntry = {
      ...row, level: row.level as Level, topicKeys: JSON.parse(row.topicKeys) as string[], ruleSet: await ruleSets.byId(reader, row.ruleSetId),
      posting: (JSON.parse(row.trace) as { posting?: Posting }).posting ?? null,
    };
    const list = byTeacher.get(row.teacherId);
    if (list) list.push(entry);
    else byTeacher.set(row.teacherId, [entry]);
  }
  return [...byTeacher.values()];
}
