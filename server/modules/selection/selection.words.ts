import type { Words } from '../../platform/locale.js';
import { POSTS, STAGES, SUBJECTS, TITLES } from '../organisations/index.js';
import type { EligibilityRefusal } from './rules/eligibility.js';
import type { SheetRefusal } from './rules/score-sheet.js';
import { type OpeningRefusal, STATUS_WORDS } from './rules/stage-opening.js';

const wordOf = (list: readonly { readonly code: string; readonly zh: string; readonly en: string }[], code: string): Words => list.find((each) => each.code === code) ?? { zh: code, en: code };
export const subjectWords = (code: string): Words => wordOf(SUBJECTS, code);
export const stageWords = (code: string): Words => wordOf(STAGES, code);

type WordsBy<R extends { readonly code: string }> = { [C in R['code']]: (refusal: Extract<R, { code: C }>) => Words & { field?: string } };

export const OPENING_WORDS: WordsBy<OpeningRefusal> = {
  ALREADY_CONCLUDED: () => ({ zh: '本届评选已经公布结果，没有后续环节。', en: 'This round is concluded; no stage follows.' }),
  STAGE_IS_PAST: ({ status }) => ({ zh: `评选已进入“${STATUS_WORDS[status].zh}”环节，不能重复开启或退回。`, en: `The round is already in ${STATUS_WORDS[status].en}; a stage is not opened twice, nor gone back to.` }),
  STAGE_SKIPPED: ({ next }) => ({ zh: `环节须逐一开启，下一环节是“${STATUS_WORDS[next].zh}”。`, en: `Stages open one after the other; the next is ${STATUS_WORDS[next].en}.` }),
  DEADLINE_IS_PAST: ({ deadline }) => ({ zh: `该环节的截止日期 ${deadline} 已过，请先调整日程。`, en: `The stage's deadline ${deadline} has passed. Change the schedule first.` }),
  NO_SEATS: () => ({ zh: '还没有任何学校有推荐名额，请先设定名额。', en: 'No school has a seat yet. Set the quota first.' }),
  NO_ENTRIES: () => ({ zh: '还没有学校推荐人选。', en: 'No school has nominated anybody yet.' }),
  ENTRIES_UNDECIDED: ({ count }) => ({ zh: `还有 ${count} 份材料没有审核结论（待审核或退回未改）。`, en: `${count} entries are not decided yet (to be checked, or returned and not mended).` }),
  NOBODY_QUALIFIED: () => ({ zh: '没有审核通过的材料，无法评审。', en: 'No entry qualified, so there is nothing to judge.' }),
  SUBJECTS_WITHOUT_PANEL: ({ subjects }) => ({
    zh: `以下学科没有评审组：${subjects.map((each) => subjectWords(each).zh).join('、')}。`, en: `No panel takes these subjects: ${subjects.map((each) => subjectWords(each).en).join(', ')}.`,
  }),
  TOO_FEW_JUDGES: ({ panel, judges, needed }) => ({ zh: `“${panel}”有评委 ${judges} 人，每份材料需要 ${needed} 人评分。`, en: `The panel "${panel}" has ${judges} judges; each entry needs ${needed}.` }),
  NOT_DRAWN: ({ count }) => ({ zh: `还有 ${count} 份材料评委不足，请抽签分配。`, en: `${count} entries lack judges. Hold a draw.` }),
  SCORES_MISSING: ({ count }) => ({ zh: `还有 ${count} 份评分没有提交。`, en: `${count} score sheets have not been submitted.` }),
  NOTICE_RUNNING: ({ endsOn }) => ({ zh: `公示到 ${endsOn} 结束，次日起才能公布结果。`, en: `The public notice runs to the end of ${endsOn}; the result can be concluded from the day after.` }),
  OBJECTIONS_UNDECIDED: ({ count }) => ({ zh: `还有 ${count} 件异议没有处理。`, en: `${count} objections are not decided yet.` }),
};

export const ELIGIBILITY_WORDS: WordsBy<EligibilityRefusal> = {
  NOT_IN_SERVICE: () => ({ zh: '该教师不在岗。', en: 'The teacher is not in service.' }),
  ALREADY_ENTERED: () => ({ zh: '该教师本届已经参评。', en: 'The teacher is entered in this round already.' }),
  IS_JUDGE: () => ({ zh: '该教师是本届评委，不能参评。', en: 'The teacher is a judge of this round and may not enter.' }),
  TITLE_NOT_ADMITTED: ({ title }) => ({ zh: `职称为${wordOf(TITLES, title).zh}，不在参评范围。`, en: `The title ${wordOf(TITLES, title).en} is not admitted.` }),
  POST_NOT_ADMITTED: ({ post }) => ({ zh: `岗位为${wordOf(POSTS, post).zh}，不在参评范围。`, en: `The post ${wordOf(POSTS, post).en} is not admitted.` }),
  SUBJECT_NOT_ADMITTED: ({ subject }) => ({ zh: `学科为${subjectWords(subject).zh}，不在参评范围。`, en: `The subject ${subjectWords(subject).en} is not admitted.` }),
  STAGE_NOT_ADMITTED: ({ stage }) => ({ zh: `学段为${stageWords(stage).zh}，不在参评范围。`, en: `The stage ${stageWords(stage).en} is not admitted.` }),
  SERVICE_UNKNOWN: () => ({ zh: '名册中没有入职日期，无法计算教龄，请先补全。', en: 'The roster has no first day in service, so the years cannot be counted. Add it first.' }),
  SERVICE_TOO_SHORT: ({ years, neededYears }) => ({ zh: `教龄 ${years} 年，要求满 ${neededYears} 年。`, en: `${years} years in service; ${neededYears} are needed.` }),
  HONOUR_HELD: ({ title, titleEn, year, years }) => ({ zh: `${year} 年已获“${title}”，${years} 年内不能再次参评。`, en: `Holds "${titleEn}" of ${year}; may not enter again within ${years} years.` }),
};

export const SHEET_WORDS: WordsBy<SheetRefusal> = {
  UNKNOWN_CRITERION: () => ({ zh: '评分项不属于本届评分标准，请刷新页面。', en: 'A criterion is not in the rubric of this round. Reload the page.', field: 'input.points' }),
  POINTS_OUT_OF_RANGE: ({ criterion, criterionEn, maxPoints }) => ({ zh: `“${criterion}”须为 0 到 ${maxPoints} 的整数。`, en: `"${criterionEn}" must be a whole number from 0 to ${maxPoints}.`, field: 'input.points' }),
  POINTS_MISSING: ({ criteria, criteriaEn }) => ({ zh: `还有评分项没有打分：${criteria.join('、')}。`, en: `Not scored yet: ${criteriaEn.join(', ')}.`, field: 'input.points' }),
};

/** The sentence of a refusal by the table of its rule. */
export function tell<R extends { readonly code: string }>(table: WordsBy<R>, refusal: R): Words {
  return (table[refusal.code as R['code']] as (refusal: R) => Words)(refusal);
}
