import { Int } from 'type-graphql';

import { payloadOf } from '../../platform/graphql/payload.js';
import { Expert, ExpertInvitation, ExpertSession } from './experts.types.js';
import type { FeeRefusal, PayRefusal, RatingRefusal } from './rules/fee.js';
import type { AnswerRefusal, InviteRefusal, LecturerRefusal, WithdrawRefusal } from './rules/invitation.js';
import type { PoolRefusal, StandingRefusal } from './rules/pool.js';
import { EXPERT_STATUSES, INVITATION_STATUSES } from './rules/vocabulary.js';

const expert = { field: 'expert', type: () => Expert, description: 'The entry as it stands now.' };
const session = { field: 'session', type: () => ExpertSession, description: 'The session as it stands now.' };
const invitation = { field: 'invitation', type: () => ExpertInvitation, description: 'The invitation as it stands now.' };

const poolWords = {
  UNKNOWN_TEACHER: () => ({ zh: '名册中没有这位教师。', en: 'There is no such teacher.', field: 'input.expert.teacherId' }),
  TEACHER_IN_POOL: ({ name }: { name: string }) => ({ zh: `这位教师已在专家库中（${name}）。`, en: `This teacher is in the pool already, as ${name}.`, field: 'input.expert.teacherId' }),
  EXPERT_KNOWN: ({ name, organisation }: { name: string; organisation: string }) => ({ zh: `专家库中已有“${organisation} ${name}”。同名不同人请在姓名后注明。`, en: `${name} of ${organisation} is in the pool already. For a namesake, add something to the name.`, field: 'input.expert.name' }),
  MOBILE_UNREADABLE: () => ({ zh: '联系电话不正确：请填 11 位手机号，或带区号的座机。', en: 'The telephone number is not right: 11 digits, or a line with its area code.', field: 'input.expert.mobile' }),
};
export const expertAddPayload = payloadOf<PoolRefusal, Expert>('ExpertAdd', expert, poolWords);
export const expertEditPayload = payloadOf<PoolRefusal, Expert>('ExpertEdit', expert, poolWords);

const standingWords = {
  STANDS_ALREADY: ({ status }: { status: keyof typeof EXPERT_STATUSES }) => ({ zh: `该专家${EXPERT_STATUSES[status].zh}，无需重复办理。`, en: `This expert is ${EXPERT_STATUSES[status].en.toLowerCase()} already.` }),
  HAS_SESSIONS_AHEAD: ({ sessions }: { sessions: number }) => ({ zh: `该专家还有 ${sessions} 场课未上，请先为这些场次换人。`, en: `${sessions} sessions ahead have this lecturer; name somebody else for them first.` }),
};
export const expertRetirePayload = payloadOf<StandingRefusal, Expert>('ExpertRetire', expert, standingWords);
export const expertRestorePayload = payloadOf<StandingRefusal, Expert>('ExpertRestore', expert, standingWords);
export const expertMobileRevealPayload = payloadOf<{ code: 'NOT_ON_FILE' }, string>('ExpertMobileReveal', { field: 'mobile', type: () => String, description: 'The telephone number in full.' }, {
  NOT_ON_FILE: () => ({ zh: '专家库中没有登记联系电话。', en: 'There is no telephone number on file.' }),
});

export const sessionNameLecturerPayload = payloadOf<LecturerRefusal, boolean>('SessionNameLecturer', { field: 'named', type: () => Boolean, description: 'True when it was written.' }, {
  SESSION_SEALED: () => ({ zh: '该班已结业，不能再更换授课人。', en: 'The class is closed; its lecturers stand.' }),
  LECTURER_MISSING: () => ({ zh: '请选择专家，或填写授课人姓名。', en: 'Choose an expert, or write down a name.', field: 'input.lecturer' }),
  EXPERT_RETIRED: () => ({ zh: '该专家已停聘，请另选。', en: 'This expert has left the pool; choose another.', field: 'input.expertId' }),
  FEE_PAID: ({ name }) => ({ zh: `本场课酬已发放给${name}，不能更换授课人；如发放登记有误，请先撤销发放。`, en: `The fee of this session was paid to ${name}, who therefore stands; take the payment back first if it was entered by mistake.` }),
});

export const expertInvitePayload = payloadOf<InviteRefusal, ExpertInvitation[]>('ExpertInvite', { field: 'invitations', type: () => [ExpertInvitation], description: 'The invitations, in the order of the sessions.' }, {
  EXPERT_RETIRED: () => ({ zh: '该专家已停聘，不能邀请。', en: 'This expert has left the pool and cannot be invited.', field: 'input.expertId' }),
  SESSION_OVER: ({ index }) => ({ zh: `所选第 ${index + 1} 场已经结束，不能再邀请。`, en: `Session ${index + 1} of your choice is over.`, field: 'input.sessionIds' }),
  SESSION_HAS_LECTURER: ({ index, name }) => ({ zh: `所选第 ${index + 1} 场已由${name}授课。`, en: `Session ${index + 1} of your choice is held by ${name}.`, field: 'input.sessionIds' }),
  INVITED_ALREADY: ({ index }) => ({ zh: `所选第 ${index + 1} 场已邀请过该专家，正在等待答复或已接受。`, en: `The expert was invited to session ${index + 1} of your choice before.`, field: 'input.sessionIds' }),
});
export const expertInvitationAnswerPayload = payloadOf<AnswerRefusal, ExpertInvitation>('ExpertInvitationAnswer', invitation, {
  ANSWERED_ALREADY: ({ status }) => ({ zh: `该邀请${INVITATION_STATUSES[status].zh}，不能再登记答复。`, en: `This invitation is ${INVITATION_STATUSES[status].en.toLowerCase()} already.` }),
  SESSION_OVER: () => ({ zh: '本场已经结束或该班已结业，不能再登记接受。', en: 'The session is over, so the invitation cannot be accepted any more.' }),
  SESSION_HAS_LECTURER: ({ name }) => ({ zh: `本场已由${name}授课；如要换人，请先更换授课人。`, en: `The session is held by ${name} now; change its lecturer first.` }),
});
export const expertInvitationWithdrawPayload = payloadOf<WithdrawRefusal, ExpertInvitation>('ExpertInvitationWithdraw', invitation, {
  ENDED_ALREADY: ({ status }) => ({ zh: `该邀请${INVITATION_STATUSES[status].zh}，无需撤回。`, en: `This invitation is ${INVITATION_STATUSES[status].en.toLowerCase()} already.` }),
  SESSION_OVER: () => ({ zh: '课已上完，不能撤回邀请。', en: 'The session has been held; its invitation stands.' }),
});

export const expertRatePayload = payloadOf<RatingRefusal, ExpertSession>('ExpertRate', session, {
  NOT_HIS_SESSION: () => ({ zh: '本场没有专家库中的授课人，无法评价。', en: 'Nobody of the pool holds this session.' }),
  OWN_SESSION: () => ({ zh: '不能评价自己讲授的场次。', en: 'You cannot rate a session that you held yourself.' }),
  NOT_OVER_YET: () => ({ zh: '本场还没有结束，课后再评价。', en: 'The session is not over yet; rate it afterwards.' }),
});
export const expertFeeEnterPayload = payloadOf<FeeRefusal, ExpertSession>('ExpertFeeEnter', session, {
  NOT_HIS_SESSION: () => ({ zh: '本场没有专家库中的授课人，请先选定授课专家。', en: 'Nobody of the pool holds this session; name the lecturer first.' }),
  FEE_PAID: () => ({ zh: '本场课酬已发放，不能修改；如登记有误，请先撤销发放。', en: 'This fee is paid and stands; take the payment back first if it was entered by mistake.' }),
});
export const expertFeePayPayload = payloadOf<PayRefusal, number>('ExpertFeePay', { field: 'paid', type: () => Int, description: 'How many fees were marked as paid.' }, {
  PAID_ALREADY: ({ count }) => ({ zh: `所选中有 ${count} 笔已经发放，请刷新后重选；本次没有改动。`, en: `${count} of those chosen are paid already. Refresh and choose again; nothing was changed.`, field: 'input.ids' }),
  SESSIONS_AHEAD: ({ count }) => ({ zh: `所选中有 ${count} 场课还没有上完，课后再发放；本次没有改动。`, en: `${count} of the sessions chosen are not over yet; nothing was changed.`, field: 'input.ids' }),
  PAID_IN_FUTURE: () => ({ zh: '发放日期不能晚于今天。', en: 'A payment cannot be dated in the future.', field: 'input.paidOn' }),
});
export const expertFeeReopenPayload = payloadOf<{ code: 'NOT_PAID' }, ExpertSession>('ExpertFeeReopen', session, {
  NOT_PAID: () => ({ zh: '该笔课酬没有发放记录。', en: 'This fee is not marked as paid.' }),
});
