import { ArrayMaxSize, IsOptional, Length } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput, pageOf, payloadOf } from '../../platform/graphql/payload.js';
import { InstantScalar } from '../../platform/graphql/scalars.js';
import { School } from '../organisations/index.js';
import { StageEnum, SubjectEnum, Teacher } from '../teachers/index.js';
import type { MaterialRefusal, MendingRefusal, NominationRefusal } from './entries.service.js';
import { TieBreakEnum } from './round-rules.types.js';
import type { CheckRefusal, WindowRefusal, WithdrawalRefusal } from './rules/nomination.js';
import { STATUS_WORDS } from './rules/stage-opening.js';
import { ELIGIBILITY_WORDS } from './selection.words.js';

export const EntryStatusEnum = {
  NOMINATED: 'NOMINATED', RETURNED: 'RETURNED', QUALIFIED: 'QUALIFIED', REJECTED: 'REJECTED', WITHDRAWN: 'WITHDRAWN', AWARDED: 'AWARDED', NOT_AWARDED: 'NOT_AWARDED', STRUCK: 'STRUCK',
} as const;
registerEnumType(EntryStatusEnum, { name: 'SelectionEntryStatus', description: 'Where an entry is. STRUCK: taken off the published list after an objection.' });
export const VerdictEnum = { AWARDED: 'AWARDED', BELOW_LINE: 'BELOW_LINE', SUBJECT_FULL: 'SUBJECT_FULL', BELOW_MINIMUM: 'BELOW_MINIMUM' } as const;
registerEnumType(VerdictEnum, { name: 'SelectionVerdict', description: "What decided about an award: awarded, below the quota's line, the subject's seats were full, or below the minimum." });

@ObjectType('SelectionEvidence', { description: 'A file that belongs to an entry.' })
export class SelectionEvidence {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => Int, { description: 'Its size in bytes.' }) sizeBytes: number;
  @Field(() => String, { description: 'Where to download it.' }) url: string;
}

@ObjectType('SelectionDecidedBy', { description: 'What parted an entry from the one above it when their totals were equal.' })
export class SelectionDecidedBy {
  @Field(() => TieBreakEnum, { description: 'What was compared.' }) kind: string;
  @Field(() => String, { nullable: true, description: 'Which criterion, for CRITERION.' }) criterion?: string | null;
}

@ObjectType('SelectionPoints', { description: 'Points for one criterion.' })
export class SelectionPoints {
  @Field(() => String, { description: 'Key of the criterion.' }) criterion: string;
  @Field(() => Int, { description: 'Whole points.' }) points: number;
}

@ObjectType('SelectionSheet', { description: "One judge's score sheet, readable once the result is public." })
export class SelectionSheet {
  @Field(() => Int, { description: 'Which of the judges, without a name.' }) ordinal: number;
  @Field(() => String, { description: "The judge's name, for the county." }) judgeName: string;
  @Field(() => Int, { description: 'Points in all.' }) totalPoints: number;
  @Field(() => Boolean, { description: 'Whether it counts, or was left out as the highest or the lowest.' }) counted: boolean;
  @Field(() => [SelectionPoints], { description: 'Points by criterion.' }) points: SelectionPoints[];
  @Field(() => String, { nullable: true, description: "The judge's comment." }) comment: string | null;
}

@ObjectType('SelectionEntry', { description: 'A teacher who was nominated in a round, and his work. No judge reaches it.' })
export class SelectionEntry {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => ID, { description: 'The round.' }) roundId: number;
  @Field(() => Teacher, { description: 'The teacher, with the school of today.' }) teacher: Teacher;
  @Field(() => School, { description: 'The school that nominated, without its area.' }) school: School;
  @Field(() => SubjectEnum, { description: 'Subject.' }) subject: string;
  @Field(() => StageEnum, { description: 'Stage taught.' }) stage: string;
  @Field(() => String, { description: 'Title of the work or lesson in Chinese.' }) work: string;
  @Field(() => String, { nullable: true, description: 'Title of the work in English.' }) workEn: string | null;
  @Field(() => String, { description: 'What the entrant says about it.' }) statement: string;
  @Field(() => String, { nullable: true, description: 'The code that judges know it by.' }) blindCode: string | null;
  @Field(() => EntryStatusEnum, { description: 'Where it is.' }) status: string;
  @Field(() => String, { nullable: true, description: 'Why it was returned, rejected, withdrawn or struck.' }) reason: string | null;
  @Field(() => Int, { nullable: true, description: 'The total, 1000 = 1 point, once the result is public.' }) totalMilliPoints: number | null;
  @Field(() => Int, { nullable: true, description: 'The place, once the result is public.' }) place: number | null;
  @Field(() => VerdictEnum, { nullable: true, description: 'What decided about the award.' }) verdict: string | null;
  @Field(() => SelectionDecidedBy, { nullable: true, description: 'What parted it from the one above, when totals were equal.' }) decidedBy: SelectionDecidedBy | null;
  @Field(() => InstantScalar, { description: 'When it was nominated.' }) nominatedAt: string;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was checked.' }) checkedAt: string | null;
  evidenceFileIds: readonly number[];
  droppedPaperIds: readonly number[];
  isPublished: boolean;
}

export const SelectionEntryPage = pageOf<SelectionEntry>('SelectionEntry', () => SelectionEntry);

export const EntrySortEnum = { SCHOOL: 'SCHOOL', PLACE: 'PLACE', NEWEST: 'NEWEST' } as const;
registerEnumType(EntrySortEnum, { name: 'SelectionEntrySort', description: 'Order of a list of entries: by school and name, by place, or by the time of nomination.' });

@InputType({ description: 'Which entries; conditions add up.' })
export class SelectionEntryFilter {
  @Field(() => ID, { nullable: true, description: 'Only of this round.' }) roundId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Only of this school.' }) schoolId?: string | null;
  @Field(() => EntryStatusEnum, { nullable: true, description: 'Only in this state.' }) status?: string | null;
  @Field(() => SubjectEnum, { nullable: true, description: 'Only of this subject.' }) subject?: string | null;
  @IsOptional() @Length(1, 60)
  @Field(() => String, { nullable: true, description: "Part of the teacher's name, pinyin or initials, of the school's name, or of the work." }) search?: string | null;
}

@InputType()
abstract class SelectionWorkInput extends MutationInput {
  @Length(1, 120) @Field(() => String, { description: 'Title of the work or lesson, without names.' }) work: string;
  @IsOptional() @Length(1, 200) @Field(() => String, { nullable: true, description: 'Title of the work in English.' }) workEn?: string | null;
  @Length(1, 4000) @Field(() => String, { description: 'What judges should know about it, without names.' }) statement: string;
  @ArrayMaxSize(10) @Field(() => [ID], { description: 'Files of the purpose evidence that the viewer uploaded.', defaultValue: [] }) evidenceFileIds: string[];
}

@InputType({ description: 'A nomination.' })
export class SelectionEntryNominateInput extends SelectionWorkInput {
  @Field(() => ID, { description: 'In which round.' }) roundId: string;
  @Field(() => ID, { description: 'Whom.' }) teacherId: string;
}

@InputType({ description: 'An entry as it should be.' })
export class SelectionEntryMendInput extends SelectionWorkInput {
  @Field(() => ID, { description: 'Which entry.' }) entryId: string;
}

@InputType({ description: 'An entry, and why.' })
export class SelectionEntryReasonInput extends MutationInput {
  @Field(() => ID, { description: 'Which entry.' }) entryId: string;
  @Length(2, 500) @Field(() => String, { description: 'Why, in words for the school.' }) reason: string;
}

@InputType({ description: 'An entry.' })
export class SelectionEntryQualifyInput extends MutationInput {
  @Field(() => ID, { description: 'Which entry.' }) entryId: string;
}

const ENTRY_STATUS_WORDS: Record<string, { zh: string; en: string }> = {
  NOMINATED: { zh: '待审核', en: 'waiting for the check' }, RETURNED: { zh: '退回修改', en: 'returned' }, QUALIFIED: { zh: '审核通过', en: 'qualified' }, REJECTED: { zh: '未通过', en: 'rejected' },
  WITHDRAWN: { zh: '已撤回', en: 'withdrawn' }, AWARDED: { zh: '入选', en: 'awarded' }, NOT_AWARDED: { zh: '未入选', en: 'not awarded' }, STRUCK: { zh: '已取消', en: 'struck' },
};
const statusOf = (status: string): { zh: string; en: string } => ENTRY_STATUS_WORDS[status] ?? { zh: status, en: status };

const result = { field: 'entry', type: () => SelectionEntry, description: 'The entry.' };
const windowWords = {
  NOT_OPEN: ({ status }: Extract<WindowRefusal, { code: 'NOT_OPEN' }>) => ({ zh: `评选处于“${STATUS_WORDS[status].zh}”环节，不能进行此操作。`, en: `The round is in ${STATUS_WORDS[status].en}; this cannot be done now.` }),
  DEADLINE_PASSED: ({ deadline }: { deadline: string }) => ({ zh: `已过截止日期 ${deadline}。如确有需要，请联系县师训中心延期。`, en: `The deadline was ${deadline}. If need be, ask the training centre to extend it.` }),
};
const materialWords = {
  NAMES_ENTRANT: ({ word }: Extract<MaterialRefusal, { code: 'NAMES_ENTRANT' }>) => ({ zh: `材料中出现了“${word}”。评审不公开参评人，请去掉姓名、编号和校名。`, en: `"${word}" appears in the material. Judging is blind: take out names, numbers and the school.`, field: 'input.statement' }),
  EVIDENCE_UNKNOWN: () => ({ zh: '有附件不存在或不是您上传的，请重新上传。', en: 'An attached file does not exist or is not yours. Upload it again.', field: 'input.evidenceFileIds' }),
};

export const selectionEntryNominatePayload = payloadOf<NominationRefusal, SelectionEntry>('SelectionEntryNominate', result, {
  ...windowWords, ...materialWords, ...ELIGIBILITY_WORDS,
  NO_SEAT_LEFT: ({ seats }) => ({ zh: `本校推荐名额为 ${seats} 个，已经用完。如需换人，请先撤回已推荐的教师。`, en: `The school's ${seats} seats are taken. To nominate somebody else, withdraw a nomination first.` }),
});
export const selectionEntryMendPayload = payloadOf<MendingRefusal, SelectionEntry>('SelectionEntryMend', result, {
  ...windowWords, ...materialWords,
  NOT_MENDABLE: ({ status }) => ({ zh: `材料${statusOf(status).zh}，不能修改。`, en: `The entry is ${statusOf(status).en} and cannot be changed.` }),
});
export const selectionEntryWithdrawPayload = payloadOf<WithdrawalRefusal, SelectionEntry>('SelectionEntryWithdraw', result, {
  NOT_OPEN: windowWords.NOT_OPEN,
  NOT_WITHDRAWABLE: ({ status }) => ({ zh: `材料${statusOf(status).zh}，不能撤回。`, en: `The entry is ${statusOf(status).en} and cannot be withdrawn.` }),
});

const checkPayload = (mutation: string) => payloadOf<CheckRefusal, SelectionEntry>(mutation, result, {
  NOT_CHECKING: ({ status }) => ({ zh: `评选处于“${STATUS_WORDS[status].zh}”环节，现在不能审核。`, en: `The round is in ${STATUS_WORDS[status].en}; entries are not checked now.` }),
  IS_OWN: () => ({ zh: '不能审核本人的参评材料。', en: 'You may not check your own entry.' }),
  NOMINATED_BY_SELF: () => ({ zh: '这份材料由您提交推荐，须由其他人审核。', en: 'You submitted this nomination; somebody else must check it.' }),
  DECIDED_ALREADY: ({ status }) => ({ zh: `这份材料的状态是“${statusOf(status).zh}”，不在待审核之列。`, en: `This entry is ${statusOf(status).en}, so there is nothing to check.` }),
});
export const selectionEntryQualifyPayload = checkPayload('SelectionEntryQualify');
export const selectionEntryReturnPayload = checkPayload('SelectionEntryReturn');
export const selectionEntryRejectPayload = checkPayload('SelectionEntryReject');
