import { Box, Button, TextField } from '@mui/material';
import { useState } from 'react';

import { type LodgingCardFragment, type LodgingForWhom, LodgingAddRoomsDocument, LodgingRemoveRoomDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { FormDialog } from '../../shared/FormDialog.js';
import { FigureField } from '../../shared/FigureField.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { roomNamesOf } from './room-names.js';

const FOR_WHOM: readonly LodgingForWhom[] = ['ANY', 'WOMEN', 'MEN'];

/** Rooms with those who sleep there. */
export function RoomList({ desk: { cohortId, rooms, people }, isOver }: { desk: LodgingCardFragment; isOver: boolean }) {
  const t = useT();
  const [isAdding, setAdding] = useState(false);
  const remove = useCommand(LodgingRemoveRoomDocument, { done: t('lodging.rooms.removed') });
  const add = !isOver && <Button variant="outlined" onClick={() => setAdding(true)}>{t('lodging.rooms.add')}</Button>;
  return (
    <Panel title={t('lodging.rooms.title')} flush actions={rooms.length > 0 && add}>
      <ResponsiveList
        rows={rooms} label={t('lodging.rooms.title')} density="compact" empty={<EmptyState title={t('lodging.rooms.none')} text={t('lodging.rooms.noneText')} action={add} />}
        columns={[
          { key: 'name', label: t('lodging.rooms.name'), card: 'title', width: 110, value: ({ name }) => <b>{name}</b> }, { key: 'for', label: t('lodging.rooms.forWhom'), width: 80, value: ({ forWhom }) => t(`lodging.forWhom.${forWhom}`) },
          { key: 'used', label: t('lodging.rooms.used'), width: 80, align: 'right', card: 'side', value: ({ used, beds }) => `${used} / ${beds}` },
          { key: 'who', label: t('lodging.rooms.who'), value: ({ id }) => people.filter(({ roomId }) => roomId === id).sort((a, b) => (a.bed ?? 0) - (b.bed ?? 0)).map(({ name, bed }) => `${bed ?? ''} ${name}`).join('　') || '—' },
          { key: 'steps', label: '', width: 90, align: 'right', value: ({ id, used }) => !isOver && used === 0 && <Button variant="text" size="small" disabled={remove.isPending} onClick={() => void remove.run({ cohortId, roomId: id })} sx={{ minHeight: 26, py: 0 }}>{t('lodging.rooms.remove')}</Button> },
        ]}
      />
      {isAdding && <AddDialog cohortId={cohortId} onClose={() => setAdding(false)} />}
    </Panel>
  );
}

function AddDialog({ cohortId, onClose }: { cohortId: string; onClose: () => void }) {
  const t = useT();
  const [names, setNames] = useState('');
  const [beds, setBeds] = useState('2');
  const [forWhom, setForWhom] = useState<LodgingForWhom>('ANY');
  const add = useCommand(LodgingAddRoomsDocument, { done: t('lodging.rooms.added'), onDone: onClose });
  const rooms = roomNamesOf(names);
  const submit = () => {
    void add.run({ cohortId, rooms: rooms.map((name) => ({ name, beds: Number(beds), forWhom })) });
  };
  return (
    <FormDialog title={t('lodging.rooms.addTitle')} isPending={add.isPending} submitLabel={t('lodging.rooms.add')} onSubmit={submit} onClose={onClose}>
      <Box sx={{ display: 'grid', gap: 2, pt: 1, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
        <TextField autoFocus label={t('lodging.rooms.from')} value={names} required onChange={(event) => setNames(event.target.value)} error={add.errorOf('rooms') !== undefined} helperText={add.errorOf('rooms') ?? (rooms.length > 0 ? `${rooms.slice(0, 8).join(' ')}${rooms.length > 8 ? ` … (${rooms.length})` : ''}` : ' ')} sx={{ gridColumn: '1 / -1' }} slotProps={{ htmlInput: { maxLength: 200 } }} />
        <FigureField label={t('lodging.rooms.beds')} required least={1} most={20} value={beds} onChange={setBeds} error={add.errorOf('rooms.0.beds')} />
        <ChoiceField required label={t('lodging.rooms.forWhom')} value={forWhom} choices={FOR_WHOM.map((id) => ({ id, name: t(`lodging.forWhom.${id}`) }))} onChange={(value) => value && setForWhom(value as LodgingForWhom)} />
      </Box>
    </FormDialog>
  );
}
