import { countyTimeOf } from '../../platform/clock.js';
import type { Reader } from '../../platform/data/sql.js';
import { type Locale, say } from '../../platform/locale.js';
import { SPONSOR_LEVELS, TRAINING_MODES, type TrainingMode } from '../training/index.js';

type SponsorLevel = keyof typeof SPONSOR_LEVELS;

/** What the papers of an archive say of the class itself. */
export interface ClassFacts {
  readonly cohortId: number;
  readonly code: string;
  readonly title: string;
  readonly titleEn: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly place: string;
  readonly taken: number;
  readonly programmeTitle: string;
  readonly programmeTitleEn: string;
  readonly sponsorLevel: SponsorLevel;
  readonly mode: TrainingMode;
  readonly organiser: string;
  readonly minutes: number;
  readonly rollId: number;
  /** Its papers and the archive's changed last: what is printed then is the same whenever it is printed. */
  readonly changedAt: string;
}

export interface HeldSession {
  readonly id: number;
  readonly ordinal: number;
  readonly topic: string;
  readonly lecturer: string;
  readonly place: string;
  readonly startsAt: string;
  readonly day: string;
  readonly durationMinutes: number;
  readonly closedAt: string | null;
  readonly presentCount: number;
  readonly handCount: number;
  readonly memberCount: number;
}

export async function classFacts(source: Reader, cohortId: number): Promise<ClassFacts> {
  const found = await source.row<ClassFacts>(
    `SELECT c.id AS cohortId, c.code, c.title, c.titleEn, c.startsOn, c.endsOn, c.place, c.taken, c.rollId, p.title AS programmeTitle, p.titleEn AS programmeTitleEn, p.sponsorLevel, p.mode, p.organiser, p.minutes,
       CASE WHEN a.changedAt > c.changedAt THEN a.changedAt ELSE c.changedAt END AS changedAt
     FROM cohorts c JOIN programmes p ON p.id = c.programmeId LEFT JOIN cohort_archives a ON a.cohortId = c.id WHERE c.id = ?`, [cohortId]);
  if (!found) throw new Error(`there is no cohort ${cohortId}`);
  return found;
}

/** Sessions in the order of time, with what their registers add up to. */
export function heldSessions(source: Reader, rollId: number): Promise<HeldSession[]> {
  return source.rows<HeldSession>(
    `SELECT s.id, s.ordinal, s.topic, s.lecturer, s.place, s.startsAt, s.day, s.durationMinutes, s.closedAt, s.presentCount, s.handCount, r.memberCount
     FROM register_sessions s JOIN rolls r ON r.id = s.rollId WHERE s.rollId = ? AND s.cancelledAt IS NULL ORDER BY s.startsAt, s.id`, [rollId]);
}

/** The plan in label and value, as cover and first page say it. */
export function planLines(facts: ClassFacts, locale: Locale): { label: string; value: string }[] {
  const word = (zh: string, en: string): string => say({ zh, en }, locale);
  return [
    { label: word('所属项目', 'Programme'), value: word(facts.programmeTitle, facts.programmeTitleEn) },
    { label: word('培训班编号', 'Code'), value: facts.code },
    { label: word('级别与形式', 'Level and mode'), value: `${say(SPONSOR_LEVELS[facts.sponsorLevel], locale)} · ${say(TRAINING_MODES[facts.mode], locale)}` },
    { label: word('组织单位', 'Organiser'), value: facts.organiser },
    { label: word('培训时间', 'Days'), value: facts.startsOn === facts.endsOn ? facts.startsOn : `${facts.startsOn} – ${facts.endsOn}` },
    { label: word('培训地点', 'Place'), value: facts.place },
    { label: word('学时', 'Hours'), value: String(Math.floor((facts.minutes * 100) / 45) / 100) },
    { label: word('学员人数', 'Participants'), value: String(facts.taken) },
  ];
}

export const sessionTime = ({ startsAt, durationMinutes }: HeldSession): string => `${countyTimeOf(startsAt)}（${durationMinutes} 分钟）`;
