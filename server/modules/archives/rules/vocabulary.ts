import type { Words } from '../../../platform/locale.js';

/** What the system has itself, then what people bring; in the order of the folders. */
export const ARCHIVE_PARTS = {
  PLAN: { zh: '方案与课程安排', en: 'Plan and sessions' },
  NOTICE: { zh: '通知文件', en: 'Official notice' },
  ROSTER: { zh: '学员名册', en: 'Roster' },
  REGISTER: { zh: '签到册', en: 'Registers' },
  NOTES: { zh: '讲稿课件', en: 'Speaking notes' },
  PICTURES: { zh: '活动照片', en: 'Pictures' },
  BULLETINS: { zh: '培训简报', en: 'Bulletins' },
  COMPLETION: { zh: '结业名单', en: 'Completion list' },
  CERTIFICATES: { zh: '结业证书', en: 'Certificates' },
  SURVEY: { zh: '调查结果', en: 'Survey results' },
  EXPENSES: { zh: '经费材料', en: 'Expenses' },
  OTHER: { zh: '其他材料', en: 'Other papers' },
} as const satisfies Record<string, Words>;
export type ArchivePart = keyof typeof ARCHIVE_PARTS;
export const PARTS = Object.keys(ARCHIVE_PARTS) as readonly ArchivePart[];

/** Parts that files are uploaded into; the others are made from records. */
export const UPLOAD_PARTS = ['NOTICE', 'NOTES', 'PICTURES', 'BULLETINS', 'EXPENSES', 'OTHER'] as const satisfies readonly ArchivePart[];
export type UploadPart = (typeof UPLOAD_PARTS)[number];
export const isUploadPart = (part: ArchivePart): part is UploadPart => (UPLOAD_PARTS as readonly ArchivePart[]).includes(part);

/** What a class has to have unless its coordinator says otherwise: the county's usual list of an archive. */
export const USUALLY_REQUIRED: readonly ArchivePart[] = ['PLAN', 'NOTICE', 'ROSTER', 'REGISTER', 'NOTES', 'PICTURES', 'BULLETINS', 'COMPLETION'];

export type Requirement = 'REQUIRED' | 'OPTIONAL' | 'NOT_APPLICABLE';
/** NONE: optional, and there is nothing. */
export type PartState = 'PRESENT' | 'MISSING' | 'NONE' | 'NOT_APPLICABLE';
export type ArchiveState = 'RUNNING' | 'INCOMPLETE' | 'COMPLETE' | 'ARCHIVED';
export const ARCHIVE_STATES: Readonly<Record<ArchiveState, Words>> = {
  RUNNING: { zh: '培训中', en: 'Running' }, INCOMPLETE: { zh: '材料不全', en: 'Incomplete' }, COMPLETE: { zh: '齐全待归档', en: 'Complete' }, ARCHIVED: { zh: '已归档', en: 'Archived' },
};
