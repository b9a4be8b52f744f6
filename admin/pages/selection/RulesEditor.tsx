import { Alert, Autocomplete, Box, Button, Checkbox, FormControlLabel, Stack, TextField } from '@mui/material';
import { Link, useNavigate, useParams } from 'react-router';

import { HonourKindsDocument, type RoundFullFragment, SelectionRoundAmendDocument, SelectionRoundDocument, type SelectionRulesInput, type Stage, type Subject, type TeacherPost, type TeacherTitle } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Panel } from '../../shared/Panel.js';
import { useDraft } from '../../shared/useDraft.js';
import { CodesField } from './CodesField.js';
import { NumberField } from './NumberField.js';
import { RubricEditor } from './RubricEditor.js';
import { rulesOf } from './rules-form.js';
import { useTitle } from './selection-words.js';
import { TieBreakEditor } from './TieBreakEditor.js';

interface Form {
  readonly title: string;
  readonly titleEn: string;
  readonly rules: SelectionRulesInput;
}

/** A round's rules as a form; what was changed stays until it is saved. */
export default function RulesEditor() {
  const t = useT();
  const id = useParams().id ?? '';
  const { data, error, refetch } = useRead(SelectionRoundDocument, { id });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (!data.selectionRound) return <EmptyState title={t('ra.notification.item_doesnt_exist')} />;
  return <Editor key={data.selectionRound.version} round={data.selectionRound} />;
}

function Editor({ round }: { round: RoundFullFragment }) {
  const t = useT();
  const titleOf = useTitle();
  const navigate = useNavigate();
  const draft = useDraft<Form>(`selection-rules:${round.id}:${round.version}`, { title: round.title, titleEn: round.titleEn, rules: rulesOf(round) });
  const save = useCommand(SelectionRoundAmendDocument, { done: t('selection.edit.saved'), onDone: () => { draft.discard(); void navigate(`/selection/${round.id}?tab=plan`); } });
  const { title, titleEn, rules } = draft.value;
  const set = (changes: Partial<SelectionRulesInput>) => draft.set({ ...draft.value, rules: { ...rules, ...changes } });
  const isFixed = round.status !== 'DRAFT';
  const problem = (path: string) => save.errors.find(({ field }) => field?.startsWith(`input.rules.${path}`))?.message;
  const { eligibility, quota, judging, award, notice } = rules;
  const grid = { display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: 'repeat(2, 1fr)', lg: 'repeat(3, 1fr)' } };
  return (
    <>
      <PageHeader
        title={t('selection.edit.title')} sub={titleOf(round)}
        actions={<><Button variant="outlined" component={Link} to={`/selection/${round.id}`}>{t('common.cancel')}</Button><Button variant="contained" disabled={save.isPending} onClick={() => void save.run({ roundId: round.id, version: round.version, title: title.trim(), titleEn: titleEn.trim(), rules })}>{t('common.save')}</Button></>}
      />
      {isFixed && <Alert severity="info" sx={{ mb: 2 }}>{t('selection.edit.fixed')}</Alert>}
      {draft.wasKept && <Alert severity="success" sx={{ mb: 2 }} action={<Button onClick={draft.discard}>{t('common.draftDiscard')}</Button>}>{t('common.draftKept')}</Alert>}
      {save.errors.length > 0 && <Alert severity="error" sx={{ mb: 2 }}>{save.errors.map(({ message, field }) => <div key={`${field} ${message}`}>{message}</div>)}</Alert>}
      <Panel title={t('selection.edit.names')}>
        <Box sx={{ ...grid, gridTemplateColumns: { sm: '1fr 1fr' } }}>
          <TextField label={t('selection.edit.nameZh')} value={title} onChange={(event) => draft.set({ ...draft.value, title: event.target.value })} slotProps={{ htmlInput: { maxLength: 120 } }} />
          <TextField label={t('selection.edit.nameEn')} value={titleEn} onChange={(event) => draft.set({ ...draft.value, titleEn: event.target.value })} slotProps={{ htmlInput: { maxLength: 200 } }} />
        </Box>
      </Panel>
      <Panel title={t('selection.plan.stages')}><Stages rules={rules} onChange={set} problem={problem} /></Panel>
      <Panel title={t('selection.plan.eligibility')}>
        <Box sx={grid}>
          <CodesField list="title" label={t('selection.plan.titles')} hint={t('selection.edit.noneChosen')} disabled={isFixed} value={eligibility.titles} onChange={(titles) => set({ eligibility: { ...eligibility, titles: titles as TeacherTitle[] } })} />
          <CodesField list="post" label={t('selection.plan.posts')} hint={t('selection.edit.noneChosen')} disabled={isFixed} value={eligibility.posts} onChange={(posts) => set({ eligibility: { ...eligibility, posts: posts as TeacherPost[] } })} />
          <CodesField list="stage" label={t('selection.plan.stagesTaught')} hint={t('selection.edit.noneChosen')} disabled={isFixed} value={eligibility.stages} onChange={(stages) => set({ eligibility: { ...eligibility, stages: stages as Stage[] } })} />
          <CodesField list="subject" label={t('selection.plan.subjects')} hint={t('selection.edit.noneChosen')} disabled={isFixed} value={eligibility.subjects} onChange={(subjects) => set({ eligibility: { ...eligibility, subjects: subjects as Subject[] } })} />
          <NumberField label={t('selection.edit.minService')} value={eligibility.minServiceYears} disabled={isFixed} error={problem('eligibility.minServiceYears')} onChange={(value) => set({ eligibility: { ...eligibility, minServiceYears: value ?? 0 } })} />
          <HonourBar rules={rules} isFixed={isFixed} onChange={set} problem={problem('eligibility.honourBar')} />
        </Box>
      </Panel>
      <Panel title={t('selection.plan.quota')}>
        <Box sx={grid}>
          <NumberField label={t('selection.edit.perSchool')} value={quota.perSchool} disabled={isFixed} error={problem('quota.perSchool')} onChange={(value) => set({ quota: { ...quota, perSchool: value ?? 0 } })} />
          <NumberField label={t('selection.edit.teachersPerSeat')} value={quota.teachersPerSeat ?? null} disabled={isFixed} error={problem('quota.teachersPerSeat')} onChange={(value) => set({ quota: { ...quota, teachersPerSeat: value } })} />
          <NumberField label={t('selection.edit.mostPerSchool')} value={quota.mostPerSchool ?? null} disabled={isFixed} error={problem('quota.mostPerSchool')} onChange={(value) => set({ quota: { ...quota, mostPerSchool: value } })} />
        </Box>
      </Panel>
      <Panel title={t('selection.plan.rubric')}><RubricEditor rubric={rules.rubric} isFixed={isFixed} problem={problem('rubric')} onChange={(rubric) => set({ rubric })} /></Panel>
      <Panel title={t('selection.plan.judging')}>
        <Box sx={{ ...grid, mb: 2 }}>
          <NumberField label={t('selection.edit.judgesPerEntry')} value={judging.judgesPerEntry} disabled={isFixed} error={problem('judging.judgesPerEntry')} onChange={(value) => set({ judging: { ...judging, judgesPerEntry: value ?? 1 } })} />
          {isFixed && <TextField label={t('selection.edit.drop')} value={t(`selection.plan.drop${judging.drop}`)} disabled />}
          {!isFixed && <ChoiceField label={t('selection.edit.drop')} required value={judging.drop} error={problem('judging.drop')} choices={(['NONE', 'HIGH_AND_LOW'] as const).map((id) => ({ id, name: t(`selection.plan.drop${id}`) }))} onChange={(drop) => set({ judging: { ...judging, drop: drop === 'HIGH_AND_LOW' ? drop : 'NONE' } })} />}
        </Box>
        <TieBreakEditor rules={rules} isFixed={isFixed} onChange={(tieBreak) => set({ judging: { ...judging, tieBreak } })} />
      </Panel>
      <Panel title={t('selection.plan.award')}>
        <Box sx={grid}>
          <NumberField label={t('selection.edit.awardTotal')} value={award.total} disabled={isFixed} error={problem('award.total')} onChange={(value) => set({ award: { ...award, total: value ?? 0 } })} />
          <NumberField label={t('selection.edit.permille')} value={award.permille ?? null} disabled={isFixed} error={problem('award.permille')} onChange={(value) => set({ award: { ...award, permille: value } })} />
          <NumberField label={t('selection.edit.minimum')} value={award.minimumMilliPoints == null ? null : award.minimumMilliPoints / 1000} disabled={isFixed} error={problem('award.minimumMilliPoints')} onChange={(value) => set({ award: { ...award, minimumMilliPoints: value === null ? null : value * 1000 } })} />
        </Box>
      </Panel>
      <Panel title={t('selection.plan.notice')}>
        <Stack direction={{ xs: 'column', sm: 'row' }} spacing={2} sx={{ alignItems: { sm: 'center' } }}>
          <Box sx={{ width: { sm: 220 } }}><NumberField label={t('selection.edit.noticeDays')} value={notice.days} disabled={isFixed} error={problem('notice.days')} onChange={(value) => set({ notice: { ...notice, days: value ?? 0 } })} /></Box>
          <FormControlLabel control={<Checkbox size="small" checked={notice.namesMasked} disabled={isFixed} onChange={(_, namesMasked) => set({ notice: { ...notice, namesMasked } })} />} label={t('selection.edit.masked')} />
        </Stack>
      </Panel>
    </>
  );
}

interface PartProps {
  readonly rules: SelectionRulesInput;
  readonly onChange: (changes: Partial<SelectionRulesInput>) => void;
}

/** Names and last days of the stages; these may change all through the round. */
function Stages({ rules, onChange, problem }: PartProps & { problem: (path: string) => string | undefined }) {
  const t = useT();
  const change = (at: number, changes: Partial<SelectionRulesInput['stages'][number]>) => onChange({ stages: rules.stages.map((each, index) => (index === at ? { ...each, ...changes } : each)) });
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      {rules.stages.map(({ key, title, deadline, kind }, at) => (
        <Box key={key} sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr 200px' } }}>
          <TextField label={`${at + 1}. ${t('selection.edit.nameZh')}`} value={title.zh} onChange={(event) => change(at, { title: { ...title, zh: event.target.value } })} error={problem(`stages.${at}.title`) !== undefined} slotProps={{ htmlInput: { maxLength: 60 } }} />
          <TextField label={t('selection.edit.nameEn')} value={title.en} onChange={(event) => change(at, { title: { ...title, en: event.target.value } })} slotProps={{ htmlInput: { maxLength: 120 } }} />
          {kind !== 'NOTICE' && kind !== 'CONCLUDE' && <TextField type="date" label={t('selection.edit.deadline')} value={deadline ?? ''} onChange={(event) => change(at, { deadline: event.target.value || null })} error={problem(`stages.${at}.deadline`) !== undefined} helperText={problem(`stages.${at}.deadline`)} slotProps={{ inputLabel: { shrink: true } }} />}
        </Box>
      ))}
    </Box>
  );
}

function HonourBar({ rules: { eligibility }, isFixed, onChange, problem }: PartProps & { isFixed: boolean; problem: string | undefined }) {
  const t = useT();
  const titleOf = useTitle();
  const kinds = useRead(HonourKindsDocument, {}).data?.honourKinds ?? [];
  const bar = eligibility.honourBar ?? null;
  const set = (codes: readonly string[], years: number) => onChange({ eligibility: { ...eligibility, honourBar: codes.length === 0 ? null : { codes: [...codes], years } } });
  return (
    <Stack direction="row" spacing={1} sx={{ gridColumn: { lg: 'span 2' } }}>
      <Autocomplete
        multiple fullWidth disableCloseOnSelect disabled={isFixed} size="small" options={kinds.map(({ code }) => code)} value={[...(bar?.codes ?? [])]} getOptionLabel={(code) => titleOf(kinds.find((each) => each.code === code)) || code} onChange={(_, codes) => set(codes, bar?.years ?? 3)}
        renderInput={(params) => <TextField {...params} label={t('selection.edit.honourCodes')} error={problem !== undefined} helperText={problem} slotProps={{ ...params.slotProps, inputLabel: { ...params.slotProps.inputLabel, shrink: true } }} />}
      />
      <Box sx={{ width: 140, flexShrink: 0 }}><NumberField label={t('selection.edit.honourYears')} value={bar?.years ?? null} disabled={isFixed || bar === null} onChange={(years) => set(bar?.codes ?? [], years ?? 1)} /></Box>
    </Stack>
  );
}
