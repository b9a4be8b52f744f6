import { type AccessTable, type Actor, fields, reached, type Role, role } from '../accounts/index.js';
import { isCentre } from '../organisations/index.js';

const COUNTY_READERS: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR', 'CREDIT_OFFICER', 'AUDITOR'];
/** The county's own, and a school for the classes that it hosts. */
export const ARCHIVE_READERS: readonly Role[] = [...COUNTY_READERS, 'SCHOOL_ADMINISTRATOR'];
const KEEPERS: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR', 'SCHOOL_ADMINISTRATOR'];

/** A condition on `cohorts c`: whose archives the actor reads. */
export function readableArchives(actor: Actor): { sql: string; params: (readonly number[])[] } {
  return condition(actor, COUNTY_READERS);
}

/** A condition on `cohorts c`: into whose archives he puts files. */
export function keptArchives(actor: Actor): { sql: string; params: (readonly number[])[] } {
  return condition(actor, ['ADMINISTRATOR', 'COORDINATOR']);
}

function condition(actor: Actor, county: readonly Role[]): { sql: string; params: (readonly number[])[] } {
  if (actor.reach(...county).county) return { sql: '(1 = 1)', params: [] };
  const reach = actor.reach('SCHOOL_ADMINISTRATOR');
  return { sql: 'c.hostSchoolId IN (?)', params: [reach.county ? [] : reach.schoolIds] };
}

/** Seals and opens archives, and says what they have to have. */
export const rulesArchives = (actor: Actor): boolean => actor.reach('ADMINISTRATOR', 'COORDINATOR').county;

export const archivesPolicy: AccessTable = {
  Query: fields(role(...ARCHIVE_READERS), 'cohortArchive cohortArchives'),
  Mutation: {
    ...fields(role(...KEEPERS), 'archiveFileAdd archiveFileDescribe archiveFileRemove'),
    ...fields(isCentre, 'archivePartRequire archiveSeal archiveReopen'),
    archiveBind: role(...ARCHIVE_READERS),
  },
  CohortArchive: fields(reached, 'cohortId code title titleEn startsOn endsOn state present asked items sessions archivedAt archivedByName reopenedAt reopenReason zip pdf viewerCanAdd viewerCanRule viewerCanSeal'),
  ArchiveItem: fields(reached, 'part requirement state missingCode missing count notApplicableReason files'),
  ArchiveFile: fields(reached, 'id name caption mediaType sizeBytes sha256 sessionId addedByName addedAt'),
  ArchiveSession: fields(reached, 'id ordinal topic topicEn lecturer'),
  BoundArchive: fields(reached, 'madeAt sizeBytes isStale jobId'),
  ArchiveLine: fields(reached, 'cohortId code title titleEn startsOn endsOn state present asked missing archivedAt'),
};
