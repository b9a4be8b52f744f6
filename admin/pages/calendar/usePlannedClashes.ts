import { useEffect, useState } from 'react';

import { PlannedClashesDocument, type PlannedClashesQuery } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { countyInstant, type SessionDraft } from '../../resources/cohorts/session-drafts.js';

const PAUSE_MS = 600;

export type TypedSession = Omit<SessionDraft, 'topic'>;
export type ClashFound = PlannedClashesQuery['plannedClashes'][number];

/** What sessions being typed would clash with, asked when the typing pauses; `index` is the session's place among them. */
export function usePlannedClashes(sessions: readonly TypedSession[], cohortId: string | null): { clashes: readonly ClashFound[]; isSettled: boolean } {
  const text = JSON.stringify(sessions.map(({ day, time, minutes, lecturer, expertId, place }) => ({ day, time, minutes, lecturer: lecturer.trim(), expertId, place: place.trim() })));
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const timed = (JSON.parse(settled) as TypedSession[]).map((each, index) => ({ ...each, index })).filter(({ day, time, minutes }) => day && time && Number(minutes) >= 5);
  const planned = { cohortId, sessions: timed.map(({ day, time, minutes, lecturer, expertId, place }) => ({ lecturer, expertId, place, startsAt: countyInstant(`${day}T${time}`), durationMinutes: Number(minutes) })) };
  const { data, error, isPlaceholderData } = useRead(PlannedClashesDocument, { planned }, { enabled: timed.length > 0, keepPrevious: true });
  if (timed.length === 0) return { clashes: [], isSettled: text === settled };
  return { clashes: (data?.plannedClashes ?? []).map((each) => ({ ...each, index: timed[each.index]?.index ?? 0 })), isSettled: text === settled && !isPlaceholderData && (data !== undefined || error !== null) };
}
