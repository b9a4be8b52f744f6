import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput, payloadOf } from '../../platform/graphql/payload.js';
import { InstantScalar } from '../../platform/graphql/scalars.js';
import { ROLL_CLOSED } from './attendance.errors.js';
import type { WithSession } from './attendance.read-model.js';
import { PresenceStatusEnum, RegisterSession } from './attendance.types.js';
import type { PunchEffect, PunchImportRefusal } from './punch-imports.service.js';
import type { PresenceStatus } from './rules/attendance-minutes.js';

export const PunchEffectEnum: { [E in PunchEffect]: E } = { STANDS: 'STANDS', CHANGED: 'CHANGED', NEW: 'NEW', SAME: 'SAME' };
registerEnumType(PunchEffectEnum, { name: 'PunchEffect', description: 'What an import does to somebody: his entry by hand stands, his presence changes, he becomes present, or nothing changes.' });

@ObjectType('PunchedPerson', { description: 'Somebody in the file of a sign-in machine, and what becomes of him.' })
export class PunchedPersonType {
  @Field(() => ID, { description: 'The teacher.' }) teacherId: number;
  @Field(() => String, { description: 'Teacher number.' }) number: string;
  @Field(() => String, { description: 'Name.' }) name: string;
  @Field(() => InstantScalar, { description: 'The first punch around the session.' }) firstAt: string;
  @Field(() => InstantScalar, { description: 'The last one; the same when there is one.' }) lastAt: string;
  @Field(() => PunchEffectEnum, { description: 'What the import does.' }) effect: PunchEffect;
  @Field(() => PresenceStatusEnum, { description: 'What the register says afterwards.' }) status: PresenceStatus;
  @Field(() => Int, { description: 'Minutes that count afterwards.' }) presentMinutes: number;
}

@ObjectType('PunchProblem', { description: 'A cell that cannot be read; its line is left out.' })
export class PunchProblemType {
  @Field(() => String, { description: 'Cell such as C7.' }) address: string;
  @Field(() => String, { description: 'What stands there.' }) found: string;
  @Field(() => String, { description: 'What is wrong.' }) reason: string;
}

@ObjectType('PunchSheetCheck', { description: "The dry run of a sign-in machine's file." })
export class PunchSheetCheck {
  @Field(() => InstantScalar, { description: 'Punches from here on belong to the session.' }) from: string;
  @Field(() => InstantScalar, { description: 'Until here.' }) until: string;
  @Field(() => Int, { description: 'Punches around the session.' }) punches: number;
  @Field(() => Int, { description: 'Times of other days or sessions, which are passed over.' }) elsewhere: number;
  @Field(() => Int, { description: 'People who become present.' }) fresh: number;
  @Field(() => Int, { description: 'People whose presence changes.' }) changed: number;
  @Field(() => Int, { description: 'People for whom nothing changes.' }) same: number;
  @Field(() => Int, { description: 'People whose entry by hand stands.' }) standing: number;
  @Field(() => [PunchedPersonType], { description: 'The people, those whose entry stands first; at most 200.' }) people: PunchedPersonType[];
  @Field(() => Int, { description: 'Cells that cannot be read.' }) problemCount: number;
  @Field(() => [PunchProblemType], { description: 'Those cells; at most 200.' }) problems: PunchProblemType[];
}

@InputType({ description: "A sign-in machine's file to count into a register." })
export class SessionImportPunchesInput extends MutationInput {
  @Field(() => ID, { description: 'The session.' }) sessionId: string;
  @Field(() => ID, { description: "The file, uploaded as 'punches'." }) fileId: string;
  @Field(() => Boolean, { description: 'Count the rest when cells cannot be read; otherwise nothing is counted.', defaultValue: false }) leavesOutProblems: boolean = false;
}

@ObjectType('SessionImportPunchesResult', { description: 'What an import did.' })
export class SessionImportPunchesResult {
  @Field(() => RegisterSession, { description: 'The session afterwards.' }) session: RegisterSession;
  @Field(() => Int, { description: 'People whose presence is new or changed.' }) counted: number;
  @Field(() => Int, { description: 'People for whom nothing changed.' }) unchanged: number;
  @Field(() => Int, { description: 'People whose entry by hand stands.' }) standing: number;
  @Field(() => Int, { description: 'Cells that could not be read.' }) leftOut: number;
}

export const sessionImportPunchesPayload = payloadOf<PunchImportRefusal, WithSession<SessionImportPunchesResult>>('SessionImportPunches', { field: 'result', type: () => SessionImportPunchesResult, description: 'What was counted.' }, {
  ROLL_CLOSED: () => ROLL_CLOSED,
  FILE_HAS_PROBLEMS: ({ problems }) => ({ zh: `表中有 ${problems} 处不能计入，本次没有改动任何人。请改正后重传，或选择跳过这些行。`, en: `${problems} cells cannot be counted; nobody was changed. Mend them and upload again, or choose to leave these lines out.`, field: 'input.fileId' }),
});
