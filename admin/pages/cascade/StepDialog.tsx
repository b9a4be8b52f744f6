import { Autocomplete, Box, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { AreasDocument, CascadeGiversDocument, type CascadeGiversQuery, CascadeStepAddDocument, type CascadeStepLevel } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { FigureField } from '../../shared/FigureField.js';
import { FormDialog } from '../../shared/FormDialog.js';
import { useName } from '../../shared/useName.js';
import { fromLocal, toLocal } from '../assignments/county-time.js';
import type { Sheet } from './cascade-tones.js';

type Giver = CascadeGiversQuery['cascadeGivers'][number];
/** A register may be opened so long before its session, in milliseconds. */
const OPENS_BEFORE = 180 * 60_000;
/** Who keeps an area's register when no school does. */
const CENTRE = 'centre';
const numbersIn = (text: string): string[] => [...new Set(text.split(/[\s,，、;；]+/).filter(Boolean))];

/** A step in one form: who passes it on, to whom, when and where. A school administrator finds her school filled in. */
export function StepDialog({ sheet, onClose }: { sheet: Sheet; onClose: () => void }) {
  const t = useT();
  const nameOf = useName();
  const { cascade, viewerCanRule, viewerSchoolIds, areas } = sheet;
  const navigate = useNavigate();
  const [chosen, setGiver] = useState<Giver | null | undefined>();
  const [typed, setTyped] = useState('');
  const [level, setLevel] = useState<CascadeStepLevel>(viewerCanRule ? 'AREA' : 'SCHOOL');
  const [areaId, setAreaId] = useState<string | null>(null);
  const [schoolId, setSchoolId] = useState<string | null>(viewerSchoolIds.length === 1 ? viewerSchoolIds[0] ?? null : null);
  const [hostId, setHostId] = useState(CENTRE);
  const [form, setForm] = useState({ topic: cascade.title, place: '', startsAt: toLocal(new Date().toISOString()), minutes: '90', numbers: '' });
  const givers = useRead(CascadeGiversDocument, { cascadeId: cascade.id, filter: { search: typed } }, { keepPrevious: true });
  const ownGivers = typed === '' ? givers.data?.cascadeGivers.filter((each) => each.isOwnSchool) ?? [] : [];
  const giver = chosen === undefined && ownGivers.length === 1 ? ownGivers[0] ?? null : chosen ?? null;
  const areaList = useRead(AreasDocument, {}, { enabled: viewerCanRule }).data?.areas ?? [];
  const schools = areas.flatMap((area) => area.schools).filter((each) => viewerCanRule || viewerSchoolIds.includes(each.schoolId));
  const startsAt = fromLocal(form.startsAt) as string;
  const add = useCommand(CascadeStepAddDocument, {
    done: t('cascade.added'),
    onDone: ({ sheet: after }) => {
      const made = after?.steps.filter((each) => each.topic === form.topic.trim() && Date.parse(each.startsAt) === Date.parse(startsAt)).sort((one, other) => Number(other.id) - Number(one.id))[0];
      if (made && Date.parse(startsAt) <= Date.now() + OPENS_BEFORE) void navigate(`/attendance/${made.sessionId}`);
      else onClose();
    },
  });
  const change = (name: keyof typeof form) => (event: { target: { value: string } }) => setForm({ ...form, [name]: event.target.value });
  const submit = () => {
    if (!giver) return;
    void add.run({
      cascadeId: cascade.id, parentId: giver.parentId, giverId: giver.teacherId, level, areaId: level === 'AREA' ? areaId : null, schoolId: level === 'SCHOOL' ? schoolId : hostId === CENTRE ? null : hostId, topic: form.topic.trim(), place: form.place.trim(),
      startsAt, durationMinutes: Number(form.minutes), teacherNumbers: numbersIn(form.numbers),
    });
  };
  const failed = (name: string) => ({ error: add.errorOf(name) !== undefined, helperText: add.errorOf(name) });
  return (
    <FormDialog title={t('cascade.addTitle')} isPending={add.isPending} submitLabel={t('cascade.save')} onSubmit={submit} onClose={onClose}>
      <Typography sx={{ mb: 2, color: 'text.secondary' }}>{t('cascade.addText')}</Typography>
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Autocomplete<Giver>
          options={givers.data?.cascadeGivers ?? []} value={giver} onChange={(_, value) => setGiver(value)} onInputChange={(_, text, reason) => setTyped(reason === 'input' ? text : '')} filterOptions={(options) => options}
          getOptionKey={({ teacherId, parentId }) => `${teacherId}-${parentId ?? 0}`} isOptionEqualToValue={(a, b) => a.teacherId === b.teacherId && a.parentId === b.parentId} noOptionsText={t('cascade.noGiver')} loading={givers.isFetching}
          getOptionLabel={({ name, schoolName, schoolNameEn, attendedAt }) => t('cascade.giverOption', { name, school: nameOf({ name: schoolName, nameEn: schoolNameEn }), at: attendedAt })}
          renderInput={(params) => <TextField {...params} required label={t('cascade.giver')} {...failed('giverId')} slotProps={{ ...params.slotProps, inputLabel: { ...params.slotProps.inputLabel, shrink: true } }} />}
        />
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: viewerCanRule ? '1fr 2fr' : '1fr' }, gap: 2 }}>
          {viewerCanRule && <ChoiceField label={t('cascade.forWhom')} required value={level} choices={(['AREA', 'SCHOOL'] as const).map((id) => ({ id, name: t(`cascade.levels.${id}`) }))} onChange={(value) => value && setLevel(value as CascadeStepLevel)} />}
          {level === 'AREA'
            ? <ChoiceField label={t('cascade.area')} required isNeeded value={areaId} error={add.errorOf('areaId')} choices={areaList.map((each) => ({ id: each.id, name: nameOf(each) }))} onChange={setAreaId} />
            : <ChoiceField label={t('cascade.school')} required isNeeded value={schoolId} error={add.errorOf('schoolId')} choices={schools.map((each) => ({ id: each.schoolId, name: nameOf(each) }))} onChange={setSchoolId} />}
        </Box>
        {level === 'AREA' && <ChoiceField label={t('cascade.host')} required value={hostId} choices={[{ id: CENTRE, name: t('cascade.hostNone') }, ...schools.map((each) => ({ id: each.schoolId, name: nameOf(each) }))]} onChange={(value) => value && setHostId(value)} />}
        <TextField required label={t('cascade.topic')} value={form.topic} onChange={change('topic')} {...failed('topic')} slotProps={{ htmlInput: { maxLength: 120 } }} />
        <TextField required label={t('cascade.place')} value={form.place} onChange={change('place')} {...failed('place')} slotProps={{ htmlInput: { maxLength: 80 } }} />
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '2fr 1fr' }, gap: 2 }}>
          <TextField required type="datetime-local" label={t('cascade.startsAt')} value={form.startsAt} onChange={change('startsAt')} {...failed('startsAt')} slotProps={{ inputLabel: { shrink: true } }} />
          <FigureField required label={t('cascade.duration')} least={10} most={600} value={form.minutes} onChange={(minutes) => setForm({ ...form, minutes })} error={add.errorOf('durationMinutes')} />
        </Box>
        <TextField multiline minRows={2} required={level === 'AREA'} label={t('cascade.who')} value={form.numbers} onChange={change('numbers')} error={add.errorOf('teacherNumbers') !== undefined} helperText={add.errorOf('teacherNumbers') ?? t(level === 'AREA' ? 'cascade.whoArea' : 'cascade.whoSchool')} />
      </Box>
    </FormDialog>
  );
}
