import { ArrayMaxSize, ArrayMinSize, Length, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

import { MutationInput, payloadOf } from '../../platform/graphql/payload.js';
import { ROLL_CLOSED } from './attendance.errors.js';
import type { SessionRecord } from './attendance.read-model.js';
import { RegisterSession } from './attendance.types.js';
import { type CallRefusal, MOST_CALL_MINUTES } from './rules/second-call.js';
import type { ConfirmRefusal, HeadCountRefusal } from './second-calls.service.js';

@InputType({ description: 'A second call.' })
export class SessionCallInput extends MutationInput {
  @Field(() => ID, { description: 'The session.' }) sessionId: string;
  @Min(1) @Max(MOST_CALL_MINUTES)
  @Field(() => Int, { description: 'Minutes to answer in, 1 to 30.' }) minutes: number;
}

@InputType({ description: 'People whom staff saw at a second call.' })
export class SessionConfirmCallInput extends MutationInput {
  @Field(() => ID, { description: 'The session.' }) sessionId: string;
  @Field(() => ID, { description: 'The call.' }) callId: string;
  @ArrayMinSize(1) @ArrayMaxSize(500)
  @Field(() => [ID], { description: 'The teachers, 1 to 500; all or none are confirmed.' }) teacherIds: string[];
  @Length(0, 200)
  @Field(() => String, { description: 'Why not by a scan.' }) reason: string;
}

@InputType({ description: 'Heads counted in the room.' })
export class SessionCountHeadsInput extends MutationInput {
  @Field(() => ID, { description: 'The session.' }) sessionId: string;
  @Min(0) @Max(10_000)
  @Field(() => Int, { description: 'How many.' }) heads: number;
  @Length(0, 200)
  @Field(() => String, { description: 'How a difference from the register is explained.' }) note: string;
}

const session = { field: 'session', type: (): typeof RegisterSession => RegisterSession, description: 'The session afterwards.' };

export const sessionCallPayload = payloadOf<CallRefusal, SessionRecord>('SessionCall', session, {
  ROLL_CLOSED: () => ROLL_CLOSED,
  NOT_OPEN: () => ({ zh: '签到没有开启。二次点名要扫大屏幕上的码，请先开启签到。', en: 'Check-in is not open. A second call is answered by scanning the screen; open check-in first.' }),
  CALL_RUNNING: () => ({ zh: '上一次点名还在进行，请等它结束。', en: 'A call is running; wait until it is over.' }),
  NOBODY_HERE: () => ({ zh: '还没有人签到，不必点名。', en: 'Nobody has checked in yet.' }),
});

export const sessionConfirmCallPayload = payloadOf<ConfirmRefusal, SessionRecord>('SessionConfirmCall', session, {
  ROLL_CLOSED: () => ROLL_CLOSED,
  REASON_MISSING: () => ({ zh: '请填写原因，如“手机没电，本人在座”。', en: 'Say why, such as “phone flat, seen in his seat”.', field: 'input.reason' }),
  OWN_PRESENCE: () => ({ zh: '不能为自己确认，请其他工作人员处理。', en: 'You cannot confirm yourself; ask a colleague.' }),
  NOT_ATTENDING: () => ({ zh: '所选人员中有人没有出勤记录，请先登记出勤。', en: 'Somebody chosen is not recorded as attending; enter the presence first.' }),
});

export const sessionCountHeadsPayload = payloadOf<HeadCountRefusal, SessionRecord>('SessionCountHeads', session, {
  ROLL_CLOSED: () => ROLL_CLOSED,
  NOTE_MISSING: ({ difference }) => ({ zh: `比考勤${difference > 0 ? '多' : '少'} ${Math.abs(difference)} 人，请说明原因。`, en: `${Math.abs(difference)} ${difference > 0 ? 'more' : 'fewer'} than in the register: say why.`, field: 'input.note' }),
});
