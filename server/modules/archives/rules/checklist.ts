import type { Words } from '../../../platform/locale.js';
import { ARCHIVE_PARTS, type ArchivePart, type ArchiveState, type PartState, PARTS, type Requirement, USUALLY_REQUIRED } from './vocabulary.js';

export interface SessionFacts {
  readonly id: number;
  readonly ordinal: number;
  /** Empty when nobody is named. */
  readonly lecturer: string;
  /** Its register is completed. */
  readonly isClosed: boolean;
}

/** What is true of a cohort's papers at one moment. */
export interface ChecklistFacts {
  readonly isArchived: boolean;
  /** The class is over by its last day, or closed. */
  readonly isOver: boolean;
  readonly isClosed: boolean;
  readonly admitted: number;
  readonly sessions: readonly SessionFacts[];
  /** Valid certificates, and people who completed without ever having had one. */
  readonly certificates: { readonly valid: number; readonly open: number };
  /** Surveys held, and those of them still open; a follow-up that lies ahead is neither. */
  readonly surveys: { readonly held: number; readonly open: number };
  readonly files: readonly { readonly part: ArchivePart; readonly sessionId: number | null }[];
  /** What the coordinator said otherwise than is usual. */
  readonly requirements: ReadonlyMap<ArchivePart, Requirement>;
}

export type Missing =
  | { readonly code: 'NO_SESSIONS' } | { readonly code: 'NOBODY_ADMITTED' } | { readonly code: 'NOT_CLOSED' } | { readonly code: 'NO_FILE' } | { readonly code: 'NO_SURVEY' }
  | { readonly code: 'REGISTERS_OPEN'; readonly open: number; readonly sessions: number }
  | { readonly code: 'NOTES_MISSING'; readonly sessions: readonly { readonly ordinal: number; readonly lecturer: string }[] }
  | { readonly code: 'CERTIFICATES_OPEN'; readonly people: number }
  | { readonly code: 'SURVEY_OPEN'; readonly surveys: number };

export interface ChecklistItem {
  readonly part: ArchivePart;
  readonly requirement: Requirement;
  readonly state: PartState;
  /** Why it is missing; null in every other state. */
  readonly missing: Missing | null;
  /** Sessions, people, certificates or files, whatever the part holds. */
  readonly count: number;
}

/** Every part of a cohort's archive with what it still lacks. Pure; the order is that of the folders. */
export function checklistOf(facts: ChecklistFacts): ChecklistItem[] {
  return PARTS.map((part) => {
    const requirement = facts.requirements.get(part) ?? (USUALLY_REQUIRED.includes(part) ? 'REQUIRED' : 'OPTIONAL');
    const { count, lacks } = held(part, facts);
    if (requirement === 'NOT_APPLICABLE') return { part, requirement, state: 'NOT_APPLICABLE', missing: null, count };
    // What nobody asks for and nobody began is not missing; what was begun is to be finished.
    if (requirement === 'OPTIONAL' && count === 0) return { part, requirement, state: 'NONE', missing: null, count };
    return { part, requirement, state: lacks ? 'MISSING' : 'PRESENT', missing: lacks, count };
  });
}

function held(part: ArchivePart, facts: ChecklistFacts): { count: number; lacks: Missing | null } {
  const { sessions, certificates, surveys } = facts;
  const files = facts.files.filter((each) => each.part === part);
  switch (part) {
    case 'PLAN': return { count: sessions.length, lacks: sessions.length === 0 ? { code: 'NO_SESSIONS' } : null };
    case 'ROSTER': return { count: facts.admitted, lacks: facts.admitted === 0 ? { code: 'NOBODY_ADMITTED' } : null };
    case 'REGISTER': {
      const open = sessions.filter((each) => !each.isClosed).length;
      return { count: sessions.length - open, lacks: sessions.length === 0 ? { code: 'NO_SESSIONS' } : open > 0 ? { code: 'REGISTERS_OPEN', open, sessions: sessions.length } : null };
    }
    case 'COMPLETION': return { count: facts.isClosed ? facts.admitted : 0, lacks: facts.isClosed ? null : { code: 'NOT_CLOSED' } };
    case 'CERTIFICATES': return { count: certificates.valid, lacks: !facts.isClosed ? { code: 'NOT_CLOSED' } : certificates.open > 0 ? { code: 'CERTIFICATES_OPEN', people: certificates.open } : null };
    case 'SURVEY': return { count: surveys.held, lacks: surveys.held === 0 ? { code: 'NO_SURVEY' } : surveys.open > 0 ? { code: 'SURVEY_OPEN', surveys: surveys.open } : null };
    case 'NOTES': return { count: files.length, lacks: notesLacking(facts) };
    case 'NOTICE': case 'PICTURES': case 'BULLETINS': case 'EXPENSES': case 'OTHER': return { count: files.length, lacks: files.length === 0 ? { code: 'NO_FILE' } : null };
  }
}

/**
 * A file of the whole class covers every session, a file of one session all sessions of the same lecturer.
 * Sessions without a named lecturer, such as examinations, ask for none.
 */
function notesLacking({ files, sessions }: ChecklistFacts): Missing | null {
  const notes = files.filter((each) => each.part === 'NOTES');
  if (notes.length === 0) return { code: 'NO_FILE' };
  if (notes.some((each) => each.sessionId === null)) return null;
  const covered = new Set(sessions.filter((session) => notes.some((each) => each.sessionId === session.id)).map((each) => each.lecturer));
  const lacking = sessions.filter(({ lecturer }) => lecturer !== '' && !covered.has(lecturer));
  return lacking.length > 0 ? { code: 'NOTES_MISSING', sessions: lacking.map(({ ordinal, lecturer }) => ({ ordinal, lecturer })) } : null;
}

export const missingOf = (items: readonly ChecklistItem[]): readonly ChecklistItem[] => items.filter((each) => each.state === 'MISSING');

/** Parts that the archive is asked for, and how many of them are there: “9 of 12”. */
export function progressOf(items: readonly ChecklistItem[]): { present: number; asked: number } {
  const present = items.filter((each) => each.state === 'PRESENT').length;
  return { present, asked: present + missingOf(items).length };
}

export function stateOf(facts: ChecklistFacts, items: readonly ChecklistItem[]): ArchiveState {
  if (facts.isArchived) return 'ARCHIVED';
  if (missingOf(items).length === 0) return 'COMPLETE';
  return facts.isOver ? 'INCOMPLETE' : 'RUNNING';
}

/** More sessions than this are counted, not named. */
const MOST_NAMED = 6;

export function missingWords(missing: Missing): Words {
  switch (missing.code) {
    case 'NO_SESSIONS': return { zh: '还没有安排课程。', en: 'No sessions are planned.' };
    case 'NOBODY_ADMITTED': return { zh: '还没有录取学员。', en: 'Nobody is admitted.' };
    case 'NOT_CLOSED': return { zh: '还没有办理结业。', en: 'The class is not closed.' };
    case 'NO_FILE': return { zh: '还没有上传文件。', en: 'No file is uploaded.' };
    case 'NO_SURVEY': return { zh: '还没有发起调查。', en: 'No survey was held.' };
    case 'REGISTERS_OPEN': return { zh: `${missing.sessions} 场中有 ${missing.open} 场的考勤还没有结束。`, en: `${missing.open} of ${missing.sessions} registers are not completed.` };
    case 'NOTES_MISSING': {
      const named = missing.sessions.slice(0, MOST_NAMED);
      const rest = missing.sessions.length - named.length;
      return {
        zh: `缺${named.map(({ ordinal, lecturer }) => `第 ${ordinal} 场（${lecturer}）`).join('、')}${rest > 0 ? `等 ${missing.sessions.length} 场` : ''}的讲稿。`,
        en: `Notes are missing for ${named.map(({ ordinal, lecturer }) => `session ${ordinal} (${lecturer})`).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`,
      };
    }
    case 'CERTIFICATES_OPEN': return { zh: `还有 ${missing.people} 名结业学员没有发证。`, en: `${missing.people} who completed have no certificate yet.` };
    case 'SURVEY_OPEN': return { zh: `有 ${missing.surveys} 项调查还没有截止。`, en: `${missing.surveys} surveys are still open.` };
  }
}

/** `讲稿课件：缺第 2 场（王某）的讲稿。` */
export function itemWords({ part, missing }: ChecklistItem): Words {
  const told = missing ? missingWords(missing) : { zh: '', en: '' };
  return { zh: `${ARCHIVE_PARTS[part].zh}：${told.zh}`, en: `${ARCHIVE_PARTS[part].en}: ${told.en}` };
}

/** What is missing in as few lines as it takes: parts that lack the same stand in one, `通知文件、活动照片：还没有上传文件。` */
export function missingLines(items: readonly ChecklistItem[]): Words[] {
  const byReason = new Map<string, { parts: Words[]; told: Words }>();
  for (const { part, missing } of missingOf(items)) {
    if (!missing) continue;
    const told = missingWords(missing);
    const known = byReason.get(told.zh);
    if (known) known.parts.push(ARCHIVE_PARTS[part]);
    else byReason.set(told.zh, { parts: [ARCHIVE_PARTS[part]], told });
  }
  return [...byReason.values()].map(({ parts, told }) => ({ zh: `${parts.map((each) => each.zh).join('、')}：${told.zh}`, en: `${parts.map((each) => each.en).join(', ')}: ${told.en}` }));
}
