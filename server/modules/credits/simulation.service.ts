import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import { enqueueJob } from '../../platform/transactions/jobs.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import { lockDraft } from './rule-set-drafts.service.js';
import { RuleSetSimulationRow } from './rule-sets.entities.js';
import type { RuleSets } from './rule-sets.store.js';
import { SIMULATION_JOB } from './simulation.job.js';

export type SimulationRefusal = { readonly code: 'NOTHING_IN_FORCE'; readonly asOfDay: string } | { readonly code: 'DAY_TO_COME' };

/** Starts trials of drafts; the job does the rest. */
export class Simulations {
  constructor(private readonly work: UnitOfWork, private readonly ruleSets: RuleSets) {}

  /** A trial of the same revision and day that still runs is answered instead of a second one. */
  start(actor: Actor, input: { readonly draftId: string; readonly asOfDay?: string | null | undefined; readonly idempotencyKey?: string | null | undefined }): Promise<Outcome<number, SimulationRefusal>> {
    return once(this.work, actor, { operation: 'ruleSetSimulationStart', input, key: input.idempotencyKey ?? null }, async (tx) => {
      const draft = await lockDraft(tx, input.draftId);
      const asOfDay = input.asOfDay ?? tx.today;
      if (asOfDay > tx.today) return refused({ code: 'DAY_TO_COME' });
      if (!(await this.ruleSets.inForce(tx, asOfDay))) return refused({ code: 'NOTHING_IN_FORCE', asOfDay });
      const running = await tx.row<{ id: number }>("SELECT id FROM rule_set_simulations WHERE draftId = ? AND draftRevision = ? AND asOfDay = ? AND status = 'RUNNING'", [draft.id, draft.revision, asOfDay]);
      if (running) return done(running.id);
      const simulationId = await tx.insert(RuleSetSimulationRow, {
        draftId: draft.id, draftRevision: draft.revision, document: draft.document, asOfDay, status: 'RUNNING', jobId: null, lastTeacherId: 0, teacherCount: 0, causes: null,
        createdAt: tx.now, createdByAccountId: actor.accountId, endedAt: null,
      });
      await tx.run('UPDATE rule_set_simulations SET jobId = ? WHERE id = ?', [await enqueueJob(tx, SIMULATION_JOB, { simulationId }), simulationId]);
      return done(simulationId);
    });
  }
}
