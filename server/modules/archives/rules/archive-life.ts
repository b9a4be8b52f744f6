import type { Words } from '../../../platform/locale.js';
import { type ChecklistItem, itemWords, missingOf } from './checklist.js';
import type { ArchivePart, Requirement } from './vocabulary.js';

/** Enough for a class of a year; more is no archive that anybody opens. */
export const MOST_FILES = 300;
/** What all files of one class may weigh together: a zip that a desktop of the county opens. */
export const MOST_BYTES = 2 * 1024 * 1024 * 1024;

export type AddRefusal =
  | { readonly code: 'ARCHIVED' } | { readonly code: 'FILE_UNKNOWN' } | { readonly code: 'NOT_A_PICTURE' } | { readonly code: 'SESSION_UNKNOWN' }
  | { readonly code: 'TOO_MANY'; readonly most: number } | { readonly code: 'TOO_LARGE'; readonly mostMegabytes: number } | { readonly code: 'ALREADY_THERE'; readonly name: string };

export interface AddFacts {
  readonly isArchived: boolean;
  readonly part: ArchivePart;
  /** What was uploaded for an archive by whoever adds it; null when there is no such upload. */
  readonly file: { readonly mediaType: string; readonly sizeBytes: number } | null;
  readonly isSessionKnown: boolean;
  readonly fileCount: number;
  readonly fileBytes: number;
  /** A file of the same part with the same bytes. */
  readonly sameAs: string | null;
}

/** Why a file may not be put into the archive, the first reason in this order, or null. */
export function refusalToAdd(facts: AddFacts): AddRefusal | null {
  const { file } = facts;
  if (facts.isArchived) return { code: 'ARCHIVED' };
  if (!file) return { code: 'FILE_UNKNOWN' };
  if (facts.part === 'PICTURES' && !file.mediaType.startsWith('image/')) return { code: 'NOT_A_PICTURE' };
  if (!facts.isSessionKnown) return { code: 'SESSION_UNKNOWN' };
  if (facts.sameAs !== null) return { code: 'ALREADY_THERE', name: facts.sameAs };
  if (facts.fileCount >= MOST_FILES) return { code: 'TOO_MANY', most: MOST_FILES };
  if (facts.fileBytes + file.sizeBytes > MOST_BYTES) return { code: 'TOO_LARGE', mostMegabytes: MOST_BYTES / 1024 / 1024 };
  return null;
}

export type SealRefusal = { readonly code: 'ARCHIVED' } | { readonly code: 'INCOMPLETE'; readonly items: readonly ChecklistItem[] };

/** Why an archive may not be sealed, or null. */
export function refusalToSeal({ isArchived, items }: { readonly isArchived: boolean; readonly items: readonly ChecklistItem[] }): SealRefusal | null {
  if (isArchived) return { code: 'ARCHIVED' };
  const missing = missingOf(items);
  return missing.length > 0 ? { code: 'INCOMPLETE', items: missing } : null;
}

export type RequireRefusal = { readonly code: 'ARCHIVED' } | { readonly code: 'REASON_MISSING' };

/** Not applicable is said with a reason, so that whoever opens the archive years later need not ask. */
export function refusalToRequire({ isArchived, requirement, reason }: { readonly isArchived: boolean; readonly requirement: Requirement; readonly reason: string }): RequireRefusal | null {
  if (isArchived) return { code: 'ARCHIVED' };
  return requirement === 'NOT_APPLICABLE' && reason.trim() === '' ? { code: 'REASON_MISSING' } : null;
}

export const ARCHIVED_WORDS: Words = { zh: '该班档案已归档，材料不能再变动。确需变动时，请先说明原因并重新打开。', en: 'The archive is sealed. To change it, open it again with a reason.' };

export function sealWords(refusal: SealRefusal): Words {
  switch (refusal.code) {
    case 'ARCHIVED': return { zh: '该班档案已经归档。', en: 'The archive is sealed already.' };
    case 'INCOMPLETE': return {
      zh: `还缺 ${refusal.items.length} 项，不能归档：${refusal.items.map((each) => itemWords(each).zh).join('')}`,
      en: `${refusal.items.length} parts are missing: ${refusal.items.map((each) => itemWords(each).en).join(' ')}`,
    };
  }
}
