import { payloadOf } from '../../platform/graphql/payload.js';
import type { Words } from '../../platform/locale.js';
import { Cohort } from './cohorts.types.js';
import type { AddRefusal, CancelRefusal, MoveRefusal } from './rules/session-change.js';
import { COHORT_STATUSES, type CohortStatus } from './rules/vocabulary.js';

type Told = Words & { field?: string };

const ofCohort = { field: 'cohort', type: () => Cohort, description: 'The cohort with its sessions.' } as const;
const ended = ({ status }: { status: CohortStatus }): Told => ({ zh: `本班${COHORT_STATUSES[status].zh}，场次不能再改。`, en: `The cohort is ${COHORT_STATUSES[status].en.toLowerCase()}; its sessions stand.` });
const outside = (field: string) => ({ startsOn, endsOn }: { startsOn: string; endsOn: string }): Told =>
  ({ zh: `不在本班起止日期（${startsOn} 至 ${endsOn}）之内；确需如此，请勾选“顺延本班日期”。`, en: `Not within the days of the class (${startsOn} to ${endsOn}); choose to stretch them if it has to be.`, field });
const overlaps = (field: string) => (): Told => ({ zh: '与本班另一场时间重叠。', en: 'It overlaps with another session of this class.', field });
const COMMON = {
  COHORT_ENDED: ended,
  CHANGED_MEANWHILE: (): Told => ({ zh: '这一场刚被别人改过，请核对新的时间后再操作。', en: 'Somebody has just changed this session; look at its new time first.' }),
  CHECK_IN_OPEN: (): Told => ({ zh: '该场正在签到，请先结束签到。', en: 'Check-in is open; end it first.' }),
} as const;

export const cohortSessionMovePayload = payloadOf<MoveRefusal, Cohort>('CohortSessionMove', ofCohort, {
  ...COMMON,
  NOTHING_CHANGED: () => ({ zh: '时间和地点都没有变化。', en: 'Neither time nor place has changed.' }),
  DURATION_STANDS: ({ recorded, granted }) => ({ zh: `该场已有${recorded > 0 ? ` ${recorded} 条考勤记录` : ` ${granted} 人获准请假`}，时长不能再改；可以改时间和地点。`, en: `The register holds ${recorded > 0 ? `${recorded} presences` : `leave of ${granted}`}, so the length stands; time and place can change.`, field: 'input.durationMinutes' }),
  REASON_MISSING: () => ({ zh: '该场已有考勤记录或已过时间，改动属于更正，请写明原因。', en: 'The session is recorded or over, so this is a correction; say why.', field: 'input.reason' }),
  OUTSIDE_DAYS: outside('input.startsAt'),
  OVERLAPS_OWN: overlaps('input.startsAt'),
});

export const cohortSessionCancelPayload = payloadOf<CancelRefusal, Cohort>('CohortSessionCancel', ofCohort, {
  ...COMMON,
  REGISTER_HOLDS: ({ recorded }) => ({ zh: `该场已有 ${recorded} 条考勤记录，不能停课；实际没有上的请先更正考勤。`, en: `The register holds ${recorded} presences, so it cannot be cancelled; correct the register first if it was not held.` }),
  FEE_PAID: ({ name }) => ({ zh: `已向 ${name} 支付该场讲课费，不能停课；请先在授课费用中处理。`, en: `${name} has been paid for this session; settle the fee first.` }),
  LAST_SESSION: () => ({ zh: '这是本班仅有的一场，不能停课；请改期，或先增加新的场次。', en: 'This is the only session of the class; move it, or add another one first.' }),
  REASON_MISSING: () => ({ zh: '请写明停课原因，学员会看到。', en: 'Say why; the class reads it.', field: 'input.reason' }),
});

export const cohortSessionAddPayload = payloadOf<AddRefusal, Cohort>('CohortSessionAdd', ofCohort, { COHORT_ENDED: ended, OUTSIDE_DAYS: outside('input.session.startsAt'), OVERLAPS_OWN: overlaps('input.session.startsAt') });
