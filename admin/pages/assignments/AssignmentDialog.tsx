import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import { Alert, Box, Button, Checkbox, FormControlLabel, IconButton, TextField, Typography } from '@mui/material';
import { useState } from 'react';

import { type AssignmentCardFragment, AssignmentCreateDocument, AssignmentEditDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { FigureField } from '../../shared/FigureField.js';
import { FormDialog } from '../../shared/FormDialog.js';
import { useDraft } from '../../shared/useDraft.js';
import { fromLocal, toLocal } from './county-time.js';

const MOST_CRITERIA = 12;
const DAY_MS = 86_400_000;

interface Form {
  title: string; brief: string; opensAt: string; dueAt: string; lateUntil: string; resitUntil: string; required: boolean; weight: string; mostFiles: string; passPoints: string; markersEach: string; mostSpreadPoints: string;
  rubric: { title: string; titleEn: string; maxPoints: string }[];
}

function formOf(known: AssignmentCardFragment | null): Form {
  if (!known) {
    const at = (days: number): string => `${toLocal(new Date(Date.now() + days * DAY_MS).toISOString()).slice(0, 10)}T23:59`;
    return {
      title: '', brief: '', opensAt: `${at(0).slice(0, 10)}T08:00`, dueAt: at(14), lateUntil: '', resitUntil: '', required: true, weight: '1', mostFiles: '3', passPoints: '60', markersEach: '1', mostSpreadPoints: '10',
      rubric: [{ title: '', titleEn: '', maxPoints: '40' }, { title: '', titleEn: '', maxPoints: '60' }],
    };
  }
  const { title, brief, opensAt, dueAt, lateUntil, resitUntil, required, weight, mostFiles, passPoints, markersEach, mostSpreadPoints, rubric } = known;
  return {
    title, brief, required, opensAt: toLocal(opensAt), dueAt: toLocal(dueAt), lateUntil: toLocal(lateUntil), resitUntil: toLocal(resitUntil), weight: String(weight), mostFiles: String(mostFiles), passPoints: String(passPoints),
    markersEach: String(markersEach), mostSpreadPoints: String(mostSpreadPoints), rubric: rubric.map((each) => ({ title: each.title, titleEn: each.titleEn, maxPoints: String(each.maxPoints) })),
  };
}

/** Sets an assignment or changes one; what was typed stays until it is saved. */
export function AssignmentDialog({ cohortId, known, termsStand, onClose }: { cohortId: string; known: AssignmentCardFragment | null; termsStand: boolean; onClose: () => void }) {
  const t = useT();
  const draft = useDraft<Form>(`assignment.${known?.id ?? `new.${cohortId}`}`, formOf(known));
  const [now] = useState(() => toLocal(new Date().toISOString()));
  const { value: form } = draft;
  const finish = (): void => { draft.discard(); onClose(); };
  const create = useCommand(AssignmentCreateDocument, { done: t('assignments.created'), onDone: finish });
  const edit = useCommand(AssignmentEditDocument, { done: t('assignments.saved'), onDone: finish });
  const command = known ? edit : create;
  const total = form.rubric.reduce((sum, { maxPoints }) => sum + (Number(maxPoints) || 0), 0);
  const field = (name: Exclude<keyof Form, 'rubric' | 'required'>, type: 'text' | 'datetime-local', options: { hint?: string; optional?: boolean; label: string }) => {
    const error = command.errorOf(`assignment.${name}`);
    return (
      <TextField
        label={options.label} type={type} value={form[name]} required={!options.optional} multiline={name === 'brief'} minRows={name === 'brief' ? 3 : undefined}
        onChange={(event) => draft.set({ ...form, [name]: event.target.value })} error={error !== undefined} helperText={error ?? options.hint}
        slotProps={{ ...(type === 'datetime-local' ? { inputLabel: { shrink: true } } : {}), htmlInput: name === 'brief' ? { maxLength: 5000 } : name === 'dueAt' && !known ? { min: now } : { maxLength: 120 } }}
      />
    );
  };
  const figure = (name: 'weight' | 'mostFiles' | 'markersEach' | 'mostSpreadPoints' | 'passPoints', label: string, { fixed = false, ...limits }: { least: number; most: number; hint?: string; fixed?: boolean }) => (
    <FigureField label={label} required {...limits} value={form[name]} disabled={fixed} onChange={(next) => draft.set({ ...form, [name]: next })} error={command.errorOf(`assignment.${name}`)} />
  );
  const changeRubric = (at: number, changes: Partial<Form['rubric'][number]>): void => draft.set({ ...form, rubric: form.rubric.map((each, index) => (index === at ? { ...each, ...changes } : each)) });
  const submit = () => {
    const assignment = {
      title: form.title.trim(), brief: form.brief.trim(), opensAt: fromLocal(form.opensAt) as string, dueAt: fromLocal(form.dueAt) as string, lateUntil: fromLocal(form.lateUntil), resitUntil: fromLocal(form.resitUntil), required: form.required,
      weight: Number(form.weight), mostFiles: Number(form.mostFiles), passPoints: Number(form.passPoints), markersEach: Number(form.markersEach), mostSpreadPoints: Number(form.mostSpreadPoints),
      rubric: form.rubric.map(({ title, titleEn, maxPoints }) => ({ title: title.trim(), titleEn: titleEn.trim(), maxPoints: Number(maxPoints) })),
    };
    void (known ? edit.run({ id: known.id, assignment }) : create.run({ cohortId, assignment }));
  };
  const rubricError = command.errorOf('assignment.rubric');
  return (
    <FormDialog title={t(known ? 'assignments.edit' : 'assignments.create')} maxWidth="md" isPending={command.isPending} submitLabel={t(known ? 'assignments.save' : 'assignments.create')} onSubmit={submit} onClose={onClose}>
      <Box sx={{ display: 'grid', gap: 2, pt: 1 }}>
        {field('title', 'text', { label: t('assignments.name') })}
        {field('brief', 'text', { label: t('assignments.brief'), optional: true })}
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', md: 'repeat(4, 1fr)' }, gap: 2 }}>
          {field('opensAt', 'datetime-local', { label: t('assignments.opens') })}
          {field('dueAt', 'datetime-local', { label: t('assignments.due') })}
          {field('lateUntil', 'datetime-local', { label: t('assignments.late'), optional: true, hint: t('assignments.lateHint') })}
          {field('resitUntil', 'datetime-local', { label: t('assignments.resit'), optional: true, hint: t('assignments.resitHint') })}
        </Box>
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr 1fr', md: 'repeat(5, 1fr)' }, gap: 2 }}>
          {figure('weight', t('assignments.weight'), { least: 0, most: 100, hint: t('assignments.weightHint') })}
          {figure('mostFiles', t('assignments.files'), { least: 0, most: 9 })}
          {figure('markersEach', t('assignments.markersEach'), { least: 1, most: 2, fixed: termsStand })}
          {figure('mostSpreadPoints', t('assignments.spread'), { least: 0, most: 1200, fixed: termsStand || form.markersEach === '1' })}
          {figure('passPoints', t('assignments.pass'), { least: 1, most: Math.max(total, 1), fixed: termsStand })}
        </Box>
        <FormControlLabel control={<Checkbox checked={form.required} onChange={(event) => draft.set({ ...form, required: event.target.checked })} />} label={t('assignments.required')} />
        <Typography component="h3" sx={{ fontWeight: 600 }}>{t('assignments.rubric')} · {t('assignments.total', { points: total })}</Typography>
        {termsStand && <Alert severity="info">{t('assignments.termsStand')}</Alert>}
        {rubricError && <Alert severity="error">{rubricError}</Alert>}
        {form.rubric.map((each, at) => (
          <Box key={at} sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr 90px 40px', sm: '1fr 1fr 100px 40px' }, gap: 1, alignItems: 'center' }}>
            <TextField label={`${t('assignments.criterion')} ${at + 1}`} required value={each.title} disabled={termsStand} error={command.errorOf(`assignment.rubric.${at}.title`) !== undefined} helperText={command.errorOf(`assignment.rubric.${at}.title`)} onChange={(event) => changeRubric(at, { title: event.target.value })} slotProps={{ htmlInput: { maxLength: 60 } }} />
            <TextField label={t('assignments.criterionEn')} value={each.titleEn} disabled={termsStand} onChange={(event) => changeRubric(at, { titleEn: event.target.value })} slotProps={{ htmlInput: { maxLength: 120 } }} sx={{ gridColumn: { xs: '1 / -1', sm: 'auto' }, order: { xs: 2, sm: 0 } }} />
            <FigureField label={t('assignments.points')} required least={1} most={100} value={each.maxPoints} disabled={termsStand} onChange={(maxPoints) => changeRubric(at, { maxPoints })} error={command.errorOf(`assignment.rubric.${at}.maxPoints`)} />
            <IconButton aria-label={`${t('assignments.remove')} ${each.title}`} disabled={termsStand || form.rubric.length === 1} onClick={() => draft.set({ ...form, rubric: form.rubric.filter((_, index) => index !== at) })}><DeleteIcon fontSize="small" /></IconButton>
          </Box>
        ))}
        {!termsStand && <Box><Button variant="outlined" disabled={form.rubric.length >= MOST_CRITERIA} onClick={() => draft.set({ ...form, rubric: [...form.rubric, { title: '', titleEn: '', maxPoints: '10' }] })}>{t('assignments.addCriterion')}</Button></Box>}
      </Box>
    </FormDialog>
  );
}
