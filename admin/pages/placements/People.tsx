import { Box, TextField, Typography } from '@mui/material';
import { useRef, useState } from 'react';

import { type PlacementBoardFragment, PlacementAssignDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useAddress } from '../../shared/useAddress.js';
import { useName } from '../../shared/useName.js';
import { useTeaches } from './useTeaches.js';

type Desk = PlacementBoardFragment;
type Person = Desk['people'][number];
const SHOWS = ['all', 'waiting', 'mismatch'] as const;

/** Every participant with his place, which is changed where it stands. */
export function People({ desk, isOver }: { desk: Desk; isOver: boolean }) {
  const t = useT();
  const nameOf = useName();
  const teaches = useTeaches();
  const { params, change } = useAddress();
  const show = SHOWS.find((each) => each === params.get('show')) ?? 'all';
  const mentors = new Map(desk.hosts.flatMap((host) => host.mentors.map((mentor) => [mentor.id, { ...mentor, host }])));
  const mentorOf = ({ mentorId }: Person) => (mentorId === null ? undefined : mentors.get(mentorId));
  const isMismatch = (person: Person): boolean => {
    const mentor = mentorOf(person);
    return mentor !== undefined && (mentor.subject !== person.subject || mentor.stage !== person.stage);
  };
  const shown = desk.people.filter((person) => (show === 'all' ? true : show === 'waiting' ? person.mentorId === null : isMismatch(person)));
  return (
    <Panel title={t('placements.people.title')} flush>
      <Box className="no-print" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', px: 2.5, pb: 1.5 }}>
        <Box sx={{ width: 220 }}><ChoiceField required label={t('placements.people.show')} value={show} choices={SHOWS.map((id) => ({ id, name: t(`placements.people.${id}`) }))} onChange={(value) => change({ show: value === 'all' ? null : value })} /></Box>
        <Typography sx={{ fontSize: 12, color: 'text.secondary' }}>{t('placements.people.hint')}</Typography>
      </Box>
      <ResponsiveList
        rows={shown.map((each) => ({ ...each, id: each.teacherId }))} label={t('placements.people.title')} density="compact" empty={<EmptyState title={t('placements.people.none')} />}
        columns={[
          { key: 'name', label: t('placements.people.name'), card: 'title', width: 100, value: ({ name }) => name },
          { key: 'teaches', label: t('placements.people.teaches'), width: 170, value: (person) => <>{teaches(person)}{isMismatch(person) && <> <StatusChip tone="warn" label={`≠ ${teaches(mentorOf(person) ?? person)}`} /></>}</> },
          { key: 'school', label: t('placements.people.school'), value: ({ schoolName, schoolNameEn }) => nameOf({ name: schoolName, nameEn: schoolNameEn }) },
          { key: 'present', label: t('placements.people.present'), width: 100, value: (person) => (mentorOf(person) ? t('placements.people.days', { n: person.presentDays, all: mentorOf(person)?.host.days.length ?? 0 }) : '') },
          { key: 'place', label: t('placements.people.place'), width: 300, value: (person) => <PlaceChoice desk={desk} person={person} isOver={isOver} /> },
        ]}
      />
    </Panel>
  );
}

/**
 * The browser's own list by host school: arrow keys work in it, Enter or leaving it saves; a choice by mouse or finger is
 * saved at once. Mentors without a place left and those of the own school are not offered.
 */
function PlaceChoice({ desk: { cohortId, hosts }, person: { teacherId, name, schoolId, mentorId }, isOver }: { desk: Desk; person: Person; isOver: boolean }) {
  const t = useT();
  const nameOf = useName();
  const teaches = useTeaches();
  const [chosen, setChosen] = useState<string | null>(null);
  const isByKey = useRef(false);
  const assign = useCommand(PlacementAssignDocument, {});
  const save = (mentor: string | null) => {
    setChosen(null);
    if (mentor !== null && mentor !== (mentorId ?? '')) void assign.run({ cohortId, teacherId, mentorId: mentor || null });
  };
  return (
    <TextField
      select size="small" fullWidth value={chosen ?? mentorId ?? ''} disabled={isOver}
      onPointerDown={() => { isByKey.current = false; }} onKeyDown={({ key }) => { isByKey.current = true; if (key === 'Enter') save(chosen); if (key === 'Escape') setChosen(null); }}
      onBlur={() => save(chosen)} onChange={({ target: { value } }) => (isByKey.current ? setChosen(value) : save(value))}
      slotProps={{ select: { native: true }, htmlInput: { 'aria-label': `${t('placements.people.place')} ${name}`, style: { paddingTop: 3, paddingBottom: 3 } } }}
    >
      <option value="">{t('placements.people.noPlace')}</option>
      {hosts.filter((host) => host.schoolId !== schoolId).map((host) => (
        <optgroup key={host.id} label={nameOf({ name: host.schoolName, nameEn: host.schoolNameEn })}>
          {host.mentors.filter(({ id, used, capacity }) => id === mentorId || used < capacity).map((mentor) => <option key={mentor.id} value={mentor.id}>{mentor.name} · {teaches(mentor)}{t('common.inBrackets', { text: `${mentor.used}/${mentor.capacity}` })}</option>)}
        </optgroup>
      ))}
    </TextField>
  );
}
