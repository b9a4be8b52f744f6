import { Length } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput, pageOf, payloadOf } from '../../platform/graphql/payload.js';
import { DayScalar, InstantScalar } from '../../platform/graphql/scalars.js';
import { StageEnum, SubjectEnum } from '../teachers/index.js';
import { SelectionEntry } from './entries.types.js';
import type { DecisionRefusal, FilingRefusal } from './objections.service.js';

export const ObjectionStatusEnum = { OPEN: 'OPEN', UPHELD: 'UPHELD', DISMISSED: 'DISMISSED' } as const;
registerEnumType(ObjectionStatusEnum, { name: 'SelectionObjectionStatus', description: 'Whether an objection waits for its decision, was upheld or dismissed.' });

@ObjectType('PublicNoticeLine', { description: 'A line of a published list.' })
export class PublicNoticeLine {
  @Field(() => ID, { description: 'The entry, to name it in an objection.' }) entryId: number;
  @Field(() => Int, { description: 'Its number in the list.' }) ordinal: number;
  @Field(() => String, { description: 'The name, masked where the round says so.' }) name: string;
  @Field(() => String, { description: 'The school in Chinese.' }) school: string;
  @Field(() => String, { description: 'The school in English or pinyin.' }) schoolEn: string;
  @Field(() => SubjectEnum, { description: 'Subject.' }) subject: string;
  @Field(() => StageEnum, { description: 'Stage taught.' }) stage: string;
  @Field(() => String, { description: 'Title of the work.' }) work: string;
  @Field(() => Boolean, { description: 'Whether it was struck after an objection.' }) struck: boolean;
}

@ObjectType('PublicNotice', { description: 'The result of a round as anybody may read it, in the order of the places.' })
export class PublicNotice {
  @Field(() => ID, { description: 'The round.' }) roundId: number;
  @Field(() => String, { description: "The round's title in Chinese." }) title: string;
  @Field(() => String, { description: "The round's title in English." }) titleEn: string;
  @Field(() => String, { description: 'The honour in Chinese.' }) honourTitle: string;
  @Field(() => String, { description: 'The honour in English.' }) honourTitleEn: string;
  @Field(() => Int, { description: 'The year.' }) year: number;
  @Field(() => DayScalar, { description: 'First day.' }) startsOn: string;
  @Field(() => DayScalar, { description: 'Last day.' }) endsOn: string;
  @Field(() => Boolean, { description: 'Whether objections are taken today.' }) takesObjections: boolean;
  @Field(() => Boolean, { description: 'Whether the result is final.' }) concluded: boolean;
  noticeId: number;
  namesMasked: boolean;
}

export const PublicNoticePage = pageOf<PublicNotice>('PublicNotice', () => PublicNotice);

@ObjectType('PublicObjection', { description: 'What became of an objection, for whoever holds its receipt.' })
export class PublicObjection {
  @Field(() => String, { description: 'Its receipt number.' }) receipt: string;
  @Field(() => ObjectionStatusEnum, { description: 'Where it is.' }) status: string;
  @Field(() => String, { nullable: true, description: 'The decision and its reason.' }) decision: string | null;
  @Field(() => InstantScalar, { description: 'When it was filed.' }) createdAt: string;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was decided.' }) decidedAt: string | null;
}

@ObjectType('SelectionObjection', { description: 'An objection. Who filed it is sealed.' })
export class SelectionObjection {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => String, { description: 'Its receipt number.' }) receipt: string;
  @Field(() => SelectionEntry, { nullable: true, description: 'The entry it is about; null when it is about the list.' }) entry: SelectionEntry | null;
  @Field(() => String, { description: 'What is objected.' }) text: string;
  @Field(() => ObjectionStatusEnum, { description: 'Where it is.' }) status: string;
  @Field(() => String, { nullable: true, description: 'The decision and its reason.' }) decision: string | null;
  @Field(() => InstantScalar, { description: 'When it was filed.' }) createdAt: string;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was decided.' }) decidedAt: string | null;
}

export const SelectionObjectionPage = pageOf<SelectionObjection>('SelectionObjection', () => SelectionObjection);

@ObjectType('ObjectionSender', { description: 'Who filed an objection.' })
export class ObjectionSender {
  @Field(() => String, { description: 'The name given.' }) name: string;
  @Field(() => String, { description: 'How to reach the sender.' }) contact: string;
}

@InputType({ description: 'An objection, under a name.' })
export class PublicObjectionFileInput extends MutationInput {
  @Field(() => ID, { description: 'The round of the notice.' }) roundId: string;
  @Field(() => ID, { nullable: true, description: 'The entry it is about; none for the list as a whole.' }) entryId?: string | null;
  @Length(10, 2000) @Field(() => String, { description: 'What is objected, with facts that can be looked into.' }) text: string;
  @Length(2, 60) @Field(() => String, { description: 'The name; sealed, and opened only for the inquiry.' }) name: string;
  @Length(5, 100) @Field(() => String, { description: 'A telephone number or an address; sealed likewise.' }) contact: string;
}

@InputType({ description: 'A decision on an objection.' })
export class SelectionObjectionDecideInput extends MutationInput {
  @Field(() => ID, { description: 'Which objection.' }) objectionId: string;
  @Field(() => Boolean, { description: 'Whether it is upheld.' }) uphold: boolean;
  @Field(() => Boolean, { description: 'Whether the entry is struck from the list; only when upheld.', defaultValue: false }) strike: boolean;
  @Length(2, 1000) @Field(() => String, { description: 'The decision and its reason, for the sender.' }) decision: string;
}

@InputType({ description: 'Whose name to open, and why.' })
export class SelectionObjectionRevealInput extends MutationInput {
  @Field(() => ID, { description: 'Which objection.' }) objectionId: string;
  @Length(4, 300) @Field(() => String, { description: 'Why; written to the audit log.' }) reason: string;
}

export const publicObjectionFilePayload = payloadOf<FilingRefusal, string>('PublicObjectionFile', { field: 'receipt', type: () => String, description: 'The receipt number; whoever holds it can ask what became of the objection.' }, {
  NOT_RUNNING: () => ({ zh: '不在公示期内，不再受理异议。', en: 'The notice is not running; objections are not taken.' }),
  NOT_ON_LIST: () => ({ zh: '所选参评人不在公示名单中。', en: 'This entry is not on the published list.', field: 'input.entryId' }),
  TOO_MANY: () => ({ zh: '同一网络提交的异议过多，请一小时后再试，或直接联系县师训中心。', en: 'Too many objections came from your network. Try again in an hour, or contact the training centre.' }),
});
export const selectionObjectionDecidePayload = payloadOf<DecisionRefusal, SelectionObjection>('SelectionObjectionDecide', { field: 'objection', type: () => SelectionObjection, description: 'The objection.' }, {
  DECIDED_ALREADY: () => ({ zh: '这件异议已经处理。', en: 'This objection is decided already.' }),
  IS_CONCERNED: () => ({ zh: '异议涉及您本人，须由他人处理。', en: 'The objection concerns you; somebody else must decide it.' }),
  NO_ENTRY_TO_STRIKE: () => ({ zh: '该异议没有指明参评人，不能取消资格。', en: 'The objection names no entry, so none can be struck.', field: 'input.strike' }),
  CONCLUDED_ALREADY: () => ({ zh: '评选已经公布结果。如需撤销荣誉，请到荣誉名册办理。', en: 'The round is concluded. To take an honour back, use the register of honours.' }),
});
export const selectionObjectionRevealPayload = payloadOf<never, ObjectionSender>('SelectionObjectionReveal', { field: 'sender', type: () => ObjectionSender, description: 'Who filed it.' }, {});
