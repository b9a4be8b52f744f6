import { type AccessTable, type Actor, fields, isWithin, reached, type Reach, type Role, role } from '../accounts/index.js';
import { isCentre, OFFICE_ROLES } from '../organisations/index.js';

const KEEPERS: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR', 'SCHOOL_ADMINISTRATOR'];

/** Whose schools somebody looks at: the county all, an area its own, a school itself. */
export const cascadeReach = (actor: Actor): Reach => actor.reach(...OFFICE_ROLES);
export const keepsCounty = (actor: Actor): boolean => actor.reach('ADMINISTRATOR', 'COORDINATOR').county;

/** May he keep a step: the centre any, a school administrator those whose register her school keeps? */
export function keepsStep(actor: Actor, step: { readonly schoolId: number | null }): boolean {
  const reach = actor.reach(...KEEPERS);
  return reach.county || (step.schoolId !== null && reach.schoolIds.includes(step.schoolId));
}

/** May he bring and take away proofs of somebody who attended: the centre any, a school those of its teachers, a teacher his own. */
export const keepsAttendee = (actor: Actor, attendee: { readonly schoolId: number; readonly teacherId: number }): boolean => isWithin(actor.reach(...KEEPERS, 'TEACHER'), attendee);

export const cascadePolicy: AccessTable = {
  Query: { ...fields(role(...OFFICE_ROLES), 'cascades cascade'), cascadeGivers: role(...KEEPERS), viewerCascades: role('TEACHER') },
  Mutation: {
    cascadeOpen: isCentre,
    ...fields(role(...KEEPERS), 'cascadeStepAdd cascadeStepWithdraw cascadeEvidenceAdd cascadeEvidenceRemove'),
    ...fields(role(...KEEPERS, 'TEACHER'), 'cascadeProofAdd cascadeProofRemove'),
  },
  Cascade: fields(reached, 'id title titleEn level organiser cohortId startsOn endsOn dueOn subjects attendeeCount targetCount reachedCount overdueCount heldSteps'),
  CascadeSheet: fields(reached, 'cascade attendees steps areas subjects viewerCanRule viewerSchoolIds'),
  CascadeStep: fields(reached, 'id parentId depth level areaName schoolName schoolNameEn areaNameEn giverName giverSchoolName giverSchoolNameEn sessionId topic place startsAt durationMinutes state presentCount memberCount withdrawReason withdrawnByName evidence viewerCanKeep'),
  CascadeEvidence: fields(reached, 'id name sizeBytes mediaType addedByName addedAt'),
  CascadeAttendee: fields(reached, 'id number name schoolName schoolNameEn proof proofs viewerCanKeep'),
  CascadeProof: fields(reached, 'id name sizeBytes mediaType addedByName addedAt'),
  OwnCascade: fields(reached, 'attendeeId title titleEn level organiser startsOn endsOn dueOn proof proofs'),
  CascadeAreaCoverage: fields(reached, 'name nameEn targetCount reachedCount schools'),
  CascadeSchoolCoverage: fields(reached, 'schoolId name nameEn isReached isOverdue heldOn people'),
  CascadeSubjectCoverage: fields(reached, 'subject teachers reached'),
  CascadeGiver: fields(reached, 'teacherId parentId number name schoolName schoolNameEn isOwnSchool attendedAt'),
};
