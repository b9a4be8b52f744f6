import { IsOptional, Length } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { MutationInput, pageOf, payloadOf } from '../../platform/graphql/payload.js';
import { InstantScalar } from '../../platform/graphql/scalars.js';
import { School } from '../organisations/index.js';
import { SubjectEnum } from '../teachers/index.js';
import { SelectionDecidedBy, SelectionEntry, VerdictEnum } from './entries.types.js';
import type { DismissalRefusal, DrawRefusal, PanelRefusal } from './panels.service.js';
import { SelectionMay } from './rounds.types.js';
import type { AppointmentRefusal } from './rules/appointment.js';
import { STATUS_WORDS } from './rules/stage-opening.js';

@ObjectType('SelectionJudge', { description: 'A judge on a panel, with his progress and how he scores beside the others.' })
export class SelectionJudge {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => ID, { description: 'The account.' }) accountId: number;
  @Field(() => String, { description: 'The name.' }) name: string;
  @Field(() => String, { nullable: true, description: 'The teacher number; null for judges from outside.' }) teacherNumber: string | null;
  @Field(() => School, { nullable: true, description: 'His school, whose entries he is never given.' }) school: School | null;
  @Field(() => Boolean, { description: 'Whether he was dismissed.' }) dismissed: boolean;
  @Field(() => Int, { description: 'Papers on his desk.' }) papers: number;
  @Field(() => Int, { description: 'Papers submitted.' }) submitted: number;
  @Field(() => Int, { nullable: true, description: 'Mean of his submitted totals, 1000 = 1 point.' }) meanMilliPoints: number | null;
  @Field(() => Int, { nullable: true, description: 'His lowest total.' }) leastPoints: number | null;
  @Field(() => Int, { nullable: true, description: 'His highest total.' }) mostPoints: number | null;
}

@ObjectType('SelectionPanel', { description: 'Judges who work on the same subjects.' })
export class SelectionPanel {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => String, { description: 'Its title in Chinese.' }) title: string;
  @Field(() => String, { description: 'Its title in English.' }) titleEn: string;
  @Field(() => [SubjectEnum], { description: 'Its subjects; empty when it takes all that no other panel takes.' }) subjects: string[];
  @Field(() => [SelectionJudge], { description: 'Its judges.' }) judges: SelectionJudge[];
}

@ObjectType('SelectionJudgeCandidate', { description: 'An account that might sit on a panel.' })
export class SelectionJudgeCandidate {
  @Field(() => ID, { description: 'The account.' }) accountId: number;
  @Field(() => String, { description: 'The name.' }) name: string;
  @Field(() => String, { nullable: true, description: 'The teacher number.' }) teacherNumber: string | null;
  @Field(() => School, { nullable: true, description: 'The school.' }) school: School | null;
  @Field(() => SubjectEnum, { nullable: true, description: 'The subject taught.' }) subject: string | null;
  @Field(() => SelectionMay, { description: 'Whether he may be appointed.' }) may: SelectionMay;
}

export const SelectionJudgeCandidatePage = pageOf<SelectionJudgeCandidate>('SelectionJudgeCandidate', () => SelectionJudgeCandidate);

@ObjectType('SelectionRecusal', { description: 'Why a judge is not given a school\'s entries, or one entry.' })
export class SelectionRecusal {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => String, { description: 'The judge.' }) judgeName: string;
  @Field(() => School, { nullable: true, description: 'The school.' }) school: School | null;
  @Field(() => String, { nullable: true, description: 'Code of the entry.' }) blindCode: string | null;
  @Field(() => String, { description: 'Why.' }) reason: string;
  @Field(() => String, { description: 'Who declared it.' }) declaredBy: string;
  @Field(() => InstantScalar, { description: 'When.' }) createdAt: string;
}

@ObjectType('SelectionReplay', { description: 'The draw made again from its stored facts and the revealed seed.' })
export class SelectionReplay {
  @Field(() => Boolean, { description: 'The seed is the one whose hash was committed.' }) seedMatches: boolean;
  @Field(() => Boolean, { description: 'The same pairs come out.' }) outcomeMatches: boolean;
}

@ObjectType('SelectionDraw', { description: 'A draw of judges. Its facts are stored, so it can be made again.' })
export class SelectionDraw {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => Int, { description: 'Which draw of the round, from 1.' }) ordinal: number;
  @Field(() => String, { description: 'What was called out in the room and mixed into the seed.' }) lots: string;
  @Field(() => Int, { description: 'Pairs of entry and judge that were drawn.' }) pairs: number;
  @Field(() => String, { description: 'SHA-256 of the pairs.' }) outcomeHash: string;
  @Field(() => InstantScalar, { description: 'When.' }) drawnAt: string;
  roundId: number;
  facts: string;
}

@ObjectType('SelectionResultLine', { description: 'An entry in the order of the result.' })
export class SelectionResultLine {
  @Field(() => SelectionEntry, { description: 'The entry.' }) entry: SelectionEntry;
  @Field(() => Int, { description: 'The place, never shared.' }) place: number;
  @Field(() => Int, { description: 'Mean of the counted sheets, 1000 = 1 point.' }) totalMilliPoints: number;
  @Field(() => Int, { description: 'Points between the highest and the lowest sheet.' }) spreadPoints: number;
  @Field(() => VerdictEnum, { description: 'What decided about the award.' }) verdict: string;
  @Field(() => SelectionDecidedBy, { nullable: true, description: 'What parted it from the one above, when totals were equal.' }) decidedBy: SelectionDecidedBy | null;
}

@ObjectType('SelectionResult', { description: 'The result of a round. Nobody sees an order before every score is in.' })
export class SelectionResult {
  @Field(() => Boolean, { description: 'Whether every score is in; the lines are empty before.' }) complete: boolean;
  @Field(() => Int, { description: 'How many may be awarded at most.' }) seats: number;
  @Field(() => Boolean, { description: 'The last one in and the first one out have the same total.' }) isTiedAtLine: boolean;
  @Field(() => [SelectionResultLine], { description: 'Entries by place.' }) lines: SelectionResultLine[];
}

@InputType()
abstract class SelectionPanelInput extends MutationInput {
  @Length(1, 60) @Field(() => String, { description: 'Its title in Chinese.' }) title: string;
  @Length(1, 120) @Field(() => String, { description: 'Its title in English.' }) titleEn: string;
  @Field(() => [SubjectEnum], { description: 'Its subjects; empty for all that no other panel takes.', defaultValue: [] }) subjects: string[];
}

@InputType({ description: 'A new panel.' })
export class SelectionPanelCreateInput extends SelectionPanelInput {
  @Field(() => ID, { description: 'Of which round.' }) roundId: string;
}

@InputType({ description: 'A panel as it should be.' })
export class SelectionPanelAmendInput extends SelectionPanelInput {
  @Field(() => ID, { description: 'Which panel.' }) panelId: string;
}

@InputType({ description: 'Whom to appoint.' })
export class SelectionJudgeAppointInput extends MutationInput {
  @Field(() => ID, { description: 'To which panel.' }) panelId: string;
  @Field(() => ID, { description: 'An account that holds the role of judge.' }) accountId: string;
}

@InputType({ description: 'Whom to dismiss.' })
export class SelectionJudgeDismissInput extends MutationInput {
  @Field(() => ID, { description: 'Which judge.' }) judgeId: string;
  @Length(2, 500) @Field(() => String, { description: 'Why.' }) reason: string;
}

@InputType({ description: 'A recusal from a school.' })
export class SelectionJudgeBarInput extends MutationInput {
  @Field(() => ID, { description: 'Which judge.' }) judgeId: string;
  @Field(() => ID, { description: 'The school whose entries he must not judge.' }) schoolId: string;
  @Length(2, 500) @Field(() => String, { description: 'Why.' }) reason: string;
}

@InputType({ description: 'A draw.' })
export class SelectionDrawHoldInput extends MutationInput {
  @Field(() => ID, { description: 'Of which round.' }) roundId: string;
  @IsOptional() @Length(0, 60) @Field(() => String, { description: 'What was called out in the room, such as lots drawn by hand; mixed into the committed seed.', defaultValue: '' }) lots: string;
}

const over = { JUDGING_OVER: () => ({ zh: '评审已经结束，不能再调整评委。', en: 'Judging is over; judges no longer change.' }) };
const panel = { field: 'panel', type: () => SelectionPanel, description: 'The panel.' };
const panelWords = { ...over, DRAWN_ALREADY: () => ({ zh: '已经抽签分配，评审组不能再改动。', en: 'The draw has been held; panels no longer change.' }) };
export const selectionPanelCreatePayload = payloadOf<PanelRefusal, SelectionPanel>('SelectionPanelCreate', panel, panelWords);
export const selectionPanelAmendPayload = payloadOf<PanelRefusal, SelectionPanel>('SelectionPanelAmend', panel, panelWords);

export const APPOINTMENT_WORDS = {
  ...over,
  NOT_A_JUDGE: () => ({ zh: '该账号没有评委角色，请先授予。', en: 'The account does not hold the role of judge. Grant it first.' }),
  SEES_NAMES: () => ({ zh: '该账号有管理或审计角色，能看到参评人姓名，不能担任盲评评委。', en: 'The account holds a role that sees the names, so it cannot judge blind.' }),
  SITS_ALREADY: () => ({ zh: '该评委已在本届评审组中。', en: 'This judge already sits in this round.' }),
  IS_ENTRANT: () => ({ zh: '该教师是本届参评人，不能担任评委。', en: 'This teacher is an entrant of the round and cannot judge.' }),
} satisfies { [C in AppointmentRefusal['code']]: () => { zh: string; en: string } };
const judgeId = { field: 'judgeId', type: () => ID, description: 'The judge.' };
export const selectionJudgeAppointPayload = payloadOf<AppointmentRefusal, number>('SelectionJudgeAppoint', judgeId, APPOINTMENT_WORDS);
export const selectionJudgeDismissPayload = payloadOf<DismissalRefusal, number>('SelectionJudgeDismiss', judgeId, {
  ...over, ALREADY_DISMISSED: () => ({ zh: '该评委已经退出。', en: 'This judge is dismissed already.' }),
});
export const selectionJudgeBarPayload = payloadOf<{ code: 'JUDGING_OVER' }, number>('SelectionJudgeBar', judgeId, over);
export const selectionDrawHoldPayload = payloadOf<DrawRefusal, SelectionDraw>('SelectionDrawHold', { field: 'draw', type: () => SelectionDraw, description: 'The draw.' }, {
  NOT_JUDGING: ({ status }) => ({ zh: `评选处于“${STATUS_WORDS[status].zh}”环节，进入评审环节后才能抽签。`, en: `The round is in ${STATUS_WORDS[status].en}; draws are held while judging.` }),
  NOTHING_TO_DRAW: () => ({ zh: '每份材料的评委都已到位，不需要抽签。', en: 'Every entry has its judges; there is nothing to draw.' }),
  TOO_FEW_IMPARTIAL: ({ count, missing }) => ({ zh: `有 ${count} 份材料因回避缺少评委，最多缺 ${missing} 人。请补充评委后再抽签。`, en: `${count} entries lack up to ${missing} impartial judges. Appoint more and draw again.` }),
});
