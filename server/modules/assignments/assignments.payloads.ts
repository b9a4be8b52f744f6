import { Int } from 'type-graphql';

import { countyTimeOf } from '../../platform/clock.js';
import { payloadOf } from '../../platform/graphql/payload.js';
import type { Words } from '../../platform/locale.js';
import { type AssessmentRefusal, COHORT_STATUSES } from '../training/index.js';
import type { AppointRefusal, CreateRefusal, EditRefusal } from './assignments.service.js';
import { AssignmentDesk } from './assignments.types.js';
import type { SaveRefusal, SubmitRefusal } from './hand-ins.service.js';
import { MarkingSheet, OwnAssignment } from './hand-ins.types.js';
import type { WithdrawRefusal } from './rules/hand-in.js';
import type { MarkRefusal } from './rules/marking.js';

const ENDED: Words = { zh: '本班已办理结业，不能再改。', en: 'The cohort is closed; nothing can be changed.' };
const TIME_FIELDS: Readonly<Record<'dueAt' | 'lateUntil' | 'resitUntil', Words>> = {
  dueAt: { zh: '截止时间必须晚于开始时间。', en: 'It is due before it opens.' },
  lateUntil: { zh: '迟交截止必须晚于截止时间。', en: 'Late hand-ins must end after the due time.' },
  resitUntil: { zh: '补交截止必须晚于（迟交）截止时间。', en: 'The re-sit must end after the last hand-in.' },
};
const planWords = {
  COHORT_ENDED: () => ENDED,
  TIMES_REVERSED: ({ field }: { field: keyof typeof TIME_FIELDS }) => ({ ...TIME_FIELDS[field], field: `input.assignment.${field}` }),
  CRITERION_TWICE: ({ index }: { index: number }) => ({ zh: `第 ${index + 1} 项评分标准与前面同名。`, en: `Criterion ${index + 1} has the name of an earlier one.`, field: 'input.assignment.rubric' }),
  PASS_OVER_FULL: ({ fullPoints }: { fullPoints: number }) => ({ zh: `及格分不能超过满分 ${fullPoints} 分。`, en: `The pass mark is above full marks, ${fullPoints}.`, field: 'input.assignment.passPoints' }),
};
const desk = { field: 'desk', type: () => AssignmentDesk, description: 'The assignment as it stands now.' };
export const assignmentCreatePayload = payloadOf<CreateRefusal, AssignmentDesk>('AssignmentCreate', desk, planWords);
export const assignmentEditPayload = payloadOf<EditRefusal, AssignmentDesk>('AssignmentEdit', desk, {
  ...planWords,
  TERMS_STAND: () => ({ zh: '已有学员提交，评分标准、及格分和评阅方式不能再改；时间和说明可以改。', en: 'Something was handed in: rubric, pass mark and way of marking stand. Times and words can change.', field: 'input.assignment.rubric' }),
});
export const assignmentAppointPayload = payloadOf<AppointRefusal, AssignmentDesk>('AssignmentAppointMarkers', desk, {
  COHORT_ENDED: () => ENDED,
  MARKER_UNKNOWN: () => ({ zh: '所选人员中有人不能担任评阅人。', en: 'Not all of them can mark.', field: 'input.accountIds' }),
  MARKED_ALREADY: ({ names }) => ({ zh: `${names.join('、')}已评过作业，不能撤下。`, en: `${names.join(', ')} have marked already and stay.`, field: 'input.accountIds' }),
});
export const assignmentComparePayload = payloadOf<never, AssignmentDesk>('AssignmentCompare', desk, {});
export const cohortRecordAssignmentsPayload = payloadOf<AssessmentRefusal, number>('CohortRecordAssignments', { field: 'entered', type: () => Int, description: 'How many assessments were entered.' }, {
  COHORT_ENDED: ({ status }) => ({ zh: `本班${COHORT_STATUSES[status].zh}，考核结果不能再改。`, en: `The cohort is ${COHORT_STATUSES[status].en.toLowerCase()}; results stand.` }),
  OWN_ASSESSMENT: () => ({ zh: '您本人是该班学员，考核结果须由其他管理员录入。', en: 'You are a participant yourself; another coordinator has to enter these results.' }),
});

const own = { field: 'assignment', type: () => OwnAssignment, description: 'The assignment with what was handed in.' };
type SaveWords = { readonly [C in SaveRefusal['code']]: (refusal: Extract<SaveRefusal, { code: C }>) => Words & { field?: string } };
const saveWords: SaveWords = {
  COHORT_ENDED: () => ENDED,
  NOT_OPEN_YET: ({ opensAt }) => ({ zh: `${countyTimeOf(opensAt)} 开始提交。`, en: `Hand-ins begin at ${countyTimeOf(opensAt)}.` }),
  HANDED_IN_ALREADY: () => ({ zh: '已提交。如需修改，请在截止前撤回后再改。', en: 'It was handed in. Take it back before it is due to change it.' }),
  RESULT_STANDS: () => ({ zh: '结果已评定，不能再提交。', en: 'The result stands; nothing more can be handed in.' }),
  RESIT_OVER: ({ resitUntil }) => ({ zh: `补交已于 ${countyTimeOf(resitUntil)} 截止。`, en: `The re-sit ended at ${countyTimeOf(resitUntil)}.` }),
  TOO_LATE: ({ endedAt }) => ({ zh: `提交已于 ${countyTimeOf(endedAt)} 截止。您写的内容仍留在本机。`, en: `Hand-ins ended at ${countyTimeOf(endedAt)}. What you wrote stays on this device.` }),
  CHANGED_ELSEWHERE: () => ({ zh: '这份草稿在另一台设备上改过。请选择保留哪一份。', en: 'This draft was changed on another device. Choose which one to keep.', field: 'input.revision' }),
  TOO_MANY_FILES: ({ most }) => ({ zh: `最多附 ${most} 个文件。`, en: `${most} files at most.`, field: 'input.fileIds' }),
  FILE_UNKNOWN: () => ({ zh: '有附件没有上传成功，请删除后重新添加。', en: 'A file did not arrive; remove it and add it again.', field: 'input.fileIds' }),
};
export const handInSavePayload = payloadOf<SaveRefusal, OwnAssignment>('HandInSave', own, saveWords);
export const handInSubmitPayload = payloadOf<SubmitRefusal, OwnAssignment>('HandInSubmit', own, { ...saveWords, EMPTY: () => ({ zh: '请先填写内容或添加附件。', en: 'Write something or attach a file first.', field: 'input.text' }) });
export const handInWithdrawPayload = payloadOf<WithdrawRefusal, OwnAssignment>('HandInWithdraw', own, {
  NOT_HANDED_IN: () => ({ zh: '没有可以撤回的提交。', en: 'There is nothing to take back.' }),
  COHORT_ENDED: () => ENDED,
  DUE_TIME_OVER: ({ dueAt }) => ({ zh: `已过截止时间 ${countyTimeOf(dueAt)}，不能撤回。`, en: `It was due at ${countyTimeOf(dueAt)} and stays handed in.` }),
  BEING_MARKED: () => ({ zh: '已开始评阅，不能撤回。', en: 'Marking has begun; it stays handed in.' }),
});

export const handInMarkPayload = payloadOf<MarkRefusal, MarkingSheet>('HandInMark', { field: 'sheet', type: () => MarkingSheet, description: 'The hand-in with the mark.' }, {
  COHORT_ENDED: () => ENDED,
  OWN_WORK: () => ({ zh: '不能评阅自己的作业。', en: 'Nobody marks his own work.' }),
  RESULT_STANDS: () => ({ zh: '结果已定，分数不能再改。', en: 'The result stands; the mark cannot be changed.' }),
  POINTS_MISSING: ({ criterion }) => ({ zh: `“${criterion.title}”还没有打分。`, en: `“${criterion.titleEn || criterion.title}” has no points yet.`, field: 'input.points' }),
  POINTS_OUT_OF_RANGE: ({ criterion }) => ({ zh: `“${criterion.title}”应为 0–${criterion.maxPoints} 的整数。`, en: `“${criterion.titleEn || criterion.title}” takes 0 to ${criterion.maxPoints}.`, field: 'input.points' }),
});
export const markingWorkbookApplyPayload = payloadOf<{ code: 'FILE_HAS_PROBLEMS'; problems: number }, number>('MarkingWorkbookApply', { field: 'entered', type: () => Int, description: 'How many marks were entered.' }, {
  FILE_HAS_PROBLEMS: ({ problems }) => ({ zh: `表中有 ${problems} 处需要改正，本次没有录入任何分数。`, en: `${problems} cells have to be corrected; no mark was entered.`, field: 'input.fileId' }),
});
