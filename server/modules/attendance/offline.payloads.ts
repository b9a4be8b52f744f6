import { payloadOf } from '../../platform/graphql/payload.js';
import type { Words } from '../../platform/locale.js';
import { ROLL_CLOSED } from './attendance.errors.js';
import type { SessionRecord, WithSession } from './attendance.read-model.js';
import { RegisterSession } from './attendance.types.js';
import { OfflineScanReply, SessionSetTermsResult } from './offline.types.js';
import type { ScanRefusal, ScanReply } from './offline-scans.service.js';
import { SCAN_PROBLEMS, type ScanProblem } from './rules/offline-scan.js';
import type { ScanDecisionRefusal } from './scan-decisions.service.js';

const REFUSAL_WORDS: Record<ScanRefusal, Words> = {
  UNKNOWN_SESSION: { zh: '没有这一场，或不归您管理', en: 'There is no such session within your reach' },
  UNKNOWN_CODE: { zh: '签到码不正确，或不是您所在班次的。如果您当时在场，请找工作人员登记', en: 'The code is not right, or not for a class of yours. If you were there, ask the staff' },
  TOO_MANY_TRIES: { zh: '不正确的签到码过多，请 5 分钟后再送', en: 'Too many wrong codes; send again in 5 minutes' },
};
const ANSWER_WORDS: Record<'ACCEPTED' | 'DUPLICATE', Words> = { ACCEPTED: { zh: '已计入考勤', en: 'Counted' }, DUPLICATE: { zh: '考勤里已有，不重复计算', en: 'In the register already' } };

export const problemWords = (problem: ScanProblem): Words => SCAN_PROBLEMS[problem];

/** What to tell of one scan: that it counts, or why it waits for the staff. */
export function replyWords({ answer, problem }: Pick<ScanReply, 'answer' | 'problem'>): Words {
  if (answer === 'ACCEPTED' || answer === 'DUPLICATE') return ANSWER_WORDS[answer];
  if (answer === 'REFUSED') return REFUSAL_WORDS[problem as ScanRefusal];
  const { zh, en } = SCAN_PROBLEMS[problem as ScanProblem];
  return { zh: `${zh}，已留给工作人员核实`, en: `${en}. It is kept for the staff to decide` };
}

export const checkInSyncPayload = payloadOf<never, OfflineScanReply[]>('CheckInSync', { field: 'replies', type: () => [OfflineScanReply], description: 'One for each scan, in their order.' }, {});
export const registerSyncPayload = payloadOf<never, OfflineScanReply[]>('RegisterSync', { field: 'replies', type: () => [OfflineScanReply], description: 'One for each entry, in their order.' }, {});

export const registerScanDecidePayload = payloadOf<ScanDecisionRefusal, SessionRecord>('RegisterScanDecide', { field: 'session', type: () => RegisterSession, description: 'The session afterwards.' }, {
  ROLL_CLOSED: () => ROLL_CLOSED,
  DECIDED_ALREADY: () => ({ zh: '所选记录中有的已被其他人处理。请刷新后重选，本次没有改动。', en: 'Somebody decided one of these already. Refresh and choose again; nothing was changed.' }),
  OWN_PRESENCE: () => ({ zh: '不能核实自己的考勤，请其他工作人员处理。', en: 'You cannot decide about your own presence; ask a colleague.' }),
  NOTE_MISSING: () => ({ zh: '请写明核实的依据，如“查看现场照片，本人在场”。', en: 'Say what you went by, such as “seen in the pictures of the day”.', field: 'input.note' }),
  NOT_ENROLLED: () => ({ zh: '所选人员中有人不在名册上，不能计入。请先把他加入班次，或不予计入。', en: 'Somebody chosen is not on the roll. Add him to the class first, or dismiss it.' }),
});

export const sessionSetTermsPayload = payloadOf<{ readonly code: 'ROLL_CLOSED' }, WithSession<SessionSetTermsResult>>('SessionSetTerms', { field: 'result', type: () => SessionSetTermsResult, description: 'What the new terms did.' }, { ROLL_CLOSED: () => ROLL_CLOSED });
