import { payloadOf } from '../../platform/graphql/payload.js';
import type { Words } from '../../platform/locale.js';
import { ROLL_CLOSED } from '../attendance/index.js';
import { LeaveDecisionResult, LeaveRequest, LeaveTermsType } from './leave.types.js';
import type { DecisionRefusal } from './rules/leave-decision.js';
import type { RevokeRefusal } from './rules/leave-revocation.js';
import type { SendRefusal } from './rules/leave-request.js';
import { LEAVE_STATUSES, LEAVE_STEPS, type LeaveStatus } from './rules/vocabulary.js';

const request = (description: string) => ({ field: 'request', type: () => LeaveRequest, description });

export const leaveSendPayload = payloadOf<SendRefusal, LeaveRequest>('LeaveRequestSend', request('The request as it was sent.'), {
  ROLL_CLOSED: () => ({ zh: '该班次已结业，考勤已封存，不能再请假。确有需要的，请联系培训管理员先撤销结业。', en: 'This class is closed and its register sealed, so no leave can be asked for. If it must be, the coordinator has to undo the closing first.' }),
  NOT_ENROLLED: () => ({ zh: '不在这个班次的名册上，不能请假。', en: 'Not on the roll of this class, so there is nothing to be on leave from.', field: 'input.rollId' }),
  NOT_RETURNED: ({ status }) => ({ zh: `该申请“${LEAVE_STATUSES[status].zh}”，不能再改。`, en: `This request is ${LEAVE_STATUSES[status].en.toLowerCase()} and cannot be changed.`, field: 'input.requestId' }),
  SESSION_UNKNOWN: () => ({ zh: '所选场次已调整，请刷新后重选。', en: 'The sessions have changed; refresh and choose again.', field: 'input.sessions' }),
  MINUTES_OUT_OF_RANGE: ({ ordinal, durationMinutes }) => ({ zh: `第 ${ordinal} 场共 ${durationMinutes} 分钟，请假分钟数应在 1 到 ${durationMinutes} 之间。`, en: `Session ${ordinal} lasts ${durationMinutes} minutes; leave must be between 1 and ${durationMinutes}.`, field: 'input.sessions' }),
  ASKED_ALREADY: ({ ordinals }) => ({ zh: `第 ${ordinals.join('、')} 场已有请假申请，不必重复提交。`, en: `Leave was asked for already: session ${ordinals.join(', ')}. There is no need to send it twice.`, field: 'input.sessions' }),
  PROOF_UNKNOWN: () => ({ zh: '找不到您上传的证明材料，请重新上传。', en: 'Your proof was not found; upload it again.', field: 'input.proofFileIds' }),
  PROOF_MISSING: () => ({ zh: '本班请假须附证明（如病历、公函），请拍照上传。', en: 'This class asks for proof, such as a doctor’s note or an official letter; add a picture of it.', field: 'input.proofFileIds' }),
});

export const leaveWithdrawPayload = payloadOf<{ code: 'DECIDED_ALREADY'; status: LeaveStatus }, LeaveRequest>('LeaveRequestWithdraw', request('The request, withdrawn.'), {
  DECIDED_ALREADY: ({ status }) => ({ zh: `该申请“${LEAVE_STATUSES[status].zh}”，不能撤回。`, en: `This request is ${LEAVE_STATUSES[status].en.toLowerCase()} and cannot be withdrawn.` }),
});

export const leaveDecidePayload = payloadOf<{ code: 'NOTE_MISSING' }, LeaveDecisionResult[]>('LeaveRequestDecide', { field: 'results', type: () => [LeaveDecisionResult], description: 'What became of each request, in the order asked.' }, {
  NOTE_MISSING: () => ({ zh: '退回或不批准请写明原因，教师会看到。', en: 'Say why it is returned or refused; the teacher reads it.', field: 'input.note' }),
});

export const leaveRevokePayload = payloadOf<RevokeRefusal, LeaveRequest>('LeaveRequestRevoke', request('The request, refused now.'), {
  NOT_APPROVED: ({ status }) => ({ zh: `该申请“${LEAVE_STATUSES[status].zh}”，没有可以撤销的准假。`, en: `This request is ${LEAVE_STATUSES[status].en.toLowerCase()}; there is no leave to take back.` }),
  KEPT_BY_OTHERS: () => ({ zh: '准假由办班方撤销，请联系办班方。', en: 'Whoever keeps the register takes leave back; please ask them.' }),
  OWN_REQUEST: () => ({ zh: '不能撤销自己的请假，请由其他人办理。', en: 'Nobody decides on his own leave; a colleague has to.' }),
  ROLL_CLOSED: () => ({ zh: '该班次已结业，考勤已封存，不能再撤销准假；确需更正的，请先撤销结业。', en: 'This class is closed and its register sealed; undo the closing first if it must be corrected.' }),
});

export const leaveTermsPayload = payloadOf<{ code: 'ROLL_CLOSED' }, LeaveTermsType>('LeaveTermsSet', { field: 'terms', type: () => LeaveTermsType, description: 'What holds now.' }, { ROLL_CLOSED: () => ROLL_CLOSED });

/** Why one of several was not decided. */
export const decisionWords: { [C in DecisionRefusal['code']]: (refusal: Extract<DecisionRefusal, { code: C }>) => Words } = {
  NOT_AWAITING: ({ status }) => ({ zh: `该申请“${LEAVE_STATUSES[status].zh}”，不再等待审批。`, en: `It is ${LEAVE_STATUSES[status].en.toLowerCase()} and awaits nobody.` }),
  AWAITS_OTHERS: ({ step }) => ({ zh: `正在等待${step ? LEAVE_STEPS[step].zh : '他人'}，不由您审批。`, en: `It awaits ${step === 'SCHOOL' ? "the teacher's school" : 'whoever keeps the register'}, not you.` }),
  OWN_REQUEST: () => ({ zh: '不能审批自己的请假，请由其他人审批。', en: 'Nobody decides on his own leave; a colleague has to.' }),
  ENTERED_BY_SELF: () => ({ zh: '这份申请是您代填的，须由其他人审批。', en: 'You entered this request; somebody else has to decide on it.' }),
  ROLL_CLOSED: () => ({ zh: '该班次已结业，考勤已封存，不能再准假。确需更正的，请先撤销结业，再批准，然后重新结业。', en: 'This class is closed and its register sealed, so leave cannot be granted. To correct it, undo the closing, approve, and close again.' }),
  NOT_ENROLLED: () => ({ zh: '该教师已不在名册上，不能准假。', en: 'The teacher is not on the roll any more.' }),
};
