import type { Words } from '../../platform/locale.js';
import type { PublicationRefusal, SubmissionRefusal } from './rules/rule-set-publication.js';

const STATUS_WORDS = {
  DRAFT: { zh: '正在编写', en: 'being written' }, SUBMITTED: { zh: '已提交，等待发布', en: 'submitted' }, WITHDRAWN: { zh: '已撤销', en: 'given up' }, PUBLISHED: { zh: '已发布', en: 'published' },
} as const;
export type DraftStatus = keyof typeof STATUS_WORDS;

export const notOpenWords = (status: DraftStatus): Words => ({ zh: `草案${STATUS_WORDS[status].zh}，不能修改或提交。`, en: `The draft is ${STATUS_WORDS[status].en} and cannot be changed or submitted.` });
export const notSubmittedWords = (status: DraftStatus): Words => ({ zh: `草案${STATUS_WORDS[status].zh}，不在待发布状态。`, en: `The draft is ${STATUS_WORDS[status].en}, not waiting for publication.` });

/** Why a draft may not be submitted or published. */
export function publicationWords(refusal: SubmissionRefusal | PublicationRefusal): Words {
  switch (refusal.code) {
    case 'DRAFT_NOT_OPEN': return notOpenWords(refusal.status);
    case 'DRAFT_NOT_SUBMITTED': return notSubmittedWords(refusal.status);
    case 'PUBLISHER_IS_AUTHOR': return { zh: '您参与了本草案的编写，须由另一人发布。', en: 'You wrote in this draft; somebody else must publish it.' };
    case 'CONTRADICTIONS': return { zh: `草案有 ${refusal.count} 处矛盾，改正后才能提交和发布。`, en: `The draft contradicts itself in ${refusal.count} places; mend them first.` };
    case 'TEST_CASES_FAIL': return { zh: `有 ${refusal.count} 个测试用例未通过，请修改规则或用例。`, en: `${refusal.count} test cases fail; mend the rules or the cases.` };
    case 'START_IN_CLOSED_YEAR': return { zh: `施行日期落在已截止登记的 ${refusal.cycleYear} 年度（${refusal.closedAfterDay} 截止），已结账的年度不能改用新办法。请把施行日期改到未截止的年度。`, en: `It would begin in ${refusal.cycleYear}, which closed for registration on ${refusal.closedAfterDay}. Choose a day in a year that is open.` };
  }
}
