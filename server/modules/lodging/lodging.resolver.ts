import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';

import { countyTimeOf } from '../../platform/clock.js';
import { payloadOf } from '../../platform/graphql/payload.js';
import { done, type Outcome, type Refusal } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import { codeOfMeal, type LodgingReadModel } from './lodging.read-model.js';
import { LodgingAddRoomsInput, LodgingAnswerInput, LodgingAssignInput, LodgingDesk, LodgingProposeInput, LodgingRemoveRoomInput, LodgingSetTermsInput, OwnLodging } from './lodging.types.js';
import type { RemoveRefusal, Rooms, RoomsRefusal } from './rooms.service.js';
import type { BedRefusal } from './rules/rooms.js';
import type { StayRefusal } from './rules/stay.js';
import type { Stays, TermsRefusal } from './stays.service.js';

const desk = { field: 'desk', type: () => LodgingDesk, description: 'The class.' };
const classEnded = () => ({ zh: '培训班已结业，食宿安排不再更改。', en: 'The class has ended.' });
const notAdmitted = () => ({ zh: '该教师不是本班学员。', en: 'Not a participant of this class.' });

export const lodgingSetTermsPayload = payloadOf<TermsRefusal, LodgingDesk>('LodgingSetTerms', desk, {
  NOTHING_OFFERED: () => ({ zh: '至少选一晚住宿或一餐。', en: 'Offer a night or a meal at least.', field: 'input.nights' }),
  ANSWERED_FOR: ({ people }) => ({ zh: `有 ${people} 人已选了要取消的住宿或用餐，请先请他们修改。`, en: `${people} have asked for what would be taken away; let them change it first.`, field: 'input.nights' }),
  CLASS_ENDED: classEnded,
});
export const lodgingAnswerPayload = payloadOf<StayRefusal, boolean>('LodgingAnswer', { field: 'answered', type: () => Boolean, description: 'That it was kept.' }, {
  NOT_ADMITTED: notAdmitted, CLASS_ENDED: classEnded,
  ANSWERS_CLOSED: ({ answerBy }) => ({ zh: `食宿登记已于 ${countyTimeOf(answerBy)} 截止，请联系班主任。`, en: `Answers closed at ${countyTimeOf(answerBy)}; ask the coordinator.` }),
  NOT_OFFERED: () => ({ zh: '所选住宿或用餐不在安排之内，请刷新后重选。', en: 'That night or meal is not offered; look again.', field: 'input.nights' }),
  DIET_UNNAMED: () => ({ zh: '请写明忌口。', en: 'Say what you do not eat.', field: 'input.dietNote' }),
});
export const lodgingAddRoomsPayload = payloadOf<RoomsRefusal, LodgingDesk>('LodgingAddRooms', desk, { ROOM_TWICE: ({ room }) => ({ zh: `房间“${room}”已在列表中。`, en: `Room ${room} is on the list already.`, field: 'input.rooms' }) });
export const lodgingRemoveRoomPayload = payloadOf<RemoveRefusal, LodgingDesk>('LodgingRemoveRoom', desk, { ROOM_IN_USE: ({ people }) => ({ zh: `房间里还有 ${people} 人，请先换到别的房间。`, en: `${people} sleep there; move them first.` }) });
export const lodgingAssignPayload = payloadOf<BedRefusal, LodgingDesk>('LodgingAssign', desk, {
  NOT_ADMITTED: notAdmitted,
  NOT_STAYING: () => ({ zh: '该学员没有登记住宿，请先登记。', en: 'This participant did not ask for a bed.' }),
  ROOM_FULL: ({ room }) => ({ zh: `${room} 已住满。`, en: `${room} is full.`, field: 'input.roomId' }),
  ROOM_FOR_OTHERS: ({ room }) => ({ zh: `${room} 不安排该性别。`, en: `${room} is for others.`, field: 'input.roomId' }),
  ROOM_MIXED: ({ room }) => ({ zh: `${room} 已住异性。`, en: `${room} has people of the other sex.`, field: 'input.roomId' }),
});
export const lodgingProposePayload = payloadOf<never, number>('LodgingPropose', { field: 'given', type: () => Int, description: 'How many got a bed.' }, {});

@Resolver()
export class LodgingResolver {
  constructor(private readonly stays: Stays, private readonly rooms: Rooms, private readonly readModel: LodgingReadModel) {}

  @Query(() => LodgingDesk, { nullable: true, description: 'Lodging and meals of a class.' })
  cohortLodging(@Arg('cohortId', () => ID, { description: 'Which class.' }) cohortId: string): Promise<LodgingDesk | null> {
    return this.readModel.desk(Number(cohortId));
  }

  @Query(() => [OwnLodging], { description: 'What classes of the viewer offer, 20 at most.' })
  viewerLodging(@Ctx() { actor }: RequestContext): Promise<OwnLodging[]> {
    return this.readModel.own(actor.teacherId ?? 0);
  }

  @Mutation(() => lodgingSetTermsPayload.type, { description: 'Says which nights and meals a class offers, and until when participants answer.' })
  async lodgingSetTerms(@Arg('input', () => LodgingSetTermsInput, { description: 'What.' }) input: LodgingSetTermsInput, @Ctx() context: RequestContext): Promise<object> {
    return lodgingSetTermsPayload.from(await this.read(this.stays.setTerms(context.actor, { ...input, meals: input.meals.map(codeOfMeal) })), context.locale);
  }

  @Mutation(() => lodgingAnswerPayload.type, { description: 'Says which nights and meals a participant takes; the last answer counts.' })
  async lodgingAnswer(@Arg('input', () => LodgingAnswerInput, { description: 'What he says.' }) input: LodgingAnswerInput, @Ctx() context: RequestContext): Promise<object> {
    const outcome = await this.stays.answer(context.actor, { ...input, meals: input.meals.map(codeOfMeal) });
    return lodgingAnswerPayload.from(outcome.done ? done(true) : outcome, context.locale);
  }

  @Mutation(() => lodgingAddRoomsPayload.type, { description: 'Adds rooms, all or none.' })
  async lodgingAddRooms(@Arg('input', () => LodgingAddRoomsInput, { description: 'Which.' }) input: LodgingAddRoomsInput, @Ctx() context: RequestContext): Promise<object> {
    return lodgingAddRoomsPayload.from(await this.read(this.rooms.add(context.actor, input)), context.locale);
  }

  @Mutation(() => lodgingRemoveRoomPayload.type, { description: 'Takes an empty room off the list.' })
  async lodgingRemoveRoom(@Arg('input', () => LodgingRemoveRoomInput, { description: 'Which.' }) input: LodgingRemoveRoomInput, @Ctx() context: RequestContext): Promise<object> {
    return lodgingRemoveRoomPayload.from(await this.read(this.rooms.remove(context.actor, input)), context.locale);
  }

  @Mutation(() => lodgingAssignPayload.type, { description: 'Puts a participant into a room, or frees his bed.' })
  async lodgingAssign(@Arg('input', () => LodgingAssignInput, { description: 'Who and where.' }) input: LodgingAssignInput, @Ctx() context: RequestContext): Promise<object> {
    return lodgingAssignPayload.from(await this.read(this.rooms.assign(context.actor, input)), context.locale);
  }

  @Mutation(() => lodgingProposePayload.type, { description: 'Gives beds to all who stay and have none: men and women apart, a school together, then an area. Nobody is moved.' })
  async lodgingPropose(@Arg('input', () => LodgingProposeInput, { description: 'In which class.' }) input: LodgingProposeInput, @Ctx() context: RequestContext): Promise<object> {
    return lodgingProposePayload.from(await this.rooms.propose(context.actor, input), context.locale);
  }

  private async read<R extends Refusal>(outcome: Promise<Outcome<number, R>>): Promise<Outcome<LodgingDesk, R>> {
    const told = await outcome;
    return told.done ? done(await this.readModel.desk(told.value) as LodgingDesk) : told;
  }
}
