import { besidePartLeave, excusedMinutesOf, leaveMinutesOf, type LeaveOfSession } from '../../../server/modules/attendance/rules/granted-leave.js';
import { type DecisionFacts, refusalToDecide } from '../../../server/modules/leave/rules/leave-decision.js';
import { firstStep, refusalToSend, type SendFacts } from '../../../server/modules/leave/rules/leave-request.js';
import { completionOf, completionWords, minutesWithoutExcused } from '../../../server/modules/training/rules/completion.js';

const onLeave: LeaveOfSession = { durationMinutes: 90, presence: { status: 'LEAVE', source: 'HAND', presentMinutes: 0 }, granted: { minutes: 90, kind: 'OFFICIAL' } };

describe('leave beside a presence', () => {
  test.each<[string, Partial<LeaveOfSession>, number, number]>([
    ['granted for all of it', {}, 90, 90],
    ['granted for a part, and nobody came', { granted: { minutes: 30, kind: 'OFFICIAL' } }, 30, 30],
    ['granted for a part of what is missing', { presence: { status: 'LATE', source: 'CODE', presentMinutes: 50 }, granted: { minutes: 30, kind: 'OFFICIAL' } }, 30, 30],
    ['never more than is missing', { presence: { status: 'LATE', source: 'CODE', presentMinutes: 70 }, granted: { minutes: 30, kind: 'OFFICIAL' } }, 20, 20],
    ['presence of all of it wins', { presence: { status: 'PRESENT', source: 'CODE', presentMinutes: 90 } }, 0, 0],
    ['an absence entered afterwards takes it away', { presence: { status: 'ABSENT', source: 'HAND', presentMinutes: 0 } }, 0, 0],
    ['a kind that the class does not excuse', { granted: { minutes: 90, kind: 'PERSONAL' } }, 90, 0],
    ['entered by staff without a request', { granted: null }, 90, 0],
    ['nothing recorded', { presence: null }, 0, 0],
  ])('%s', (_case, change, leave, excused) => {
    const facts = { ...onLeave, ...change };
    expect([leaveMinutesOf(facts), excusedMinutesOf(facts, ['OFFICIAL', 'SICK'])]).toEqual([leave, excused]);
    expect(excusedMinutesOf(facts, [])).toBe(0);
  });

  test.each([
    ['without a scan when leaving the part is off', { leaveMinutes: 30, hasExitScan: false }, 60],
    ['a scan when leaving proves that he stayed', { leaveMinutes: 30, hasExitScan: true }, 90],
    ['leave of the whole session gives way to a scan', { leaveMinutes: 90, hasExitScan: false }, 90],
    ['no leave', { leaveMinutes: 0, hasExitScan: false }, 90],
  ])('%s', (_case, facts, minutes) => expect(besidePartLeave(90, { durationMinutes: 90, ...facts })).toBe(minutes));
});

describe('the gate at exactly one fifth, with leave', () => {
  const fifth = { requiredMinutes: 450, absenceNumerator: 1, absenceDenominator: 5, assessmentRequired: false, assessment: null };
  test.each([
    ['leave counts: 90 of 450 is one fifth', { absentMinutes: 90, excusedMinutes: 0 }, 'ABSENT_TOO_LONG'],
    ['one minute less passes', { absentMinutes: 89, excusedMinutes: 0 }, 'COMPLETED'],
    ['excused to the last minute', { absentMinutes: 90, excusedMinutes: 90 }, 'COMPLETED'],
    ['one excused minute of 90 is enough', { absentMinutes: 90, excusedMinutes: 1 }, 'COMPLETED'],
    ['excused leave beside one fifth of absence', { absentMinutes: 135, excusedMinutes: 45 }, 'ABSENT_TOO_LONG'],
    ['and beside a minute less', { absentMinutes: 134, excusedMinutes: 45 }, 'COMPLETED'],
  ])('%s', (_case, facts, reason) => expect(completionOf({ ...fifth, ...facts }).reason).toBe(reason));

  test('excused leave gives no hours, and the words name it', () => {
    expect(minutesWithoutExcused(450, { requiredMinutes: 450, excusedMinutes: 0 })).toBe(450);
    expect(minutesWithoutExcused(450, { requiredMinutes: 450, excusedMinutes: 90 })).toBe(360);
    expect(minutesWithoutExcused(500, { requiredMinutes: 449, excusedMinutes: 1 })).toBe(498);
    expect(completionWords('ABSENT_TOO_LONG', { ...fifth, absentMinutes: 135, excusedMinutes: 45 }).zh).toBe('缺勤 90 分钟（另有准假 45 分钟不计缺勤），达到应到 450 分钟的 1/5 及以上，不予结业');
  });
});

describe('asking for leave', () => {
  const sendable: SendFacts = {
    isRollClosed: false, isEnrolled: true, needsProof: true, asked: [{ sessionId: 1, minutes: 30 }, { sessionId: 2, minutes: null }],
    sessions: new Map([[1, { ordinal: 1, durationMinutes: 90 }], [2, { ordinal: 2, durationMinutes: 90 }]]), askedAlready: new Set(), proofs: 1, knownProofs: 1, status: null,
  };
  const worst: SendFacts = { ...sendable, isRollClosed: true, isEnrolled: false, status: 'APPROVED', asked: [{ sessionId: 3, minutes: null }, { sessionId: 1, minutes: 91 }], askedAlready: new Set([1, 2]), proofs: 0, knownProofs: 1 };
  test.each([
    ['sealed', worst, 'ROLL_CLOSED'],
    ['not on the roll', { ...worst, isRollClosed: false }, 'NOT_ENROLLED'],
    ['decided already', { ...worst, isRollClosed: false, isEnrolled: true }, 'NOT_RETURNED'],
    ['of another class', { ...worst, isRollClosed: false, isEnrolled: true, status: 'RETURNED' as const }, 'SESSION_UNKNOWN'],
    ['longer than the session', { ...sendable, asked: [{ sessionId: 1, minutes: 91 }], askedAlready: new Set([1]), proofs: 0 }, 'MINUTES_OUT_OF_RANGE'],
    ['asked already', { ...sendable, askedAlready: new Set([2]), proofs: 0, knownProofs: 1 }, 'ASKED_ALREADY'],
    ['a file of somebody else', { ...sendable, proofs: 2 }, 'PROOF_UNKNOWN'],
    ['no proof', { ...sendable, proofs: 0, knownProofs: 0 }, 'PROOF_MISSING'],
  ])('%s', (_case, facts, code) => expect(refusalToSend(facts)?.code).toBe(code));

  test('in order, or sent again when it was returned; proof only where the class asks for it', () => {
    expect([refusalToSend(sendable), refusalToSend({ ...sendable, status: 'RETURNED' }), refusalToSend({ ...sendable, needsProof: false, proofs: 0, knownProofs: 0 })]).toEqual([null, null, null]);
  });

  test('whose word comes first', () => {
    const facts = { asksSchoolFirst: true, isEnteredBySchool: false, isSchoolsOwnRoll: false };
    expect([facts, { ...facts, asksSchoolFirst: false }, { ...facts, isEnteredBySchool: true }, { ...facts, isSchoolsOwnRoll: true }].map(firstStep)).toEqual(['SCHOOL', 'KEEPER', 'KEEPER', 'KEEPER']);
  });
});

describe('deciding on leave', () => {
  const decidable: DecisionFacts = { decision: 'APPROVE', status: 'REQUESTED', step: 'KEEPER', mine: ['KEEPER'], isOwn: false, isEnteredByDecider: false, isRollClosed: false, isEnrolled: true };
  const worst: DecisionFacts = { decision: 'APPROVE', status: 'APPROVED', step: 'SCHOOL', mine: ['KEEPER'], isOwn: true, isEnteredByDecider: true, isRollClosed: true, isEnrolled: false };
  test.each<[string, Partial<DecisionFacts>, string]>([
    ['decided', {}, 'NOT_AWAITING'],
    ['awaits the school', { status: 'REQUESTED' }, 'AWAITS_OTHERS'],
    ['his own', { status: 'REQUESTED', step: 'KEEPER' }, 'OWN_REQUEST'],
    ['what he entered', { status: 'REQUESTED', step: 'KEEPER', isOwn: false }, 'ENTERED_BY_SELF'],
    ['sealed', { status: 'REQUESTED', step: 'KEEPER', isOwn: false, isEnteredByDecider: false }, 'ROLL_CLOSED'],
    ['left the roll', { status: 'REQUESTED', step: 'KEEPER', isOwn: false, isEnteredByDecider: false, isRollClosed: false }, 'NOT_ENROLLED'],
  ])('%s', (_case, change, code) => expect(refusalToDecide({ ...worst, ...change })?.code).toBe(code));

  test('in order; what waits for a sealed register can still be refused', () => {
    expect([refusalToDecide(decidable), refusalToDecide({ ...decidable, decision: 'REFUSE', isRollClosed: true, isEnrolled: false })]).toEqual([null, null]);
    expect(refusalToDecide({ ...decidable, decision: 'RETURN', isRollClosed: true })?.code).toBe('ROLL_CLOSED');
  });
});
