import { answerToCheckIn, type CheckInFacts } from '../../../server/modules/attendance/rules/check-in.js';
import { refusalToClose, refusalToOpen } from '../../../server/modules/attendance/rules/check-in-window.js';
import { type HandEntryFacts, refusalToEnterByHand } from '../../../server/modules/attendance/rules/hand-entry.js';

const welcome: CheckInFacts = { code: 'VALID', isRollClosed: false, membership: 'ENROLLED', isOpen: true, presence: null, mayLeave: false, mayConfirm: false, teacherId: 7, deviceTeacherId: null };
const absentByHand = { status: 'ABSENT', source: 'HAND' } as const;
/** Breaks every rule from the last one up to, but not including, a forged code. */
const hopeless = { isRollClosed: true, membership: null, isOpen: false, code: 'EXPIRED', presence: absentByHand, deviceTeacherId: 8 } as const;

describe('check-in, in descending precedence: each row breaks its own rule and every rule below it', () => {
  test.each([
    ['a forged code', { ...hopeless, code: 'FORGED', presence: { status: 'PRESENT', source: 'CODE' } }, { code: 'CODE_INVALID' }],
    ['present already, whatever has changed since', { ...hopeless, presence: { status: 'LATE', source: 'HAND' } }, 'ALREADY_PRESENT'],
    ['a closed roll', hopeless, { code: 'ROLL_CLOSED' }],
    ['never on the roll', { ...hopeless, isRollClosed: false }, { code: 'NOT_ENROLLED' }],
    ['left the roll', { ...hopeless, isRollClosed: false, membership: 'LEFT' }, { code: 'NOT_ENROLLED' }],
    ['check-in not open', { ...hopeless, isRollClosed: false, membership: 'ENROLLED' }, { code: 'SESSION_NOT_OPEN' }],
    ['an expired code', { ...hopeless, isRollClosed: false, membership: 'ENROLLED', isOpen: true }, { code: 'CODE_EXPIRED' }],
    ['marked absent by staff', { presence: absentByHand, deviceTeacherId: 8 }, { code: 'MARKED_ABSENT' }],
    ['a phone that counted for another', { deviceTeacherId: 8 }, { code: 'DEVICE_USED_BY_OTHER' }],
    ['his own phone', { deviceTeacherId: 7 }, 'CHECK_IN'],
    ['absent only because the register was closed', { presence: { status: 'ABSENT', source: 'CLOSING' } }, 'CHECK_IN'],
    ['on leave, but here', { presence: { status: 'LEAVE', source: 'HAND' } }, 'CHECK_IN'],
  ] as const)('%s', (_case, change, answer) => {
    expect(answerToCheckIn({ ...welcome, ...change })).toEqual(answer);
  });

  test.each([
    ['leaving', {}, 'CHECK_OUT'],
    ['answering a second call', { mayLeave: false, mayConfirm: true }, 'CONFIRM'],
    ['a second call, with an old code', { mayConfirm: true, code: 'EXPIRED' }, 'ALREADY_PRESENT'],
    ['with an old code', { code: 'EXPIRED' }, 'ALREADY_PRESENT'],
    ['after check-in was closed', { isOpen: false }, 'ALREADY_PRESENT'],
    ["on somebody else's phone", { deviceTeacherId: 8 }, 'ALREADY_PRESENT'],
    ['where only coming is asked for', { mayLeave: false }, 'ALREADY_PRESENT'],
  ] as const)('present by a scan: %s', (_case, change, answer) => {
    expect(answerToCheckIn({ ...welcome, presence: { status: 'PRESENT', source: 'CODE' }, mayLeave: true, ...change })).toEqual(answer);
  });
});

describe('opening and closing', () => {
  const planned = { isRollClosed: false, isOpen: false, isClosed: false, minutesAfterStart: 0 };

  test.each([
    ['a sealed register', { isRollClosed: true, isOpen: true, minutesAfterStart: -9_999 }, { code: 'ROLL_CLOSED' }],
    ['open already', { isOpen: true, minutesAfterStart: -9_999 }, { code: 'ALREADY_OPEN' }],
    ['a minute too early', { minutesAfterStart: -181 }, { code: 'TOO_EARLY', opensInMinutes: 1 }],
    ['three hours before', { minutesAfterStart: -180 }, null],
    ['closed, to be opened again', { isClosed: true, minutesAfterStart: 500 }, null],
  ] as const)('open: %s', (_case, change, refusal) => {
    expect(refusalToOpen({ ...planned, ...change })).toEqual(refusal);
  });

  test.each([
    ['a sealed register', { isRollClosed: true, isClosed: true, minutesAfterStart: -1 }, { code: 'ROLL_CLOSED' }],
    ['closed already', { isClosed: true, minutesAfterStart: -1 }, { code: 'ALREADY_CLOSED' }],
    ['not started, not open', { minutesAfterStart: -1 }, { code: 'NOT_STARTED' }],
    ['opened too early by mistake', { minutesAfterStart: -1, isOpen: true }, null],
    ['started, never opened: a register by hand', {}, null],
  ] as const)('close: %s', (_case, change, refusal) => {
    expect(refusalToClose({ ...planned, ...change })).toEqual(refusal);
  });
});

describe('entering by hand, in descending precedence', () => {
  const fine: HandEntryFacts = { isRollClosed: false, status: 'PRESENT', reason: '点名核对', statedMinutes: null, durationMinutes: 90, minutesAfterStart: 5, teacherIds: [1, 2], enrolledIds: new Set([1, 2]), ownTeacherId: 9 };
  const wrong = { isRollClosed: true, enrolledIds: new Set([1]), ownTeacherId: 1, reason: ' 病 ', minutesAfterStart: -121, status: 'LATE', statedMinutes: null } as const;

  test.each([
    ['a sealed register', wrong, { code: 'ROLL_CLOSED' }],
    ['a stranger among them', { ...wrong, isRollClosed: false }, { code: 'NOT_ENROLLED', teacherIds: [2] }],
    ['himself among them', { ...wrong, isRollClosed: false, enrolledIds: new Set([1, 2]) }, { code: 'OWN_PRESENCE' }],
    ['no reason to speak of', { ...wrong, isRollClosed: false, enrolledIds: new Set([1, 2]), ownTeacherId: null }, { code: 'REASON_MISSING' }],
    ['two hours and a minute before', { minutesAfterStart: -121, status: 'LATE' }, { code: 'TOO_EARLY' }],
    ['late without minutes', { status: 'LATE' }, { code: 'MINUTES_MISSING' }],
    ['left early without minutes', { status: 'LEFT_EARLY' }, { code: 'MINUTES_MISSING' }],
    ['no minutes at all', { status: 'LATE', statedMinutes: 0 }, { code: 'MINUTES_OUT_OF_RANGE', durationMinutes: 90 }],
    ['more minutes than the session has', { status: 'LEFT_EARLY', statedMinutes: 91 }, { code: 'MINUTES_OUT_OF_RANGE', durationMinutes: 90 }],
    ['all of the minutes', { status: 'LATE', statedMinutes: 90 }, null],
    ['leave for next month', { status: 'LEAVE', minutesAfterStart: -43_200 }, null],
    ['present', {}, null],
  ] as const)('%s', (_case, change, refusal) => {
    expect(refusalToEnterByHand({ ...fine, ...change })).toEqual(refusal);
  });
});
