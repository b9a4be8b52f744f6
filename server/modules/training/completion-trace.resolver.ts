import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';

import type { Reader } from '../../platform/data/sql.js';
import type { RequestContext } from '../accounts/index.js';
import type { Attendance } from '../attendance/index.js';
import { termsOf } from './completion-lines.js';
import { CompletionTrace } from './completion-trace.types.js';
import { completionOf, refusedFromMinutes } from './rules/completion.js';
import type { ProgrammeRow } from './training.entities.js';
import { readsCompletions } from './training.policy.js';

@Resolver()
export class CompletionTraceResolver {
  constructor(private readonly reader: Reader, private readonly attendance: Attendance) {}

  @Query(() => CompletionTrace, { nullable: true, description: 'The attendance gate of one participant with every session behind it; a teacher sees his own. Null when he is not in the cohort.' })
  async completionTrace(
    @Arg('cohortId', () => ID, { description: 'The cohort.' }) cohortId: string,
    @Arg('teacherId', () => ID, { description: 'The participant.' }) teacherId: string,
    @Ctx() context: RequestContext,
  ): Promise<CompletionTrace | null> {
    if (!readsCompletions(context.actor) && context.actor.teacherId !== Number(teacherId)) return null;
    const found = await this.reader.row<ProgrammeRow & { rollId: number }>(
      "SELECT p.*, c.rollId FROM registrations r JOIN cohorts c ON c.id = r.cohortId JOIN programmes p ON p.id = c.programmeId WHERE r.cohortId = ? AND r.teacherId = ? AND r.status = 'ADMITTED'", [Number(cohortId), Number(teacherId)]);
    if (!found) return null;
    const sessions = (await this.attendance.traceOf(this.reader, found.rollId, Number(teacherId))).map((each) => ({ ...each, absentMinutes: each.counts ? each.durationMinutes - each.presentMinutes : 0 }));
    const sum = (minutes: readonly number[]): number => minutes.reduce((total, each) => total + each, 0);
    const terms = termsOf(found);
    const plannedMinutes = sum(sessions.map((each) => each.durationMinutes));
    const requiredMinutes = sum(sessions.filter((each) => each.counts).map((each) => each.durationMinutes));
    const absentMinutes = sum(sessions.map((each) => each.absentMinutes));
    const excusedMinutes = sum(sessions.map((each) => (each.counts ? each.excusedMinutes : 0)));
    const { reason } = completionOf({ ...terms, requiredMinutes, absentMinutes, excusedMinutes, assessmentRequired: false, assessment: null });
    return { ...terms, requiredMinutes, absentMinutes, excusedMinutes, plannedMinutes, refusedFromMinutes: refusedFromMinutes({ ...terms, requiredMinutes: plannedMinutes }), passes: reason !== 'ABSENT_TOO_LONG', sessions };
  }
}
