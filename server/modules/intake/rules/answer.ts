import type { Words } from '../../../platform/locale.js';
import { problemWords, type RecordProblem } from './record-check.js';

export const ANSWER_STATUSES = ['ACCEPTED', 'DUPLICATE', 'UNKNOWN_TEACHER', 'AMBIGUOUS', 'OUT_OF_SCOPE', 'INVALID'] as const;
export type AnswerStatus = (typeof ANSWER_STATUSES)[number];

export type AnswerCode =
  | 'SUSPECTED_DUPLICATE' | 'CONTENT_CHANGED' | 'TWICE_IN_BATCH' | 'TEACHER_UNKNOWN' | 'IDENTITIES_DISAGREE' | 'NAME_DIFFERS' | 'TEACHER_LEFT'
  | 'LEVEL_NOT_ALLOWED' | 'CATEGORY_NOT_ALLOWED' | 'YEAR_NOT_ALLOWED' | 'NOT_PASSED' | 'RECORD_INVALID';

/** What a provider is told of one record. */
export interface Answer {
  readonly status: AnswerStatus;
  /** Null when accepted without a doubt. */
  readonly code: AnswerCode | null;
  readonly problems: readonly RecordProblem[];
  readonly claimId: number | null;
}

export const refusedAs = (status: AnswerStatus, code: AnswerCode): Answer => ({ status, code, problems: [], claimId: null });
export const invalid = (problems: readonly RecordProblem[]): Answer => ({ status: 'INVALID', code: 'RECORD_INVALID', problems, claimId: null });

/** What an answer says and what to do; never a name, a number or an ID of anybody. */
export function answerWords({ code, problems }: Answer): Words {
  switch (code) {
    case null: return { zh: '已接收，待县级认定。', en: 'Accepted; it awaits recognition by the county.' };
    case 'SUSPECTED_DUPLICATE': return { zh: '已接收，但与该教师已有的一条记录疑似重复，须经人工核对后再认定。无需重发。', en: 'Accepted, but the teacher already has what looks like the same hours; a person will compare them. Do not send it again.' };
    case 'CONTENT_CHANGED': return { zh: '该编号的记录此前已接收，本次内容与之不同，未作改动。确需更正的，请联系县培训中心撤销原记录后，用新编号重新报送。', en: 'This id was accepted before with other content; nothing was changed. To correct it, ask the training centre to take the first one back and send it under a new id.' };
    case 'TWICE_IN_BATCH': return { zh: '本批中有两条记录编号相同而内容不同，只处理了排在前面的一条。', en: 'Two records of this batch have this id with different content; only the first was looked at.' };
    case 'TEACHER_UNKNOWN': return { zh: '本县教师名册中没有此人。请核对教师编号或身份证号；新调入的教师请待名册更新后重发。', en: 'No such teacher in this county. Check the number; for somebody newly transferred, send it again once the roster is up to date.' };
    case 'IDENTITIES_DISAGREE': return { zh: '教师编号与身份证号不是同一位教师。请核对后重发。', en: 'Teacher number and national id do not belong to one and the same teacher. Check them and send it again.' };
    case 'NAME_DIFFERS': return { zh: '姓名与名册登记的不一致。请核对后重发。', en: 'The name differs from the one in the roster. Check it and send it again.' };
    case 'TEACHER_LEFT': return { zh: '该教师已不在本县任职，不予接收。', en: 'The teacher is no longer in service in this county.' };
    case 'LEVEL_NOT_ALLOWED': return { zh: '贵平台未获准报送该级别的培训。', en: 'You may not send trainings of this level.' };
    case 'CATEGORY_NOT_ALLOWED': return { zh: '贵平台未获准报送该类别的培训。', en: 'You may not send trainings of this category.' };
    case 'YEAR_NOT_ALLOWED': return { zh: '结束日期不在贵平台获准报送的年度内。', en: 'It was completed in a year that you may not send.' };
    case 'NOT_PASSED': return { zh: '未通过考核的记录不予认定，无需报送。', en: 'Only passed trainings are credited; there is no need to send others.' };
    case 'RECORD_INVALID': {
      const told = problems.map(problemWords);
      return { zh: told.map((each) => each.zh).join(''), en: told.map((each) => each.en).join(' ') };
    }
  }
}
