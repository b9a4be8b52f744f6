import { setImmediate as othersFirst } from 'node:timers/promises';

import type { Reader } from '../../platform/data/sql.js';
import type { Platform } from '../../platform/module.js';
import type { JobHandler } from '../../platform/transactions/jobs.js';
import { RuleSetSimulationRow, SimulationResultRow } from './rule-sets.entities.js';
import { type RuleSets, storedFile } from './rule-sets.store.js';
import { asIfAlways, compareTrials, type Comparison, type TriedRules, tryRules } from './rules/simulation.js';
import { type Cause, withCauses } from './rules/simulation-causes.js';
import { loadSources, type TeacherSources } from './simulation-sources.js';

export const SIMULATION_JOB = 'ruleSets.simulate';
const TEACHERS_AT_A_TIME = 200;
/** After so many teachers other requests of the process are answered. */
const TEACHERS_IN_A_ROW = 25;

export interface SimulatedRules { readonly before: TriedRules; readonly after: TriedRules }

/** Null when no rule set of the county was in force on the day asked for: then there is nothing to compare with. */
export async function simulatedRules(reader: Reader, ruleSets: RuleSets, { document, asOfDay, createdAt }: Pick<RuleSetSimulationRow, 'document' | 'asOfDay' | 'createdAt'>): Promise<SimulatedRules | null> {
  const rulesOn = await ruleSets.timeline(reader, createdAt);
  const judge = rulesOn(asOfDay);
  return judge && { before: { judge, rulesOn }, after: asIfAlways(storedFile({ document, testCases: null }).ruleSet) };
}

/** One teacher under both, and whether today's rules give what the ledger holds. */
export function simulateTeacher({ before, after }: SimulatedRules, { person, sources }: TeacherSources, asOfDay: string): Comparison & { readonly differsFromLedger: boolean } {
  const old = tryRules(before, person, sources, asOfDay);
  const posted = new Map(old.activities.map((each) => [each.sourceKey, each.ok ? each.posting.postedCenticredits : 0]));
  const differsFromLedger = sources.some(({ sourceKey, ledgerCenticredits }) => posted.has(sourceKey) && posted.get(sourceKey) !== ledgerCenticredits);
  return { ...compareTrials(old, tryRules(after, person, sources, asOfDay)), differsFromLedger };
}

/**
 * Tries a draft on every teacher in service, by id and in batches; a batch's rows and the place it ended commit
 * together, so a job that was killed goes on where it was. Results of the draft's earlier trials go when this one is done.
 */
export function simulationJob({ work, reader }: Pick<Platform, 'work' | 'reader'>, ruleSets: RuleSets): JobHandler {
  return async ({ simulationId }: { simulationId: number }, { author, progress }) => {
    const simulation = await reader.row<RuleSetSimulationRow>('SELECT * FROM rule_set_simulations WHERE id = ?', [simulationId]);
    if (!simulation || simulation.status === 'DONE') return { teachers: simulation?.teacherCount ?? 0 };
    const rules = await simulatedRules(reader, ruleSets, simulation);
    if (!rules) throw new Error(`no rule set was in force on ${simulation.asOfDay}`);
    const { asOfDay, createdAt } = simulation;
    const total = (await reader.row<{ n: number }>("SELECT COUNT(*) AS n FROM teachers WHERE status = 'ACTIVE'"))?.n ?? 0;
    let { lastTeacherId, teacherCount } = simulation;
    let causes = causesOf(simulation);
    for (;;) {
      const ids = (await reader.rows<{ id: number }>("SELECT id FROM teachers WHERE id > ? AND status = 'ACTIVE' ORDER BY id LIMIT ?", [lastTeacherId, TEACHERS_AT_A_TIME])).map((each) => each.id);
      const last = ids.at(-1);
      if (last === undefined) break;
      const rows: SimulationResultRow[] = [];
      const differences: Comparison['differences'][] = [];
      for (const [index, teacher] of (await loadSources(reader, ids, createdAt)).entries()) {
        const comparison = simulateTeacher(rules, teacher, asOfDay);
        rows.push(rowOf(simulationId, teacher, comparison));
        differences.push(comparison.differences);
        if (index % TEACHERS_IN_A_ROW === TEACHERS_IN_A_ROW - 1) await othersFirst();
      }
      const [from, count, known] = [lastTeacherId, teacherCount + rows.length, withCauses(causes, differences)];
      await work.run(author, async (tx) => {
        const moved = await tx.run("UPDATE rule_set_simulations SET lastTeacherId = ?, teacherCount = ?, causes = ? WHERE id = ? AND lastTeacherId = ? AND status = 'RUNNING'", [last, count, JSON.stringify(known), simulationId, from]);
        if (moved !== 1) throw new Error(`another process goes on with simulation ${simulationId}`);
        await tx.insertMany(SimulationResultRow, rows);
      });
      [lastTeacherId, teacherCount, causes] = [last, count, known];
      await progress.report(Math.min(count, total), total);
    }
    await work.run(author, async (tx) => {
      await tx.run("UPDATE rule_set_simulations SET status = 'DONE', endedAt = ? WHERE id = ?", [tx.now, simulationId]);
      const earlier = (await tx.rows<{ id: number }>("SELECT id FROM rule_set_simulations WHERE draftId = ? AND id < ? AND status = 'DONE'", [simulation.draftId, simulationId])).map(({ id }) => id);
      await tx.run('DELETE FROM simulation_results WHERE simulationId IN (?)', [earlier]);
      await tx.run('DELETE FROM rule_set_simulations WHERE id IN (?)', [earlier]);
      tx.audit({ action: 'ruleSetDraft.simulate', subjectType: 'RuleSetDraft', subjectId: simulation.draftId, details: { simulationId, revision: simulation.draftRevision, asOfDay, teachers: teacherCount } });
    });
    return { simulationId, teachers: teacherCount };
  };
}

export const causesOf = ({ causes }: Pick<RuleSetSimulationRow, 'causes'>): Cause[] => JSON.parse(causes ?? '[]') as Cause[];

function rowOf(simulationId: number, { teacherId, person }: TeacherSources, { outcome, before, after, differences, differsFromLedger }: ReturnType<typeof simulateTeacher>): SimulationResultRow {
  return {
    simulationId, teacherId, schoolId: person.schoolId, outcome, beforeMet: before.met, afterMet: after.met, beforeCenticredits: before.countedCenticredits, afterCenticredits: after.countedCenticredits,
    beforeShortCenticredits: before.shortCenticredits, afterShortCenticredits: after.shortCenticredits, differsFromLedger, differences: JSON.stringify(differences),
  };
}
