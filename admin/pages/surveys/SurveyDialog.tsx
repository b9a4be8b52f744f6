import { Alert, Box, Button, Checkbox, FormControlLabel, TextField } from '@mui/material';
import { useState } from 'react';

import { type Stage, type Subject, SurveyCreateDocument, type SurveyCreateInput, type SurveyQuestionKind } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { FormDialog } from '../../shared/FormDialog.js';
import { useDraft } from '../../shared/useDraft.js';
import { recentYears } from '../../resources/programmes/training-words.js';
import { fromLocal, toLocal } from '../assignments/county-time.js';
import { NOBODY_CHOSEN, type Scope, ScopeFields } from './ScopeFields.js';

const KINDS: readonly SurveyQuestionKind[] = ['SCALE', 'SINGLE', 'MULTIPLE', 'TEXT'];
const PURPOSES = ['SATISFACTION', 'NEEDS'] as const;
type Purpose = (typeof PURPOSES)[number];
const MOST = 30;
const WEEK_MS = 7 * 86_400_000;

interface Asked { kind: SurveyQuestionKind; title: string; required: boolean; options: string }
interface Form { kind: Purpose; title: string; anonymous: boolean; opensAt: string; closesAt: string; questions: Asked[]; scope: Scope; planYear: string; asksLecturers: boolean }

/** What centres ask as a rule; every question can be changed. */
const USUAL: Record<Purpose, { title: string; questions: Asked[] }> = {
  SATISFACTION: { title: '培训满意度调查', questions: [
    { kind: 'SCALE', title: '您对本次培训的总体评价', required: true, options: '' }, { kind: 'SCALE', title: '课程内容与教学实际的结合程度', required: true, options: '' }, { kind: 'SCALE', title: '授课教师的水平', required: true, options: '' },
    { kind: 'MULTIPLE', title: '您收获最大的是', required: true, options: '专家讲座\n课例观摩\n分组研讨\n动手实践' }, { kind: 'TEXT', title: '您的意见和建议', required: false, options: '' },
  ] },
  NEEDS: { title: '培训需求调研', questions: [
    { kind: 'MULTIPLE', title: '您最希望提升的方面', required: true, options: '教学设计\n课堂提问\n作业与评价\n信息技术应用\n班级管理' }, { kind: 'SINGLE', title: '您喜欢的培训方式', required: true, options: '集中面授\n网络研修\n跟岗实践' }, { kind: 'TEXT', title: '工作中最大的困难', required: false, options: '' },
  ] },
};

const blank = (kind: Purpose, planYear: string): Form => ({ kind, ...USUAL[kind], scope: NOBODY_CHOSEN, planYear, asksLecturers: false, anonymous: true, opensAt: toLocal(new Date().toISOString()), closesAt: toLocal(new Date(Date.now() + WEEK_MS).toISOString()) });

/** A new survey of a class. */
export function SurveyDialog({ cohortId, onClose }: { cohortId: string; onClose: () => void }) {
  return <NewSurvey name={cohortId} kind="SATISFACTION" planYear="" cohortId={cohortId} onClose={onClose} />;
}

/** A new survey of teachers of the county. */
export function CountySurveyDialog({ planYear, onClose }: { planYear?: number; onClose: () => void }) {
  return <NewSurvey name={`county.${planYear ?? ''}`} kind="NEEDS" planYear={planYear ? String(planYear) : ''} cohortId={null} onClose={onClose} />;
}

/** What was typed stays until it is set. */
function NewSurvey({ name, kind, planYear, cohortId, onClose }: { name: string; kind: Purpose; planYear: string; cohortId: string | null; onClose: () => void }) {
  const t = useT();
  const draft = useDraft<Form>(`survey.new.${name}`, blank(kind, planYear));
  const { value: form } = draft;
  const create = useCommand(SurveyCreateDocument, { done: t('surveys.created'), onDone: () => { draft.discard(); onClose(); } });
  const change = (at: number, changes: Partial<Asked>): void => draft.set({ ...form, questions: form.questions.map((each, place) => (place === at ? { ...each, ...changes } : each)) });
  const submit = () => {
    void create.run(inputOf(form, cohortId));
  };
  const [now] = useState(() => toLocal(new Date().toISOString()));
  const time = (name: 'opensAt' | 'closesAt', label: string) => <TextField label={label} type="datetime-local" required value={form[name]} onChange={(event) => draft.set({ ...form, [name]: event.target.value })} error={create.errorOf(name) !== undefined} helperText={create.errorOf(name)} slotProps={{ inputLabel: { shrink: true }, htmlInput: name === 'closesAt' ? { min: now } : {} }} />;
  return (
    <FormDialog title={t('surveys.create')} maxWidth="md" isPending={create.isPending} submitLabel={t('surveys.create')} onSubmit={submit} onClose={onClose}>
      <Box sx={{ display: 'grid', gap: 2, pt: 1 }}>
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 2fr' }, gap: 2 }}>
          <ChoiceField label={t('surveys.kind')} value={form.kind} required choices={PURPOSES.map((id) => ({ id, name: t(`surveys.kinds.${id}`) }))} onChange={(kind) => kind && draft.set({ ...form, kind: kind as Purpose, ...USUAL[kind as Purpose] })} />
          <TextField label={t('surveys.name')} required value={form.title} onChange={(event) => draft.set({ ...form, title: event.target.value })} error={create.errorOf('title') !== undefined} helperText={create.errorOf('title')} slotProps={{ htmlInput: { maxLength: 100 } }} />
        </Box>
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 2 }}>{time('opensAt', t('surveys.opens'))}{time('closesAt', t('surveys.closes'))}</Box>
        {cohortId === null && <ScopeFields scope={form.scope} error={create.errorOf('scope')} onChange={(scope) => draft.set({ ...form, scope })} />}
        {cohortId === null && <ChoiceField required label={t('surveys.planYear')} value={form.planYear || 'none'} choices={[{ id: 'none', name: t('surveys.planYearNone') }, ...recentYears()]} onChange={(year) => draft.set({ ...form, planYear: year && year !== 'none' ? year : '' })} />}
        {cohortId !== null && form.kind === 'SATISFACTION' && (
          <FormControlLabel control={<Checkbox checked={form.asksLecturers} onChange={(event) => draft.set({ ...form, asksLecturers: event.target.checked })} />} label={<>{t('surveys.lecturers')}<Box component="span" sx={{ display: 'block', fontSize: 12, color: create.errorOf('asksLecturers') ? 'error.main' : 'text.secondary' }}>{create.errorOf('asksLecturers') ?? t('surveys.lecturersText')}</Box></>} />
        )}
        <FormControlLabel control={<Checkbox checked={form.anonymous} onChange={(event) => draft.set({ ...form, anonymous: event.target.checked })} />} label={t('surveys.anonymous')} />
        {form.anonymous && <Alert severity="info">{t('surveys.anonymousText')}</Alert>}
        {form.questions.map((each, at) => (
          <Box key={at} sx={({ tokens }) => ({ display: 'grid', gridTemplateColumns: { xs: '1fr 1fr', sm: '2fr 1fr auto auto' }, gap: 1.5, alignItems: 'center', pt: 1.5, borderTop: `1px solid ${tokens.line}` })}>
            <TextField label={t('surveys.question', { n: at + 1 })} required value={each.title} onChange={(event) => change(at, { title: event.target.value })} error={create.errorOf(`questions.${at}.title`) !== undefined} helperText={create.errorOf(`questions.${at}.title`)} slotProps={{ htmlInput: { maxLength: 200 } }} sx={{ gridColumn: { xs: '1 / -1', sm: 'auto' } }} />
            <ChoiceField label={t('surveys.kind')} value={each.kind} required choices={KINDS.map((id) => ({ id, name: t(`surveys.types.${id}`) }))} onChange={(kind) => kind && change(at, { kind: kind as SurveyQuestionKind })} />
            <FormControlLabel control={<Checkbox checked={each.required} onChange={(event) => change(at, { required: event.target.checked })} />} label={t('surveys.required')} />
            <Button disabled={form.questions.length === 1} onClick={() => draft.set({ ...form, questions: form.questions.filter((_, place) => place !== at) })}>{t('surveys.remove')}</Button>
            {(each.kind === 'SINGLE' || each.kind === 'MULTIPLE') && <TextField label={t('surveys.options')} multiline minRows={2} required value={each.options} onChange={(event) => change(at, { options: event.target.value })} error={create.errorOf(`questions.${at}.options`) !== undefined} helperText={create.errorOf(`questions.${at}.options`)} sx={{ gridColumn: '1 / -1' }} />}
          </Box>
        ))}
        <Box><Button variant="outlined" disabled={form.questions.length >= MOST} onClick={() => draft.set({ ...form, questions: [...form.questions, { kind: 'SCALE', title: '', required: true, options: '' }] })}>{t('surveys.add')}</Button></Box>
      </Box>
    </FormDialog>
  );
}

function inputOf({ kind, title, anonymous, opensAt, closesAt, questions, scope, planYear, asksLecturers }: Form, cohortId: string | null): SurveyCreateInput {
  return {
    ...(cohortId === null ? { scope: { areaIds: [...scope.areaIds], schoolIds: [...scope.schoolIds], stages: [...scope.stages] as Stage[], subjects: [...scope.subjects] as Subject[] }, planYear: Number(planYear) || null, asksLecturers: false } : { cohortId, asksLecturers: asksLecturers && kind === 'SATISFACTION' }),
    kind, title: title.trim(), anonymous, opensAt: fromLocal(opensAt) as string, closesAt: fromLocal(closesAt) as string,
    questions: questions.map(({ options, ...each }) => ({ ...each, title: each.title.trim(), options: each.kind === 'SINGLE' || each.kind === 'MULTIPLE' ? options.split('\n').map((line) => line.trim()).filter(Boolean) : [] })),
  };
}
