import { type AccessTable, type Actor, fields, isWithin, reached, role } from '../accounts/index.js';
import { mayRead, REGISTER_MANAGERS, REGISTER_READERS, type RollRow } from '../attendance/index.js';

/** May he see this request? Whoever reads the register, the teacher's school, and the teacher himself. */
export function mayReadLeave(actor: Actor, roll: Pick<RollRow, 'schoolId' | 'hostTeacherId'>, request: { readonly teacherId: number; readonly schoolId: number }): boolean {
  return mayRead(actor, roll) || isWithin(actor.reach('SCHOOL_ADMINISTRATOR'), { schoolId: request.schoolId }) || (actor.teacherId !== null && actor.teacherId === request.teacherId);
}

export const leavePolicy: AccessTable = {
  Query: {
    ...fields(role(...REGISTER_READERS), 'leaveRequests leaveTerms'),
    leaveRequest: role(...REGISTER_READERS, 'TEACHER'),
    viewerLeaveRequests: role('TEACHER'),
    // A teacher is answered about himself, a school about its own teachers.
    leaveChoices: role('TEACHER', 'SCHOOL_ADMINISTRATOR'),
  },
  Mutation: {
    ...fields(role('TEACHER', 'SCHOOL_ADMINISTRATOR'), 'leaveRequestSend leaveRequestWithdraw'),
    ...fields(role(...REGISTER_MANAGERS), 'leaveRequestDecide leaveRequestRevoke leaveTermsSet'),
  },
  LeaveRequest: fields(reached, 'id roll teacher kind reason status step sessions proofs steps enteredByName sentAt decidedByName decidedAt note viewerCanDecide viewerCanChange viewerCanRevoke'),
  LeaveSession: fields(reached, 'sessionId ordinal topic topicEn startsAt durationMinutes minutes presence presentMinutes'),
  LeaveProof: fields(reached, 'id name'),
  LeaveStepTaken: fields(reached, 'action step note byName at'),
  LeavePermission: fields(reached, 'allowed reason'),
  LeaveDecisionResult: fields(reached, 'requestId status code message'),
  LeaveTerms: fields(reached, 'rollId schoolFirst needsProof excusedKinds closed viewerCanSet'),
  LeaveChoice: fields(reached, 'rollId title titleEn needsProof schoolFirst sessions'),
  LeaveChoiceSession: fields(reached, 'sessionId ordinal topic topicEn startsAt durationMinutes asked presence'),
};
