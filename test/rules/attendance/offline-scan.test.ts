import { answerToOfflineScan, type OfflineScanFacts } from '../../../server/modules/attendance/rules/offline-scan.js';

const phone: OfflineScanFacts = {
  channel: 'PHONE', isPersonKnown: true, membership: 'ENROLLED', isRollClosed: false, isOwn: true, presence: null, wanted: null, wouldChange: true,
  minutesAfterStart: 0, minutesAfterEnd: -90, minutesOnTheWay: 60, minutesAfterCode: 0, isCodeOfOtherTime: false, isDeviceOfOther: false,
};
const laptop: OfflineScanFacts = { ...phone, channel: 'LAPTOP', isOwn: false, minutesAfterCode: null };
const byHand = { status: 'ABSENT', source: 'HAND', hasScan: false } as const;
/** Breaks every rule that there is for a phone. */
const hopeless = { membership: null, isRollClosed: true, minutesOnTheWay: -1, isCodeOfOtherTime: true, minutesAfterCode: 99, presence: byHand, isDeviceOfOther: true } as const;

describe('a scan of a phone, in descending precedence', () => {
  test.each([
    ['nobody', { ...hopeless, isPersonKnown: false }, 'UNKNOWN_PERSON'],
    ['present by hand: stands against any scan', { ...hopeless, presence: { status: 'LATE', source: 'HAND', hasScan: false } }, 'DUPLICATE'],
    ['scanned before, nothing new', { ...hopeless, presence: { status: 'PRESENT', source: 'CODE', hasScan: true }, wouldChange: false }, 'DUPLICATE'],
    ['not on the roll', hopeless, 'NOT_ENROLLED'],
    ['a sealed register', { ...hopeless, membership: 'ENROLLED' }, 'ROLL_CLOSED'],
    ['from the future', { ...hopeless, membership: 'ENROLLED', isRollClosed: false }, 'OUTSIDE_SESSION'],
    ['digits of another time', { ...hopeless, membership: 'ENROLLED', isRollClosed: false, minutesOnTheWay: 9_999 }, 'CODE_TIME'],
    ['entered eleven minutes after the code was shown', { minutesAfterCode: 11, minutesOnTheWay: 9_999 }, 'CODE_TIME'],
    ['three days and a minute on the way', { minutesOnTheWay: 4_321, presence: byHand, isDeviceOfOther: true }, 'SENT_LATE'],
    ['marked absent by staff', { presence: byHand, isDeviceOfOther: true }, 'MARKED_ABSENT'],
    ["on somebody else's phone", { isDeviceOfOther: true }, 'DEVICE_USED_BY_OTHER'],
    ['three days on the way, ten minutes after the code', { minutesOnTheWay: 4_320, minutesAfterCode: 10 }, 'COUNT'],
    ['a clock that ran slow: the code proves more than it', { minutesAfterCode: -500 }, 'COUNT'],
    ['absent only because the register was closed', { presence: { status: 'ABSENT', source: 'CLOSING', hasScan: false } }, 'COUNT'],
    ['an earlier scan that comes later', { presence: { status: 'LATE', source: 'CODE', hasScan: true } }, 'COUNT'],
  ] as const)('%s', (_case, change, answer) => {
    expect(answerToOfflineScan({ ...phone, ...change })).toBe(answer);
  });
});

describe('an entry of staff', () => {
  test.each([
    ['himself', { isOwn: true }, 'OWN_PRESENCE'],
    ['hours before the start', { minutesAfterStart: -181 }, 'OUTSIDE_SESSION'],
    ['leave, however early', { minutesAfterStart: -9_999, wanted: 'LEAVE' }, 'COUNT'],
    ['seen hours after the end', { minutesAfterEnd: 181 }, 'OUTSIDE_SESSION'],
    ['a status entered in the evening', { minutesAfterEnd: 600, wanted: 'ABSENT' }, 'COUNT'],
    ['days on the way: a place without any network', { minutesOnTheWay: 20_000 }, 'COUNT'],
    ['what the register says already', { presence: { status: 'LATE', source: 'HAND', hasScan: false }, wanted: 'LATE', wouldChange: false }, 'DUPLICATE'],
    ['something else than the register says', { presence: { status: 'PRESENT', source: 'CODE', hasScan: true }, wanted: 'ABSENT' }, 'ENTERED_OTHERWISE'],
    ['there, although on leave', { presence: { status: 'LEAVE', source: 'HAND', hasScan: false }, wanted: 'PRESENT' }, 'COUNT'],
  ] as const)('%s', (_case, change, answer) => {
    expect(answerToOfflineScan({ ...laptop, ...change })).toBe(answer);
  });
});
