import type { CohortSessionInput } from '../../data/generated/operations.js';
import { figureOf } from '../../shared/figures.js';

/** A session as it is typed; day and time are those of the county. */
export interface SessionDraft {
  readonly day: string;
  readonly time: string;
  readonly minutes: string;
  readonly topic: string;
  readonly lecturer: string;
  /** The lecturer in the pool of experts. */
  readonly expertId: string | null;
  readonly place: string;
}

export const HALF_DAY_MINUTES = '135';
export const SESSION_MINUTES = { least: 5, most: 1440 };
const DAY_MS = 86_400_000;
const MOST_DAYS = 60;

export const emptySession = (last: SessionDraft | undefined, place: string, startsOn: string): SessionDraft => ({
  day: last?.day ?? startsOn, time: last ? '14:30' : '08:30', minutes: last?.minutes ?? HALF_DAY_MINUTES, topic: '', lecturer: last?.lecturer ?? '', expertId: last?.expertId ?? null, place: last?.place ?? place,
});

/** Two sessions a day from the first day to the last, Sundays left out. */
export function filledDays(startsOn: string, endsOn: string, place: string): SessionDraft[] {
  const days = Array.from({ length: MOST_DAYS }, (_, at) => new Date(Date.parse(`${startsOn}T00:00:00Z`) + at * DAY_MS)).filter((day) => day.getUTCDay() !== 0).map((day) => day.toISOString().slice(0, 10));
  return days.filter((day) => day <= endsOn).flatMap((day) => ['08:30', '14:30'].map((time) => ({ day, time, minutes: HALF_DAY_MINUTES, topic: '', lecturer: '', expertId: null, place })));
}

/** Lines copied from a sheet: day, start, minutes, topic, lecturer, place. Rows that make no sense are named, from 1. */
export function pastedSessions(text: string, year: string, place: string): { sessions: SessionDraft[]; badRows: number[] } {
  const sessions: SessionDraft[] = [];
  const badRows: number[] = [];
  text.normalize('NFKC').split(/\r?\n/).forEach((line, at) => {
    if (line.trim() === '') return;
    const [rawDay = '', rawTime = '', minutes = '', topic = '', lecturer = '', at2 = ''] = line.split('\t').map((each) => each.trim());
    const day = dayOf(rawDay, year);
    const time = /^([01]?\d|2[0-3]):([0-5]\d)/.exec(rawTime);
    if (!day || !time || figureOf(minutes, SESSION_MINUTES) === null) {
      badRows.push(at + 1);
      return;
    }
    sessions.push({ day, time: `${time[1]?.padStart(2, '0')}:${time[2]}`, minutes, topic, lecturer, expertId: null, place: at2 || place });
  });
  return { sessions, badRows };
}

/** 2026-12-01, 2026/12/1, 2026年12月1日, 12月1日, 12/1 */
function dayOf(text: string, year: string): string | null {
  const parts = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (!parts) return null;
  const day = `${parts[1] ?? year}-${parts[2]?.padStart(2, '0')}-${parts[3]?.padStart(2, '0')}`;
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : null;
}

export const isComplete = (session: SessionDraft): boolean => [session.day, session.time, session.topic.trim(), session.lecturer.trim(), session.place.trim()].every(Boolean) && figureOf(session.minutes, SESSION_MINUTES) !== null;

export function sessionInputOf({ day, time, minutes, topic, lecturer, expertId, place }: SessionDraft): CohortSessionInput {
  return { startsAt: countyInstant(`${day}T${time}`), durationMinutes: Number(minutes), topic: topic.trim(), lecturer: lecturer.trim(), expertId: expertId ?? null, place: place.trim() };
}

/** `2026-07-01T08:30` on the county's clock as an instant; China has had UTC+8 without daylight saving since 1991. */
export const countyInstant = (local: string): string => new Date(`${local}:00+08:00`).toISOString();

/** An instant as a `datetime-local` field shows it. */
export const localOf = (instant: string): string => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16);
