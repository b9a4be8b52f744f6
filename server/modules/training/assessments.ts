import { notFound } from '../../platform/errors.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { Actor } from '../accounts/index.js';
import { LockedCohort } from './locked-cohort.js';
import type { Assessment, CohortStatus } from './rules/vocabulary.js';

export type AssessmentRefusal =
  | { readonly code: 'COHORT_ENDED'; readonly status: CohortStatus }
  | { readonly code: 'OWN_ASSESSMENT' };

/**
 * Enters results of the assessment by registration, null taking one back; answers how many. The cohort is locked.
 *
 * @throws RequestError NOT_FOUND when one of them is no participant.
 */
export async function recordAssessments(tx: Tx, actor: Actor, cohortId: number, wanted: ReadonlyMap<number, Assessment | null>): Promise<Outcome<number, AssessmentRefusal>> {
  const { row } = await LockedCohort.of(tx, cohortId);
  if (row.status === 'CLOSING' || row.status === 'CLOSED') return refused({ code: 'COHORT_ENDED', status: row.status });
  const known = await tx.rows<{ id: number; teacherId: number }>("SELECT id, teacherId FROM registrations WHERE cohortId = ? AND status = 'ADMITTED' AND id IN (?)", [row.id, [...wanted.keys()]]);
  if (known.length !== wanted.size) throw notFound({ zh: '学员', en: 'participant' });
  if (actor.teacherId !== null && known.some((each) => each.teacherId === actor.teacherId)) return refused({ code: 'OWN_ASSESSMENT' });
  for (const assessment of ['PASSED', 'FAILED', null] as const) {
    const ids = [...wanted].filter(([, result]) => result === assessment).map(([id]) => id);
    if (ids.length === 0) continue;
    await tx.run('UPDATE registrations SET assessment = ?, changedAt = ? WHERE id IN (?)', [assessment, tx.now, ids]);
    tx.audit({ action: 'cohort.enterAssessments', subjectType: 'Cohort', subjectId: row.id, details: { assessment, registrations: ids } });
  }
  return done(wanted.size);
}
