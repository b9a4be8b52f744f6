import { Box, Button, TextField, Typography } from '@mui/material';
import { useRef, useState } from 'react';

import { type LodgingCardFragment, LodgingAssignDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useLocale } from '../../i18n/locale.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useAddress } from '../../shared/useAddress.js';
import { AnswerDialog } from './AnswerDialog.js';

type Desk = LodgingCardFragment;
export type Person = Desk['people'][number];
const SHOWS = ['all', 'waiting', 'silent'] as const;

const isStaying = ({ stay }: Person): boolean => stay !== null && stay.nights.length > 0;

/** Every participant with what he said, and his room, which is changed in its place. */
export function People({ desk, isOver }: { desk: Desk; isOver: boolean }) {
  const t = useT();
  const label = useLabel();
  const locale = useLocale();
  const { params, change } = useAddress();
  const [entered, setEntered] = useState<Person | null>(null);
  const show = SHOWS.find((each) => each === params.get('show')) ?? 'all';
  const shown = desk.people.filter((person) => (show === 'all' ? true : show === 'silent' ? person.stay === null : isStaying(person) && person.roomId === null));
  return (
    <Panel title={t('lodging.people.title')} flush>
      <Box className="no-print" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', px: 2.5, pb: 1.5 }}>
        <Box sx={{ width: 180 }}><ChoiceField required label={t('lodging.people.show')} value={show} choices={SHOWS.map((id) => ({ id, name: t(`lodging.people.${id}`) }))} onChange={(value) => change({ show: value === 'all' ? null : value })} /></Box>
        <Typography sx={{ fontSize: 12, color: 'text.secondary' }}>{t('lodging.people.hint')}</Typography>
      </Box>
      <ResponsiveList
        rows={shown.map((each) => ({ ...each, id: each.teacherId }))} label={t('lodging.people.title')} density="compact" empty={<EmptyState title={t('lodging.people.none')} />}
        columns={[
          { key: 'name', label: t('lodging.people.name'), card: 'title', value: ({ name }) => name }, { key: 'sex', label: t('lodging.people.sex'), width: 60, value: ({ isWoman }) => label('sex', isWoman ? 'FEMALE' : 'MALE') },
          { key: 'school', label: t('lodging.people.school'), value: ({ schoolName, schoolNameEn }) => (locale === 'en' ? schoolNameEn : schoolName) },
          { key: 'nights', label: t('lodging.people.nights'), width: 90, value: ({ stay }) => (stay === null ? <StatusChip tone="warn" label={t('lodging.people.silentMark')} /> : stay.nights.length > 0 ? t('lodging.people.nightCount', { smart_count: stay.nights.length }) : t('lodging.people.elsewhere')) },
          { key: 'meals', label: t('lodging.people.meals'), width: 80, value: ({ stay }) => (stay ? t('lodging.people.mealCount', { smart_count: stay.meals.length }) : '') },
          { key: 'diet', label: t('lodging.people.diet'), width: 120, value: ({ stay }) => (stay && stay.diet !== 'NONE' ? stay.dietNote || t(`lodging.diets.${stay.diet}`) : '') },
          { key: 'room', label: t('lodging.people.room'), width: 170, value: (person) => isStaying(person) && <RoomChoice desk={desk} person={person} isOver={isOver} /> },
          { key: 'steps', label: '', width: 110, align: 'right', value: (person) => !isOver && <Button variant="text" size="small" sx={{ minHeight: 26, py: 0, whiteSpace: 'nowrap' }} onClick={() => setEntered(person)}>{t('lodging.people.enter')}</Button> },
        ]}
      />
      {entered && <AnswerDialog desk={desk} person={entered} onClose={() => setEntered(null)} />}
    </Panel>
  );
}

/**
 * The browser's own list: arrow keys and typing the number of a room work in it, Enter or leaving it saves; a choice by
 * mouse or finger is saved at once. Rooms that cannot be had are not offered.
 */
function RoomChoice({ desk: { cohortId, rooms, people }, person: { teacherId, name, roomId, isWoman }, isOver }: { desk: Desk; person: Person; isOver: boolean }) {
  const t = useT();
  const [chosen, setChosen] = useState<string | null>(null);
  const isByKey = useRef(false);
  const assign = useCommand(LodgingAssignDocument, {});
  const save = (room: string | null) => {
    setChosen(null);
    if (room !== null && room !== (roomId ?? '')) void assign.run({ cohortId, teacherId, roomId: room || null });
  };
  const fits = rooms.filter(({ id, used, beds, forWhom }) => id === roomId
    || (used < beds && (forWhom === 'ANY' ? people.every((each) => each.roomId !== id || each.isWoman === isWoman) : (forWhom === 'WOMEN') === isWoman)));
  return (
    <TextField
      select size="small" fullWidth value={chosen ?? roomId ?? ''} disabled={isOver}
      onPointerDown={() => { isByKey.current = false; }} onKeyDown={({ key }) => { isByKey.current = true; if (key === 'Enter') save(chosen); if (key === 'Escape') setChosen(null); }}
      onBlur={() => save(chosen)} onChange={({ target: { value } }) => (isByKey.current ? setChosen(value) : save(value))}
      slotProps={{ select: { native: true }, htmlInput: { 'aria-label': `${t('lodging.people.room')} ${name}`, style: { paddingTop: 3, paddingBottom: 3 } } }}
    >
      <option value="">{t('lodging.people.noRoom')}</option>
      {fits.map((room) => <option key={room.id} value={room.id}>{room.name}{t('common.inBrackets', { text: `${room.used}/${room.beds}` })}</option>)}
    </TextField>
  );
}
