import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { DayScalar } from '../../platform/graphql/scalars.js';
import { PostEnum, StageEnum, SubjectEnum, TitleEnum } from '../teachers/index.js';
import { STAGE_KINDS } from './rules/round-rules.js';

const same = <const Code extends string>(codes: readonly Code[]) => Object.fromEntries(codes.map((code) => [code, code])) as { [C in Code]: C };

export const StageKindEnum = same(STAGE_KINDS);
registerEnumType(StageKindEnum, { name: 'SelectionStageKind', description: 'What is done in a stage: schools nominate, the county checks, judges score, the result is shown, the result is concluded.' });
export const StageStateEnum = same(['PAST', 'OPEN', 'AHEAD']);
registerEnumType(StageStateEnum, { name: 'SelectionStageState', description: 'Whether a stage is over, open or still ahead.' });
export const DropEnum = same(['NONE', 'HIGH_AND_LOW']);
registerEnumType(DropEnum, { name: 'SelectionDrop', description: 'Which sheets are left out of the mean: none, or the highest and the lowest.' });
export const TieBreakEnum = same(['CRITERION', 'HIGHEST_SHEET', 'LONGER_SERVICE', 'LOT']);
registerEnumType(TieBreakEnum, { name: 'SelectionTieBreakKind', description: 'What parts entries of equal total: points of a criterion, the highest single sheet, longer service, or the lot of the committed seed, which always comes last.' });

/** Object and input types of one shape: what is read can be sent back. */
function ruleType(name: string, description: string) {
  return (target: new () => object): void => {
    ObjectType(name, { description })(target);
    InputType(`${name}Input`, { description })(target);
  };
}

@ruleType('SelectionWords', 'Words in both languages.')
export class SelectionWords {
  @Field(() => String, { description: 'In Chinese.' }) zh: string;
  @Field(() => String, { description: 'In English.' }) en: string;
}

@ObjectType('SelectionStage', { description: 'A stage of a round.' })
export class SelectionStage {
  @Field(() => String, { description: 'Its key, unique in the round.' }) key: string;
  @Field(() => StageKindEnum, { description: 'What is done in it.' }) kind: string;
  @Field(() => SelectionWords, { description: 'Its title.' }) title: SelectionWords;
  @Field(() => DayScalar, { nullable: true, description: 'The last day on which its work may be done.' }) deadline: string | null;
  @Field(() => StageStateEnum, { description: 'Over, open or ahead.' }) state: string;
}

@InputType('SelectionStageInput', { description: 'A stage of a round.' })
export class SelectionStageInput {
  @Field(() => String, { description: 'Its key, unique in the round.' }) key: string;
  @Field(() => StageKindEnum, { description: 'What is done in it.' }) kind: string;
  @Field(() => SelectionWords, { description: 'Its title.' }) title: SelectionWords;
  @Field(() => DayScalar, { nullable: true, description: 'The last day on which its work may be done.' }) deadline: string | null;
}

@ruleType('SelectionHonourBar', 'Who holds one of these honours may not enter again within these years.')
export class SelectionHonourBar {
  @Field(() => [String], { description: 'Codes of honours.' }) codes: string[];
  @Field(() => Int, { description: 'Years since the grant.' }) years: number;
}

@ruleType('SelectionEligibility', 'Who may be nominated. An empty list admits everybody.')
export class SelectionEligibility {
  @Field(() => [TitleEnum], { description: 'Professional titles.' }) titles: string[];
  @Field(() => [PostEnum], { description: 'Posts.' }) posts: string[];
  @Field(() => [SubjectEnum], { description: 'Subjects.' }) subjects: string[];
  @Field(() => [StageEnum], { description: 'Stages taught.' }) stages: string[];
  @Field(() => Int, { description: 'Full years in service, up to the deadline of nominations.' }) minServiceYears: number;
  @Field(() => SelectionHonourBar, { nullable: true, description: 'Honours that keep out; null when none does.' }) honourBar: SelectionHonourBar | null;
}

@ruleType('SelectionQuotaRule', 'How many a school may nominate, unless set otherwise for it.')
export class SelectionQuotaRule {
  @Field(() => Int, { description: 'Seats of every school.' }) perSchool: number;
  @Field(() => Int, { nullable: true, description: 'One more seat for each full so many teachers; null for none.' }) teachersPerSeat: number | null;
  @Field(() => Int, { nullable: true, description: 'The most a school may have; null without limit.' }) mostPerSchool: number | null;
}

@ruleType('SelectionCriterion', 'A criterion of the rubric.')
export class SelectionCriterion {
  @Field(() => String, { description: 'Its key, unique in the rubric.' }) key: string;
  @Field(() => SelectionWords, { description: 'Its title.' }) title: SelectionWords;
  @Field(() => SelectionWords, { nullable: true, description: 'What judges look for.' }) guidance: SelectionWords | null;
  @Field(() => Int, { description: 'Full marks; points are whole.' }) maxPoints: number;
}

@ruleType('SelectionTieBreak', 'What parts entries of equal total.')
export class SelectionTieBreak {
  @Field(() => TieBreakEnum, { description: 'What is compared. LOT always comes last and is not listed.' }) kind: string;
  @Field(() => String, { nullable: true, description: 'Which criterion, for CRITERION.' }) criterion: string | null;
}

@ruleType('SelectionJudging', 'How entries are judged.')
export class SelectionJudging {
  @Field(() => Int, { description: 'Judges for each entry.' }) judgesPerEntry: number;
  @Field(() => DropEnum, { description: 'Which sheets are left out.' }) drop: string;
  @Field(() => [SelectionTieBreak], { description: 'What parts equal totals, in this order.' }) tieBreak: SelectionTieBreak[];
}

@ruleType('SelectionSubjectSeats', 'The most awards in one subject.')
export class SelectionSubjectSeats {
  @Field(() => SubjectEnum, { description: 'The subject.' }) subject: string;
  @Field(() => Int, { description: 'The most awards.' }) most: number;
}

@ruleType('SelectionAward', 'How many are awarded.')
export class SelectionAward {
  @Field(() => Int, { description: 'The most awards in all.' }) total: number;
  @Field(() => Int, { nullable: true, description: 'At most this share of the entries judged, in permille; null without.' }) permille: number | null;
  @Field(() => Int, { nullable: true, description: 'The least total, 1000 = 1 point; null without.' }) minimumMilliPoints: number | null;
  @Field(() => [SelectionSubjectSeats], { description: 'Limits of single subjects; a subject that is not listed has none.' }) perSubject: SelectionSubjectSeats[];
}

@ruleType('SelectionNoticeRule', 'How the result is shown in public.')
export class SelectionNoticeRule {
  @Field(() => Int, { description: 'Calendar days, the day of publication included.' }) days: number;
  @Field(() => Boolean, { description: 'Whether the public sees names masked.' }) namesMasked: boolean;
}

@ObjectType('SelectionRules', { description: 'A round as data.' })
export class SelectionRules {
  @Field(() => [SelectionStage], { description: 'The stages in order.' }) stages: SelectionStage[];
  @Field(() => SelectionEligibility, { description: 'Who may be nominated.' }) eligibility: SelectionEligibility;
  @Field(() => SelectionQuotaRule, { description: 'How many a school may nominate.' }) quota: SelectionQuotaRule;
  @Field(() => [SelectionCriterion], { description: 'The rubric.' }) rubric: SelectionCriterion[];
  @Field(() => Int, { description: 'Full marks of the whole rubric.' }) fullPoints: number;
  @Field(() => SelectionJudging, { description: 'How entries are judged.' }) judging: SelectionJudging;
  @Field(() => SelectionAward, { description: 'How many are awarded.' }) award: SelectionAward;
  @Field(() => SelectionNoticeRule, { description: 'How the result is shown.' }) notice: SelectionNoticeRule;
}

@InputType('SelectionRulesInput', { description: 'A round as data. Once nominations are open only titles and deadlines of stages may change.' })
export class SelectionRulesInput {
  @Field(() => [SelectionStageInput], { description: 'The stages in order: nominate, (check), judge, notice, conclude.' }) stages: SelectionStageInput[];
  @Field(() => SelectionEligibility, { description: 'Who may be nominated.' }) eligibility: SelectionEligibility;
  @Field(() => SelectionQuotaRule, { description: 'How many a school may nominate.' }) quota: SelectionQuotaRule;
  @Field(() => [SelectionCriterion], { description: 'The rubric.' }) rubric: SelectionCriterion[];
  @Field(() => SelectionJudging, { description: 'How entries are judged.' }) judging: SelectionJudging;
  @Field(() => SelectionAward, { description: 'How many are awarded.' }) award: SelectionAward;
  @Field(() => SelectionNoticeRule, { description: 'How the result is shown.' }) notice: SelectionNoticeRule;
}

/** What a client sent as the rules' own data: plain, with null where nothing was said. */
export function toRulesData(input: SelectionRulesInput): unknown {
  const { judging, ...rest } = JSON.parse(JSON.stringify(input)) as SelectionRulesInput;
  return {
    ...rest, eligibility: { ...rest.eligibility, honourBar: rest.eligibility.honourBar ?? null },
    stages: rest.stages.map((each) => ({ ...each, deadline: each.deadline ?? null })),
    quota: { ...rest.quota, teachersPerSeat: rest.quota.teachersPerSeat ?? null, mostPerSchool: rest.quota.mostPerSchool ?? null },
    rubric: rest.rubric.map((each) => ({ ...each, guidance: each.guidance ?? null })),
    award: { ...rest.award, permille: rest.award.permille ?? null, minimumMilliPoints: rest.award.minimumMilliPoints ?? null },
    judging: { ...judging, tieBreak: judging.tieBreak.map(({ kind, criterion }) => (kind === 'CRITERION' ? { kind, criterion } : { kind })) },
  };
}
