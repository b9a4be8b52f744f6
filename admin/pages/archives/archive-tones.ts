import type { ArchivePart, ArchivePartState, ArchiveSheetFragment, ArchiveState, ArchiveUploadPart } from '../../data/generated/operations.js';
import type { Tone } from '../../shared/StatusChip.js';

export const ARCHIVE_TONES: Readonly<Record<ArchiveState, Tone>> = { RUNNING: 'run', INCOMPLETE: 'warn', COMPLETE: 'wait', ARCHIVED: 'good' };
export const PART_TONES: Readonly<Record<ArchivePartState, Tone>> = { PRESENT: 'good', MISSING: 'bad', NONE: 'plain', NOT_APPLICABLE: 'wait' };

export type ArchiveSheet = ArchiveSheetFragment;
export type ArchiveItem = ArchiveSheet['items'][number];
export type ArchiveFile = ArchiveItem['files'][number];

const UPLOADS: readonly ArchivePart[] = ['NOTICE', 'NOTES', 'PICTURES', 'BULLETINS', 'EXPENSES', 'OTHER'];
export const takesFiles = (part: ArchivePart): part is ArchiveUploadPart => UPLOADS.includes(part);

/** Where a part that is made from records is completed. */
export function placeOf(part: ArchivePart, cohortId: string): string | null {
  switch (part) {
    case 'PLAN': return `/cohorts/${cohortId}/show`;
    case 'ROSTER': return `/cohorts/${cohortId}/registration`;
    case 'REGISTER': return '/attendance';
    case 'COMPLETION': return `/cohorts/${cohortId}/closing`;
    case 'CERTIFICATES': return '/certificate-desk';
    case 'SURVEY': return `/cohorts/${cohortId}/surveys`;
    default: return null;
  }
}
