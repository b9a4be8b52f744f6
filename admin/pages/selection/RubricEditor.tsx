import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import { Alert, Box, Button, IconButton, TextField, Typography } from '@mui/material';

import type { SelectionRulesInput } from '../../data/generated/operations.js';
import { useT } from '../../i18n/useT.js';
import { NumberField } from './NumberField.js';
import { freshKey } from './rules-form.js';

type Rubric = SelectionRulesInput['rubric'];
const MOST = 12;

/** The criteria with their full marks, and the sum below. */
export function RubricEditor({ rubric, isFixed, problem, onChange }: { rubric: Rubric; isFixed: boolean; problem: string | undefined; onChange: (rubric: Rubric) => void }) {
  const t = useT();
  const change = (at: number, changes: Partial<Rubric[number]>) => onChange(rubric.map((each, index) => (index === at ? { ...each, ...changes } : each)));
  const words = (at: number, part: 'title' | 'guidance', language: 'zh' | 'en', text: string) => {
    const before = rubric[at]?.[part] ?? { zh: '', en: '' };
    const next = { ...before, [language]: text };
    change(at, part === 'title' ? { title: next } : { guidance: next.zh === '' && next.en === '' ? null : next });
  };
  return (
    <>
      {problem && <Alert severity="error" sx={{ mb: 1.5 }}>{problem}</Alert>}
      {rubric.map(({ key, title, guidance, maxPoints }, at) => (
        <Box key={key} sx={({ tokens }) => ({ display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr 1fr', sm: '1fr 1fr 110px 40px' }, alignItems: 'center', pb: 1.5, mb: 1.5, borderBottom: `1px solid ${tokens.line}` })}>
          <TextField label={`${t('selection.plan.criterion')} ${at + 1}`} value={title.zh} disabled={isFixed} onChange={(event) => words(at, 'title', 'zh', event.target.value)} slotProps={{ htmlInput: { maxLength: 60 } }} />
          <TextField label={t('selection.edit.nameEn')} value={title.en} disabled={isFixed} onChange={(event) => words(at, 'title', 'en', event.target.value)} slotProps={{ htmlInput: { maxLength: 120 } }} />
          <NumberField label={t('selection.edit.points')} value={maxPoints} disabled={isFixed} onChange={(value) => change(at, { maxPoints: value ?? 0 })} />
          <IconButton aria-label={`${t('selection.edit.remove')} ${title.zh}`} disabled={isFixed || rubric.length === 1} onClick={() => onChange(rubric.filter((_, index) => index !== at))}><DeleteIcon fontSize="small" /></IconButton>
          <TextField label={t('selection.plan.guidance')} value={guidance?.zh ?? ''} disabled={isFixed} onChange={(event) => words(at, 'guidance', 'zh', event.target.value)} slotProps={{ htmlInput: { maxLength: 300 } }} />
          <TextField label={`${t('selection.plan.guidance')} · ${t('selection.edit.nameEn')}`} value={guidance?.en ?? ''} disabled={isFixed} onChange={(event) => words(at, 'guidance', 'en', event.target.value)} slotProps={{ htmlInput: { maxLength: 300 } }} />
        </Box>
      ))}
      <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center' }}>
        <Button variant="outlined" disabled={isFixed || rubric.length >= MOST} onClick={() => onChange([...rubric, { key: freshKey(rubric.map(({ key }) => key)), title: { zh: '', en: '' }, guidance: null, maxPoints: 10 }])}>{t('selection.edit.addCriterion')}</Button>
        <Typography>{t('selection.plan.total')} <b>{rubric.reduce((sum, { maxPoints }) => sum + maxPoints, 0)}</b></Typography>
      </Box>
    </>
  );
}
