import { payloadOf } from '../../platform/graphql/payload.js';
import type { Words } from '../../platform/locale.js';
import type { SessionRecord, WithSession } from './attendance.read-model.js';
import { CheckInResult, PresenceSetResult, RegisterSession, SessionCloseResult } from './attendance.types.js';
import type { CheckInProblem } from './check-in.service.js';
import { ROLL_CLOSED } from './attendance.errors.js';
import type { ClosingRefusal, OpeningRefusal } from './rules/check-in-window.js';
import { EARLIEST_MINUTES_BEFORE, type HandEntryRefusal } from './rules/hand-entry.js';

/** `2 小时 5 分钟`, `3 天`. */
function spanWords(minutes: number): Words {
  if (minutes >= 2_880) return { zh: `${Math.floor(minutes / 1_440)} 天`, en: `${Math.floor(minutes / 1_440)} days` };
  const hours = Math.floor(minutes / 60);
  return hours > 0 ? { zh: `${hours} 小时 ${minutes % 60} 分钟`, en: `${hours} h ${minutes % 60} min` } : { zh: `${minutes} 分钟`, en: `${minutes} min` };
}

export const openingWords: { [C in OpeningRefusal['code']]: (refusal: Extract<OpeningRefusal, { code: C }>) => Words } = {
  ROLL_CLOSED: () => ROLL_CLOSED,
  ALREADY_OPEN: () => ({ zh: '签到已经开启。', en: 'Check-in is open already.' }),
  TOO_EARLY: ({ opensInMinutes }) => ({
    zh: `还没到时间：开课前 3 小时起可以开启签到，请在 ${spanWords(opensInMinutes).zh}后再试。`,
    en: `It is too early: check-in opens from 3 hours before the start, in ${spanWords(opensInMinutes).en}.`,
  }),
};

export const closingWords: { [C in ClosingRefusal['code']]: () => Words } = {
  ROLL_CLOSED: () => ROLL_CLOSED,
  ALREADY_CLOSED: () => ({ zh: '本场签到已经结束。', en: 'Check-in is closed already.' }),
  NOT_STARTED: () => ({ zh: '本场还没有开始，不能结束签到。', en: 'The session has not started, so there is nothing to close.' }),
};

export const sessionOpenPayload = payloadOf<OpeningRefusal, SessionRecord>('SessionOpenCheckIn', { field: 'session', type: () => RegisterSession, description: 'The session, open now.' }, openingWords);

export const sessionClosePayload = payloadOf<ClosingRefusal, WithSession<SessionCloseResult>>('SessionCloseCheckIn', { field: 'result', type: () => SessionCloseResult, description: 'What closing did.' }, closingWords);

export const presenceSetPayload = payloadOf<HandEntryRefusal, WithSession<PresenceSetResult>>('PresenceSet', { field: 'result', type: () => PresenceSetResult, description: 'What was entered.' }, {
  ROLL_CLOSED: () => ROLL_CLOSED,
  NOT_ENROLLED: ({ teacherIds }) => ({
    zh: `所选人员中有 ${teacherIds.length} 人不在名册上（可能刚被换人或退出）。请刷新后重选，本次没有改动任何人。`,
    en: `${teacherIds.length} of those chosen are not on the roll; they may just have left. Refresh and choose again. Nobody was changed.`, field: 'input.teacherIds',
  }),
  OWN_PRESENCE: () => ({ zh: '不能登记自己的考勤。请现场扫码，或请其他工作人员登记。', en: 'You cannot enter your own presence. Check in with the code, or ask a colleague.', field: 'input.teacherIds' }),
  REASON_MISSING: () => ({ zh: '请填写手工登记的原因，如“手机没电，现场核对本人”。', en: 'Say why it is entered by hand, such as “phone flat, seen in person”.', field: 'input.reason' }),
  TOO_EARLY: () => ({ zh: `开课前 ${EARLIEST_MINUTES_BEFORE / 60} 小时起才能登记出勤；请假可以提前登记。`, en: `Presence can be entered from ${EARLIEST_MINUTES_BEFORE / 60} hours before the start; leave can be entered earlier.`, field: 'input.status' }),
  MINUTES_MISSING: () => ({ zh: '迟到、早退请填写实际在场的分钟数。', en: 'For late and left early, say how many minutes they were there.', field: 'input.presentMinutes' }),
  MINUTES_OUT_OF_RANGE: ({ durationMinutes }) => ({ zh: `在场分钟数应在 1 到 ${durationMinutes} 之间。`, en: `The minutes must be between 1 and ${durationMinutes}.`, field: 'input.presentMinutes' }),
});

export const checkInPayload = payloadOf<CheckInProblem, CheckInResult>('CheckIn', { field: 'result', type: () => CheckInResult, description: 'The presence.' }, {
  CODE_INVALID: () => ({ zh: '签到码不正确，或不是您所在班次的。请核对大屏幕上的六位数字，或重新扫码。', en: 'This code is not right, or not for a class of yours. Check the six digits on the screen, or scan again.', field: 'input.code' }),
  ROLL_CLOSED: () => ({ zh: '该班次已结业，不能再签到。', en: 'This class is closed; nobody can check in any more.' }),
  NOT_ENROLLED: () => ({ zh: '您不在这个班次的名册上。如果您是替人参加或刚被录取，请到签到台请工作人员核对名单。', en: 'You are not on the roll of this class. If you stand in for somebody or were admitted just now, ask at the desk.' }),
  SESSION_NOT_OPEN: () => ({ zh: '本场签到没有开启或已经结束。如果您在现场，请到签到台登记。', en: 'Check-in for this session is not open, or over. If you are here, ask at the desk.' }),
  CODE_EXPIRED: () => ({ zh: '二维码已过期（每 15 秒更换一次）。请重新扫描大屏幕上的二维码。', en: 'The code has expired; it changes every 15 seconds. Scan the one on the screen again.', field: 'input.code' }),
  MARKED_ABSENT: () => ({ zh: '工作人员已将您登记为缺勤。如有误，请到签到台说明。', en: 'Staff recorded you as absent. If that is wrong, ask at the desk.' }),
  DEVICE_USED_BY_OTHER: () => ({ zh: '这部手机已为另一位教师签到，一部手机只能签一人。请用您自己的手机，或到签到台登记。', en: 'Another teacher checked in on this phone; one phone counts for one person. Use your own, or ask at the desk.' }),
  TOO_MANY_TRIES: ({ minutes }) => ({ zh: `输错次数过多，请 ${minutes} 分钟后再试，或直接扫描二维码。`, en: `Too many wrong codes. Wait ${minutes} minutes, or scan the QR code.` }),
});

export const checkInHoldPayload = payloadOf<{ code: 'NOT_VALID' }, string>('CheckInHold', { field: 'code', type: () => String, description: 'The code kept for this device, for five minutes.' }, {
  NOT_VALID: () => ({ zh: '二维码已过期。请先登录，再重新扫描大屏幕上的二维码。', en: 'The code has expired. Sign in, then scan the one on the screen again.', field: 'input.code' }),
});
