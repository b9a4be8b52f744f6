import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import { addDays } from '../../platform/clock.js';
import { badInput } from '../../platform/errors.js';
import { type Page, PageArg, PageInput } from '../../platform/graphql/payload.js';
import { DayScalar } from '../../platform/graphql/scalars.js';
import type { RequestContext } from '../accounts/index.js';
import { Cohort } from '../training/index.js';
import { type CalendarReadModel, MOST_DAYS } from './calendar.read-model.js';
import { CalendarFilter, CalendarSession, ClashKindEnum, PlannedClash, PlannedSessions, type SessionClash, SessionClashPage } from './calendar.types.js';
import type { ClashKind } from './rules/clashes.js';

@Resolver(() => Cohort)
export class CalendarResolver {
  constructor(private readonly readModel: CalendarReadModel) {}

  @Query(() => [CalendarSession], { description: `Sessions of up to ${MOST_DAYS} days in the order of time. Schools and areas see what is past the draft and concerns them.` })
  calendarSessions(
    @Arg('from', () => DayScalar, { description: 'First day.' }) from: string,
    @Arg('to', () => DayScalar, { description: 'Last day.' }) to: string,
    @Arg('filter', () => CalendarFilter, { description: 'Which ones.', defaultValue: {} }) filter: CalendarFilter,
    @Ctx() { actor }: RequestContext,
  ): Promise<CalendarSession[]> {
    withinLimit(from, to);
    return this.readModel.sessions(actor, from, to, filter);
  }

  @Query(() => SessionClashPage, { description: 'Rooms, lecturers and teachers that are in two places at once, in the order of time.' })
  sessionClashes(
    @Arg('from', () => DayScalar, { description: 'First day.' }) from: string,
    @Arg('to', () => DayScalar, { description: 'Last day.' }) to: string,
    @Arg('kind', () => ClashKindEnum, { nullable: true, description: 'Only of this kind.' }) kind: ClashKind | null,
    @PageArg() page: PageInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<Page<SessionClash>> {
    withinLimit(from, to);
    return this.readModel.clashes(actor, from, to, kind, page);
  }

  @Query(() => [PlannedClash], { description: 'What sessions would clash with, before they are planned. Nothing is refused: two halves of a hall may do.' })
  plannedClashes(@Arg('planned', () => PlannedSessions, { description: 'The sessions.' }) planned: PlannedSessions): Promise<PlannedClash[]> {
    return this.readModel.planned(planned);
  }

  @FieldResolver(() => [PlannedClash], { description: 'What its sessions clash with; asked for with the answer of a mutation, it warns.' })
  clashes(@Root() cohort: Cohort, @Ctx() context: RequestContext): Promise<PlannedClash[]> {
    return this.readModel.ofCohort(context, cohort);
  }
}

function withinLimit(from: string, to: string): void {
  if (to < from || to > addDays(from, MOST_DAYS - 1)) throw badInput('to', { zh: `一次最多查看 ${MOST_DAYS} 天。`, en: `At most ${MOST_DAYS} days at a time.` });
}
