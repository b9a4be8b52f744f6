import { IsOptional, Length, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput, pageOf, payloadOf } from '../../platform/graphql/payload.js';
import { DayScalar, InstantScalar } from '../../platform/graphql/scalars.js';
import { School } from '../organisations/index.js';
import { Teacher } from '../teachers/index.js';
import { SelectionRules, SelectionRulesInput } from './round-rules.types.js';
import type { AmendmentRefusal, CreationRefusal, PipelineRefusal, QuotaRefusal, RulesRefusal } from './rounds.service.js';
import { type OpeningRefusal, ROUND_STATUSES, type RoundStatus } from './rules/stage-opening.js';
import { OPENING_WORDS } from './selection.words.js';

export const HonourLevelEnum = { COUNTY: 'COUNTY', CITY: 'CITY', PROVINCE: 'PROVINCE' } as const;
registerEnumType(HonourLevelEnum, { name: 'HonourLevel', description: 'Who grants an honour: county, city or province.' });
export const RoundStatusEnum = Object.fromEntries(ROUND_STATUSES.map((each) => [each, each])) as { [S in RoundStatus]: S };
registerEnumType(RoundStatusEnum, { name: 'SelectionRoundStatus', description: 'The stage that a round is in.' });

@ObjectType('SelectionPipeline', { description: 'A selection that is held again and again, such as 教学能手, and the honour that comes of it.' })
export class SelectionPipeline {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => String, { description: 'Its code.' }) code: string;
  @Field(() => String, { description: 'Its title in Chinese.' }) title: string;
  @Field(() => String, { description: 'Its title in English.' }) titleEn: string;
  @Field(() => String, { description: 'Code of the honour.' }) honourCode: string;
  @Field(() => HonourLevelEnum, { description: 'Level of the honour.' }) honourLevel: string;
  @Field(() => String, { description: 'Title of the honour in Chinese.' }) honourTitle: string;
  @Field(() => String, { description: 'Title of the honour in English.' }) honourTitleEn: string;
  @Field(() => Int, { nullable: true, description: 'Years that the honour holds; null when it does not lapse.' }) honourYears: number | null;
}

@ObjectType('SelectionMay', { description: 'Whether the viewer may do something, by the same rule that enforces it.' })
export class SelectionMay {
  @Field(() => Boolean, { description: 'Whether he may.' }) allowed: boolean;
  @Field(() => String, { nullable: true, description: 'Why not.' }) reason: string | null;
}

@ObjectType('SelectionCounts', { description: 'How far a round is.' })
export class SelectionCounts {
  @Field(() => Int, { description: 'Seats of all schools.' }) seats: number;
  @Field(() => Int, { description: 'Seats that are taken.' }) seatsUsed: number;
  @Field(() => Int, { description: 'Entries that wait for the check.' }) nominated: number;
  @Field(() => Int, { description: 'Entries given back for mending.' }) returned: number;
  @Field(() => Int, { description: 'Entries that qualified, or are judged by now.' }) qualified: number;
  @Field(() => Int, { description: 'Entries refused.' }) rejected: number;
  @Field(() => Int, { description: 'Entries withdrawn.' }) withdrawn: number;
  @Field(() => Int, { description: 'Entries awarded.' }) awarded: number;
  @Field(() => Int, { description: 'Score sheets drawn.' }) papers: number;
  @Field(() => Int, { description: 'Score sheets submitted.' }) papersSubmitted: number;
  @Field(() => Int, { description: 'Judges who sit.' }) judges: number;
  @Field(() => Int, { description: 'Objections not decided.' }) objectionsOpen: number;
}

@ObjectType('SelectionNextStage', { description: 'The stage that comes next, and whether it may be opened now.' })
export class SelectionNextStage {
  @Field(() => RoundStatusEnum, { description: 'The status the round would have.' }) status: RoundStatus;
  @Field(() => Boolean, { description: 'Whether it may be opened.' }) allowed: boolean;
  @Field(() => String, { nullable: true, description: 'Why not.' }) reason: string | null;
}

@ObjectType('SelectionRound', { description: 'One year\'s round of a selection.' })
export class SelectionRound {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => SelectionPipeline, { description: 'Of which selection.' }) pipeline: SelectionPipeline;
  @Field(() => Int, { description: 'Its year.' }) year: number;
  @Field(() => String, { description: 'Its title in Chinese.' }) title: string;
  @Field(() => String, { description: 'Its title in English.' }) titleEn: string;
  @Field(() => RoundStatusEnum, { description: 'The stage it is in.' }) status: RoundStatus;
  @Field(() => Int, { description: 'Grows with every amendment.' }) version: number;
  @Field(() => SelectionRules, { description: 'Stages, eligibility, quota, rubric, judging, awards and notice.' }) rules: SelectionRules;
  @Field(() => String, { nullable: true, description: "SHA-256 of the draw's seed, committed as nominations opened." }) seedHash: string | null;
  @Field(() => String, { nullable: true, description: "The draw's seed, revealed with the result." }) seed?: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'When nominations opened.' }) openedAt: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was concluded.' }) concludedAt: string | null;
  @Field(() => DayScalar, { nullable: true, description: 'First day of the public notice.' }) noticeStartsOn: string | null;
  @Field(() => DayScalar, { nullable: true, description: 'Last day of the public notice.' }) noticeEndsOn: string | null;
}

export const SelectionRoundPage = pageOf<SelectionRound>('SelectionRound', () => SelectionRound);

@InputType({ description: 'Which rounds; conditions add up.' })
export class SelectionRoundFilter {
  @Field(() => Int, { nullable: true, description: 'Only of this year.' }) year?: number | null;
  @Field(() => RoundStatusEnum, { nullable: true, description: 'Only in this stage.' }) status?: RoundStatus | null;
  @Field(() => ID, { nullable: true, description: 'Only of this selection.' }) pipelineId?: string | null;
}

@ObjectType('SelectionQuota', { description: 'How many a school may nominate in a round.' })
export class SelectionQuota {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => School, { description: 'The school.' }) school: School;
  @Field(() => Int, { description: 'Seats.' }) seats: number;
  @Field(() => Int, { description: 'Seats taken.' }) used: number;
  @Field(() => Int, { description: 'Seats left.' }) left: number;
  @Field(() => Boolean, { description: 'Set by hand.' }) overridden: boolean;
}

export const SelectionQuotaPage = pageOf<SelectionQuota>('SelectionQuota', () => SelectionQuota);

@ObjectType('SelectionReason', { description: 'Why a teacher may not be nominated.' })
export class SelectionReason {
  @Field(() => String, { description: 'The reason, for programs.' }) code: string;
  @Field(() => String, { description: "The reason, in the request's language." }) message: string;
}

@ObjectType('SelectionCandidate', { description: 'A teacher of the viewer\'s schools, and whether he may be nominated.' })
export class SelectionCandidate {
  @Field(() => Teacher, { description: 'The teacher.' }) teacher: Teacher;
  @Field(() => Boolean, { description: 'Whether he meets the rules.' }) eligible: boolean;
  @Field(() => [SelectionReason], { description: 'Everything that keeps him out.' }) reasons: SelectionReason[];
}

export const SelectionCandidatePage = pageOf<SelectionCandidate>('SelectionCandidate', () => SelectionCandidate);

@InputType({ description: 'A new selection.' })
export class SelectionPipelineCreateInput extends MutationInput {
  @Length(1, 40) @Field(() => String, { description: 'Its code, unique.' }) code: string;
  @Length(1, 60) @Field(() => String, { description: 'Its title in Chinese.' }) title: string;
  @Length(1, 120) @Field(() => String, { description: 'Its title in English.' }) titleEn: string;
  @Length(1, 40) @Field(() => String, { description: 'Code of the honour.' }) honourCode: string;
  @Field(() => HonourLevelEnum, { description: 'Level of the honour.' }) honourLevel: 'COUNTY' | 'CITY' | 'PROVINCE';
  @Length(1, 60) @Field(() => String, { description: 'Title of the honour in Chinese.' }) honourTitle: string;
  @Length(1, 120) @Field(() => String, { description: 'Title of the honour in English.' }) honourTitleEn: string;
  @IsOptional() @Min(1) @Max(50) @Field(() => Int, { nullable: true, description: 'Years that it holds.' }) honourYears?: number | null;
}

@InputType({ description: 'A new round.' })
export class SelectionRoundCreateInput extends MutationInput {
  @Field(() => ID, { description: 'Of which selection.' }) pipelineId: string;
  @Min(2000) @Max(2200) @Field(() => Int, { description: 'Its year.' }) year: number;
  @IsOptional() @Length(1, 120) @Field(() => String, { nullable: true, description: 'Its title in Chinese; year and selection when left out.' }) title?: string | null;
  @IsOptional() @Length(1, 200) @Field(() => String, { nullable: true, description: 'Its title in English.' }) titleEn?: string | null;
  @Field(() => SelectionRulesInput, { nullable: true, description: "Its rules; when left out, last round's, with their days moved to the year." }) rules?: SelectionRulesInput | null;
}

@InputType({ description: 'A round as it should be.' })
export class SelectionRoundAmendInput extends MutationInput {
  @Field(() => ID, { description: 'Which round.' }) roundId: string;
  @Field(() => Int, { description: 'The version that was seen.' }) version: number;
  @Length(1, 120) @Field(() => String, { description: 'Its title in Chinese.' }) title: string;
  @Length(1, 200) @Field(() => String, { description: 'Its title in English.' }) titleEn: string;
  @Field(() => SelectionRulesInput, { description: 'All its rules.' }) rules: SelectionRulesInput;
}

@InputType({ description: 'The stage to open.' })
export class SelectionRoundOpenStageInput extends MutationInput {
  @Field(() => ID, { description: 'Which round.' }) roundId: string;
  @Field(() => RoundStatusEnum, { description: 'The status it should have: the next one.' }) status: RoundStatus;
}

@InputType({ description: 'Seats of one school.' })
export class SelectionQuotaSetInput extends MutationInput {
  @Field(() => ID, { description: 'Which round.' }) roundId: string;
  @Field(() => ID, { description: 'Which school.' }) schoolId: string;
  @Min(0) @Max(500) @Field(() => Int, { description: 'How many it may nominate.' }) seats: number;
}

const round = { field: 'round', type: () => SelectionRound, description: 'The round.' };
const rulesInvalid = { RULES_INVALID: ({ problem }: RulesRefusal) => ({ ...problem.words, field: `input.rules.${problem.path}` }) };

export const selectionPipelineCreatePayload = payloadOf<PipelineRefusal, SelectionPipeline>('SelectionPipelineCreate', { field: 'pipeline', type: () => SelectionPipeline, description: 'The selection.' }, {
  CODE_TAKEN: () => ({ zh: '该代码已被使用。', en: 'This code is taken.', field: 'input.code' }),
});
export const selectionRoundCreatePayload = payloadOf<CreationRefusal, SelectionRound>('SelectionRoundCreate', round, {
  ...rulesInvalid,
  YEAR_TAKEN: ({ year }) => ({ zh: `${year} 年的评选已经建立。`, en: `There is a round of ${year} already.`, field: 'input.year' }),
});
export const selectionRoundAmendPayload = payloadOf<AmendmentRefusal, SelectionRound>('SelectionRoundAmend', round, {
  ...rulesInvalid,
  CHANGED_MEANWHILE: () => ({ zh: '方案已被他人修改，请刷新后重新填写。', en: 'Somebody changed the round meanwhile. Reload it and make your changes again.' }),
  ROUND_CONCLUDED: () => ({ zh: '评选已公布结果，不能再修改。', en: 'The round is concluded and no longer changes.' }),
  DECIDING_RULES_FIXED: () => ({ zh: '学校开始推荐后，只能调整环节名称和截止日期；参评条件、名额、评分标准和表彰办法不再变动。', en: 'Once schools nominate, only titles and deadlines of stages may change; eligibility, seats, rubric and awards are fixed.' }),
});
export const selectionRoundOpenStagePayload = payloadOf<OpeningRefusal, SelectionRound>('SelectionRoundOpenStage', round, OPENING_WORDS);
export const selectionQuotaSetPayload = payloadOf<QuotaRefusal, SelectionQuota>('SelectionQuotaSet', { field: 'quota', type: () => SelectionQuota, description: 'The quota.' }, {
  NOMINATIONS_OVER: () => ({ zh: '推荐已经结束，名额不能再调整。', en: 'Nominations are over; seats no longer change.' }),
  FEWER_THAN_USED: ({ used }) => ({ zh: `该校已推荐 ${used} 人，名额不能少于已推荐人数。`, en: `The school has nominated ${used}; it cannot have fewer seats.`, field: 'input.seats' }),
});
