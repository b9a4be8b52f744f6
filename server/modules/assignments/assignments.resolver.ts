import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { type Page, PageArg, PageInput } from '../../platform/graphql/payload.js';
import { done, type Outcome, type Refusal } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import { assignmentAppointPayload, assignmentComparePayload, assignmentCreatePayload, assignmentEditPayload, cohortRecordAssignmentsPayload } from './assignments.payloads.js';
import type { AssignmentsReadModel } from './assignments.read-model.js';
import type { Assignments } from './assignments.service.js';
import {
  AssignmentAppointMarkersInput, AssignmentChoice, AssignmentCreateInput, AssignmentDesk, AssignmentEditInput, type AssignmentLine, AssignmentLineFilter, AssignmentLinePage, AssignmentMarker, type AssignmentOutcome, AssignmentOutcomePage, AssignmentOutcomes, CohortRecordAssignmentsInput,
} from './assignments.types.js';
import type { Comparisons } from './similarity.job.js';

/** The centre's side of assignments. */
@Resolver(() => AssignmentOutcomes)
export class AssignmentsResolver {
  constructor(private readonly service: Assignments, private readonly comparisons: Comparisons, private readonly readModel: AssignmentsReadModel) {}

  @Query(() => [AssignmentDesk], { description: 'The assignments of a cohort, by due time.' })
  cohortAssignments(@Arg('cohortId', () => ID, { description: 'Which cohort.' }) cohortId: string): Promise<AssignmentDesk[]> {
    return this.readModel.desks(Number(cohortId));
  }

  @Query(() => AssignmentDesk, { nullable: true, description: 'One assignment as the centre runs it.' })
  assignmentDesk(@Arg('id', () => ID, { description: 'Which one.' }) id: string): Promise<AssignmentDesk | null> {
    return this.readModel.desk(Number(id));
  }

  @Query(() => AssignmentLinePage, { description: 'The participants with what they handed in, by school and name.' })
  assignmentLines(
    @Arg('id', () => ID, { description: 'Which assignment.' }) id: string,
    @PageArg(50) page: PageInput,
    @Arg('filter', () => AssignmentLineFilter, { description: 'Which participants.', defaultValue: {} }) filter: AssignmentLineFilter,
  ): Promise<Page<AssignmentLine>> {
    return this.readModel.lines(Number(id), filter, page);
  }

  @Query(() => [AssignmentMarker], { description: 'Accounts that may be appointed to mark, by name, 50 at most.' })
  assignmentMarkerChoices(@Arg('search', () => String, { nullable: true, description: 'Part of the name or login name.' }) search: string | null): Promise<AssignmentMarker[]> {
    return this.readModel.markerChoices(search);
  }

  @Query(() => AssignmentOutcomes, { description: 'What the assignments of a cohort come to now, participant by participant, with the reasons. Writes nothing.' })
  async cohortAssignmentOutcomes(@Arg('cohortId', () => ID, { description: 'Which cohort.' }) cohortId: string, @Ctx() context: RequestContext): Promise<AssignmentOutcomes> {
    const all = await this.readModel.outcomes(Number(cohortId), context.locale);
    const count = (wanted: string | null): number => all.filter(({ assessment }) => assessment === wanted).length;
    return { passed: count('PASSED'), failed: count('FAILED'), unknown: count(null), all };
  }

  @FieldResolver(() => AssignmentOutcomePage, { description: 'The participants, by school and name.' })
  lines(@Root() { all }: AssignmentOutcomes, @PageArg(50) page: PageInput): Page<AssignmentOutcome> {
    return { items: all.slice(page.offset, page.offset + page.limit), totalCount: all.length };
  }

  @Mutation(() => assignmentCreatePayload.type, { description: 'Sets an assignment for a cohort.' })
  async assignmentCreate(@Arg('input', () => AssignmentCreateInput, { description: 'The assignment.' }) input: AssignmentCreateInput, @Ctx() context: RequestContext): Promise<object> {
    return assignmentCreatePayload.from(await this.shown(await this.service.create(context.actor, input)), context.locale);
  }

  @Mutation(() => assignmentEditPayload.type, { description: 'Changes an assignment; what marks are given by stands from the first hand-in.' })
  async assignmentEdit(@Arg('input', () => AssignmentEditInput, { description: 'The assignment.' }) input: AssignmentEditInput, @Ctx() context: RequestContext): Promise<object> {
    return assignmentEditPayload.from(await this.shown(await this.service.edit(context.actor, input)), context.locale);
  }

  @Mutation(() => assignmentAppointPayload.type, { description: 'Appoints the markers from now on and shares out what is to be marked; nobody is given his own.' })
  async assignmentAppointMarkers(@Arg('input', () => AssignmentAppointMarkersInput, { description: 'The markers.' }) input: AssignmentAppointMarkersInput, @Ctx() context: RequestContext): Promise<object> {
    return assignmentAppointPayload.from(await this.shown(await this.service.appoint(context.actor, input)), context.locale);
  }

  @Mutation(() => assignmentComparePayload.type, { description: 'Compares its hand-ins with each other and with those of all other classes, by a job: see comparingJobId.' })
  async assignmentCompare(@Arg('input', () => AssignmentChoice, { description: 'Which one.' }) input: AssignmentChoice, @Ctx() context: RequestContext): Promise<object> {
    return assignmentComparePayload.from(await this.shown(await this.comparisons.start(context.actor, input)), context.locale);
  }

  @Mutation(() => cohortRecordAssignmentsPayload.type, { description: 'Enters what the assignments come to as the assessment of the participants; who is not known yet is left as he is.' })
  async cohortRecordAssignments(@Arg('input', () => CohortRecordAssignmentsInput, { description: 'Which cohort.' }) input: CohortRecordAssignmentsInput, @Ctx() context: RequestContext): Promise<object> {
    return cohortRecordAssignmentsPayload.from(await this.service.recordOutcomes(context.actor, input), context.locale);
  }

  private async shown<R extends Refusal>(outcome: Outcome<number, R>): Promise<Outcome<AssignmentDesk, R>> {
    return outcome.done ? done(await this.readModel.desk(outcome.value) as AssignmentDesk) : outcome;
  }
}
