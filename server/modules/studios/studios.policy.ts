import { type AccessTable, type Actor, fields, reached, type Role, role, signedIn } from '../accounts/index.js';

/** For the whole county. */
const COUNTY_READERS: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR', 'CREDIT_OFFICER', 'AUDITOR'];
const COUNTY_KEEPERS: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR'];
/** Lists of studios; a school sees those of its own, a host his own. */
export const STUDIO_READERS: readonly Role[] = [...COUNTY_READERS, 'SCHOOL_ADMINISTRATOR', 'STUDIO_HOST', 'TEACHER'];

interface StudioPlace {
  readonly id: number;
}

/** May he change this studio: the centre any, a host his own? Who may not does not learn more than he could read. */
export function keepsStudio(actor: Actor, studio: StudioPlace): boolean {
  return actor.is(...COUNTY_KEEPERS) || (actor.is('STUDIO_HOST') && actor.studioIds().includes(studio.id));
}

/** A condition on `studios u`: what the actor may read of them. Members read the studios that they are in. */
export function readableStudios(actor: Actor): { sql: string; params: (number | readonly number[])[] } {
  if (actor.is(...COUNTY_READERS)) return { sql: '(1 = 1)', params: [] };
  const reach = actor.reach('SCHOOL_ADMINISTRATOR');
  const schoolIds = reach.county ? [] : [...reach.schoolIds];
  return {
    sql: "(u.id IN (?) OR u.schoolId IN (?) OR EXISTS (SELECT 1 FROM roll_members k WHERE k.rollId = u.rollId AND k.teacherId = ? AND k.status = 'ENROLLED'))",
    params: [[...actor.studioIds()], schoolIds, actor.teacherId ?? 0],
  };
}

export const studiosPolicy: AccessTable = {
  Query: { ...fields(role(...STUDIO_READERS), 'studios studio studioMembers studioMeetings'), viewerStudios: signedIn },
  Mutation: {
    ...fields(role(...COUNTY_KEEPERS), 'studioOpen studioClose'),
    ...fields(role(...COUNTY_KEEPERS, 'STUDIO_HOST'), 'studioMembersAdd studioMembersRemove studioMeetingPlan studioMeetingFile'),
  },
  Studio: fields(reached, 'id code kind name nameEn host school foundedOn rollId creditLevel categoryKey status memberCount meetingCount heldCount unfiledCount nextMeeting years viewerCanKeep'),
  StudioYear: fields(reached, 'year meetings presences minutes claims'),
  StudioMember: fields(reached, 'teacher membership isHost joinedAt leftAt attended missed presentMinutes'),
  StudioMeeting: fields(reached, 'sessionId ordinal topic topicEn lecturer place startsAt durationMinutes day state presentCount memberCount claimCount filedAt claims viewerCanFile'),
  StudioMeetingClaims: fields(reached, 'pending quarantined approved declined centicredits'),
  StudioFiling: fields(reached, 'meeting filed quarantined'),
};
