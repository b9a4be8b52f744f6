import { type AccessTable, fields, reached, role } from '../accounts/index.js';
import { isCentre } from '../organisations/index.js';

/** The centre places people; a participant sees his own. The host school keeps the register of its days like its own. */
export const placementsPolicy: AccessTable = {
  Query: { cohortPlacements: isCentre, viewerPlacements: role('TEACHER') },
  Mutation: fields(isCentre, 'placementAddHost placementSetMentor placementAssign placementPropose'),
  PlacementDesk: fields(reached, 'cohortId hosts people'),
  PlacementHost: fields(reached, 'id schoolId schoolName schoolNameEn mentors days'),
  PlacementMentor: fields(reached, 'id name subject stage note capacity used'),
  PlacementDay: fields(reached, 'sessionId day startsAt endsAt isConfirmed'),
  PlacementPerson: fields(reached, 'teacherId name schoolId schoolName schoolNameEn subject stage mentorId presentDays'),
  OwnPlacement: fields(reached, 'cohortId cohortTitle cohortTitleEn hostName hostNameEn mentor days'),
  OwnPlacementDay: fields(reached, 'sessionId day startsAt endsAt status'),
};
