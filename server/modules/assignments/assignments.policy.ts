import { type AccessTable, fields, reached, role, type Role, signedIn } from '../accounts/index.js';
import { isCentre } from '../organisations/index.js';

/** Whose accounts may be appointed to mark: people who work at the console. */
export const MARKER_ROLES: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR', 'CREDIT_OFFICER', 'JUDGE', 'STUDIO_HOST'];

/** Markers see what they were given and participants their own, which the read models look for by account. */
export const assignmentsPolicy: AccessTable = {
  Query: {
    ...fields(isCentre, 'cohortAssignments assignmentDesk assignmentLines assignmentMarkerChoices cohortAssignmentOutcomes'),
    ...fields(role('TEACHER'), 'viewerAssignments viewerAssignment'),
    ...fields(role(...MARKER_ROLES), 'viewerMarkings markingPapers markingSheet markingWorkbookCheck'),
    handInComparison: signedIn,
  },
  Mutation: {
    ...fields(isCentre, 'assignmentCreate assignmentEdit assignmentAppointMarkers assignmentCompare cohortRecordAssignments'),
    ...fields(role('TEACHER'), 'handInSave handInSubmit handInWithdraw'),
    ...fields(role(...MARKER_ROLES), 'handInMark markingWorkbookApply'),
  },
  Assignment: fields(reached, 'id cohortId cohortTitle cohortTitleEn title brief opensAt dueAt lateUntil resitUntil required weight mostFiles rubric passPoints fullPoints markersEach mostSpreadPoints cohortEnded'),
  AssignmentCriterion: fields(reached, 'key title titleEn maxPoints'),
  AssignmentDesk: fields(reached, 'assignment markers counts comparingJobId comparedAt'),
  AssignmentMarker: fields(reached, 'accountId name done open'),
  AssignmentCounts: fields(reached, 'participants drafts submitted marked passed late lacking similar'),
  AssignmentLine: fields(reached, 'registrationId teacher handInId attempt status late submittedAt characters fileCount marks resultMilliPoints passed similar'),
  AssignmentLineMark: fields(reached, 'name ordinal total markedAt'),
  HandInSimilar: fields(reached, 'otherId permille code cohortTitle assignmentTitle name'),
  HandInFile: fields(reached, 'id name sizeBytes'),
  OwnAssignment: fields(reached, 'assignment handIn earlier canWrite cannotWriteCode canWithdraw'),
  OwnHandIn: fields(reached, 'id attempt status text revision submittedAt late files resultMilliPoints passed comments'),
  Marking: fields(reached, 'assignment open done'),
  MarkingPaper: fields(reached, 'id code attempt ordinal late hasResult total characters fileCount similarPermille'),
  MarkingSheet: fields(reached, 'paper text files points comment similar'),
  CriterionPoints: fields(reached, 'criterion points'),
  HandInComparison: fields(reached, 'permille one other'),
  ComparedText: fields(reached, 'code name cohortTitle assignmentTitle submittedAt passages'),
  ComparedPassage: fields(reached, 'text same'),
  AssignmentOutcomes: fields(reached, 'passed failed unknown lines'),
  AssignmentOutcome: fields(reached, 'registrationId teacher assessment permille trace entered'),
  MarkingWorkbookCheck: fields(reached, 'marks problems'),
  WorkbookProblem: fields(reached, 'address found reason'),
};
