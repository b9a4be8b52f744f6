import { refusalOfFee, refusalToPay, refusalToRate, yuanOf } from '../../../server/modules/experts/rules/fee.js';
import { refusalOfLecturer, refusalToAnswer, refusalToInvite, refusalToWithdraw } from '../../../server/modules/experts/rules/invitation.js';
import { maskedMobile, refusalOfEntry, refusalOfStanding, tagsOf } from '../../../server/modules/experts/rules/pool.js';

const entry = { teacher: null, namesake: null, mobile: null };
const namesake = { name: '王敏', organisation: '市教科院' };

// In descending precedence: each row breaks its own rule and every rule below it.
test.each([
  ['a teacher nobody knows', { teacher: { isKnown: false, holder: null }, namesake, mobile: '12' }, { code: 'UNKNOWN_TEACHER' }],
  ['a teacher who is in the pool', { teacher: { isKnown: true, holder: '王敏' }, namesake, mobile: '12' }, { code: 'TEACHER_IN_POOL', name: '王敏' }],
  ['a namesake at the same place', { namesake, mobile: '12' }, { code: 'EXPERT_KNOWN', ...namesake }],
  ['a number that is none', { mobile: '12' }, { code: 'MOBILE_UNREADABLE' }],
  ['a mobile', { mobile: '13812345678' }, null],
  ['a line with its area code', { mobile: '0916-2213344' }, null],
  ['no number', {}, null],
] as const)('entering the pool: %s', (_case, change, refusal) => {
  expect(refusalOfEntry({ ...entry, ...change })).toEqual(refusal);
});

test('whoever has sessions ahead stays in the pool', () => {
  expect(refusalOfStanding({ status: 'RETIRED', wanted: 'RETIRED', sessionsAhead: 2 })).toEqual({ code: 'STANDS_ALREADY', status: 'RETIRED' });
  expect(refusalOfStanding({ status: 'ACTIVE', wanted: 'RETIRED', sessionsAhead: 2 })).toEqual({ code: 'HAS_SESSIONS_AHEAD', sessions: 2 });
  expect(refusalOfStanding({ status: 'ACTIVE', wanted: 'RETIRED', sessionsAhead: 0 })).toBeNull();
  expect(refusalOfStanding({ status: 'RETIRED', wanted: 'ACTIVE', sessionsAhead: 0 })).toBeNull();
});

test('tags are trimmed, each once, without the separator; numbers are masked', () => {
  expect(tagsOf([' 大单元 教学 ', '大单元 教学', '', 'ＡＩ,素养'])).toEqual(['大单元 教学', 'AI 素养']);
  expect([maskedMobile('13812345678'), maskedMobile('0916-2213344'), maskedMobile('12345')]).toEqual(['138****5678', '091*****3344', '*****']);
});

const session = { isOver: false, isSealed: false, otherLecturer: null };

test.each([
  ['somebody retired', { status: 'RETIRED', sessions: [{ ...session, isOver: true, isInvited: true }] }, { code: 'EXPERT_RETIRED' }],
  ['a session that is over', { sessions: [{ ...session, isInvited: false }, { ...session, isOver: true, otherLecturer: '李刚', isInvited: true }] }, { code: 'SESSION_OVER', index: 1 }],
  ['a class that is closed', { sessions: [{ ...session, isSealed: true, isInvited: false }] }, { code: 'SESSION_OVER', index: 0 }],
  ['a session of somebody else', { sessions: [{ ...session, otherLecturer: '李刚', isInvited: true }] }, { code: 'SESSION_HAS_LECTURER', index: 0, name: '李刚' }],
  ['asked before', { sessions: [{ ...session, isInvited: true }] }, { code: 'INVITED_ALREADY', index: 0 }],
  ['two free sessions', { sessions: [{ ...session, isInvited: false }, { ...session, isInvited: false }] }, null],
] as const)('inviting: %s', (_case, change, refusal) => {
  expect(refusalToInvite({ status: 'ACTIVE', ...change })).toEqual(refusal);
});

test('an answer counts once, and an acceptance only where there is something to hold', () => {
  expect(refusalToAnswer({ status: 'WITHDRAWN', accepts: true, session: { ...session, isOver: true } })).toEqual({ code: 'ANSWERED_ALREADY', status: 'WITHDRAWN' });
  expect(refusalToAnswer({ status: 'INVITED', accepts: true, session: { ...session, isOver: true, otherLecturer: '李刚' } })).toEqual({ code: 'SESSION_OVER' });
  expect(refusalToAnswer({ status: 'INVITED', accepts: true, session: { ...session, otherLecturer: '李刚' } })).toEqual({ code: 'SESSION_HAS_LECTURER', name: '李刚' });
  expect(refusalToAnswer({ status: 'INVITED', accepts: false, session: { ...session, isOver: true, otherLecturer: '李刚' } })).toBeNull();
  expect(refusalToWithdraw({ status: 'DECLINED', isOver: true })).toEqual({ code: 'ENDED_ALREADY', status: 'DECLINED' });
  expect(refusalToWithdraw({ status: 'ACCEPTED', isOver: true })).toEqual({ code: 'SESSION_OVER' });
  expect(refusalToWithdraw({ status: 'INVITED', isOver: true })).toBeNull();
});

test('a lecturer can be changed until the class is closed or his fee was paid', () => {
  const free = { isSealed: false, hasLecturer: true, status: 'ACTIVE', paidTo: null } as const;
  expect(refusalOfLecturer({ ...free, isSealed: true, hasLecturer: false, status: 'RETIRED', paidTo: '王敏' })).toEqual({ code: 'SESSION_SEALED' });
  expect(refusalOfLecturer({ ...free, hasLecturer: false, status: 'RETIRED', paidTo: '王敏' })).toEqual({ code: 'LECTURER_MISSING' });
  expect(refusalOfLecturer({ ...free, status: 'RETIRED', paidTo: '王敏' })).toEqual({ code: 'EXPERT_RETIRED' });
  expect(refusalOfLecturer({ ...free, paidTo: '王敏' })).toEqual({ code: 'FEE_PAID', name: '王敏' });
  expect(refusalOfLecturer({ ...free, status: null })).toBeNull();
});

test('fees: owed to the lecturer, after the session, once', () => {
  expect(refusalOfFee({ holdsSession: false, status: 'PAID' })).toEqual({ code: 'NOT_HIS_SESSION' });
  expect(refusalOfFee({ holdsSession: true, status: 'PAID' })).toEqual({ code: 'FEE_PAID' });
  expect(refusalOfFee({ holdsSession: true, status: 'UNPAID' })).toBeNull();
  const now = '2026-11-21 02:00:00.000';
  const at = { now, today: '2026-11-21', paidOn: '2026-11-21' };
  const over = { status: 'UNPAID', endsAt: now } as const;
  expect(refusalToPay({ ...at, paidOn: '2026-11-22', fees: [{ ...over, status: 'PAID' }, { ...over, endsAt: '2026-12-01 00:00:00.000' }] })).toEqual({ code: 'PAID_ALREADY', count: 1 });
  expect(refusalToPay({ ...at, paidOn: '2026-11-22', fees: [over, { ...over, endsAt: '2026-11-21 02:00:00.001' }] })).toEqual({ code: 'SESSIONS_AHEAD', count: 1 });
  expect(refusalToPay({ ...at, paidOn: '2026-11-22', fees: [over] })).toEqual({ code: 'PAID_IN_FUTURE' });
  expect(refusalToPay({ ...at, fees: [over] })).toBeNull();
  expect([yuanOf(80000), yuanOf(5), yuanOf(-1250)]).toEqual(['800.00', '0.05', '-12.50']);
});

test('ratings: what was heard, by somebody else', () => {
  expect(refusalToRate({ holdsSession: false, isOver: false, isRater: true })).toEqual({ code: 'NOT_HIS_SESSION' });
  expect(refusalToRate({ holdsSession: true, isOver: false, isRater: true })).toEqual({ code: 'OWN_SESSION' });
  expect(refusalToRate({ holdsSession: true, isOver: false, isRater: false })).toEqual({ code: 'NOT_OVER_YET' });
  expect(refusalToRate({ holdsSession: true, isOver: true, isRater: false })).toBeNull();
});
