import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';

import { payloadOf } from '../../platform/graphql/payload.js';
import { done, type Outcome, type Refusal } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import type { Hosts, MentorRefusal } from './hosts.service.js';
import type { PlacementsReadModel } from './placements.read-model.js';
import { OwnPlacement, PlacementAddHostInput, PlacementAssignInput, PlacementDesk, PlacementProposeInput, PlacementSetMentorInput } from './placements.types.js';
import type { Places, ProposeRefusal } from './places.service.js';
import type { HostRefusal, PlaceRefusal } from './rules/placement.js';

const desk = { field: 'desk', type: () => PlacementDesk, description: 'The class.' };
const classEnded = () => ({ zh: '培训班已结业，跟岗安排不再更改。', en: 'The class has ended.' });
const mentorTwice = ({ name }: { name: string }) => ({ zh: `导师“${name}”填了两次。`, en: `Mentor ${name} is there already.`, field: 'input.name' });

export const placementAddHostPayload = payloadOf<HostRefusal, PlacementDesk>('PlacementAddHost', desk, {
  NOT_SHADOWING: () => ({ zh: '只有影子培训项目的班安排跟岗。', en: 'Only classes of a shadowing programme have placements.' }),
  CLASS_ENDED: classEnded,
  HOST_TWICE: () => ({ zh: '该校已是本班的跟岗学校。', en: 'This school is a host of the class already.', field: 'input.schoolId' }),
  DAY_OUTSIDE: ({ startsOn, endsOn }) => ({ zh: `跟岗日期须在培训班起止日期之内（${startsOn} 至 ${endsOn}）。`, en: `Days must lie within those of the class (${startsOn} to ${endsOn}).`, field: 'input.days' }),
  MENTOR_TWICE: mentorTwice,
});
export const placementSetMentorPayload = payloadOf<MentorRefusal, PlacementDesk>('PlacementSetMentor', desk, {
  CLASS_ENDED: classEnded, MENTOR_TWICE: mentorTwice,
  BELOW_USED: ({ used }) => ({ zh: `该导师已安排 ${used} 人，名额不能少于已安排的人数。`, en: `${used} are placed there; there cannot be fewer places.`, field: 'input.capacity' }),
});
export const placementAssignPayload = payloadOf<PlaceRefusal, PlacementDesk>('PlacementAssign', desk, {
  CLASS_ENDED: classEnded,
  NOT_ADMITTED: () => ({ zh: '该教师不是本班学员。', en: 'Not a participant of this class.' }),
  OWN_SCHOOL: () => ({ zh: '不能安排到学员本人所在的学校。', en: 'Nobody is placed at his own school.', field: 'input.mentorId' }),
  HAS_BEEN_THERE: () => ({ zh: '原跟岗学校已确认过出勤，换校后这些出勤不再计入，不能更换。', en: 'The host has confirmed days already; they would count no longer.', field: 'input.mentorId' }),
  MENTOR_FULL: ({ name, capacity }) => ({ zh: `${name} 的 ${capacity} 个名额已满。`, en: `All ${capacity} places of ${name} are taken.`, field: 'input.mentorId' }),
});
export const placementProposePayload = payloadOf<ProposeRefusal, number>('PlacementPropose', { field: 'given', type: () => Int, description: 'How many got a place.' }, { CLASS_ENDED: classEnded });

@Resolver()
export class PlacementsResolver {
  constructor(private readonly hosts: Hosts, private readonly places: Places, private readonly readModel: PlacementsReadModel) {}

  @Query(() => PlacementDesk, { nullable: true, description: 'Host schools, mentors and placements of a class.' })
  cohortPlacements(@Arg('cohortId', () => ID, { description: 'Which class.' }) cohortId: string): Promise<PlacementDesk | null> {
    return this.readModel.desk(Number(cohortId));
  }

  @Query(() => [OwnPlacement], { description: 'Where the viewer is placed in his shadowing classes, 20 at most.' })
  viewerPlacements(@Ctx() { actor }: RequestContext): Promise<OwnPlacement[]> {
    return this.readModel.own(actor.teacherId ?? 0);
  }

  @Mutation(() => placementAddHostPayload.type, { description: 'Takes in a host school with its mentors; its register gets one session a day.' })
  async placementAddHost(@Arg('input', () => PlacementAddHostInput, { description: 'Which.' }) input: PlacementAddHostInput, @Ctx() context: RequestContext): Promise<object> {
    return placementAddHostPayload.from(await this.read(this.hosts.add(context.actor, input)), context.locale);
  }

  @Mutation(() => placementSetMentorPayload.type, { description: 'Adds a mentor to a host, or changes one.' })
  async placementSetMentor(@Arg('input', () => PlacementSetMentorInput, { description: 'Who.' }) input: PlacementSetMentorInput, @Ctx() context: RequestContext): Promise<object> {
    return placementSetMentorPayload.from(await this.read(this.hosts.setMentor(context.actor, input)), context.locale);
  }

  @Mutation(() => placementAssignPayload.type, { description: 'Places a participant with a mentor, or frees his place.' })
  async placementAssign(@Arg('input', () => PlacementAssignInput, { description: 'Who and where.' }) input: PlacementAssignInput, @Ctx() context: RequestContext): Promise<object> {
    return placementAssignPayload.from(await this.read(this.places.assign(context.actor, input)), context.locale);
  }

  @Mutation(() => placementProposePayload.type, { description: 'Places those who have no place, by subject and stage. Nobody is moved.' })
  async placementPropose(@Arg('input', () => PlacementProposeInput, { description: 'In which class.' }) input: PlacementProposeInput, @Ctx() context: RequestContext): Promise<object> {
    return placementProposePayload.from(await this.places.propose(context.actor, input), context.locale);
  }

  private async read<R extends Refusal>(outcome: Promise<Outcome<number, R>>): Promise<Outcome<PlacementDesk, R>> {
    const told = await outcome;
    return told.done ? done(await this.readModel.desk(told.value) as PlacementDesk) : told;
  }
}
