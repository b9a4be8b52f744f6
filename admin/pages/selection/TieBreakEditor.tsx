import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import { Box, Button, IconButton, Stack, Typography } from '@mui/material';

import type { SelectionRulesInput, SelectionTieBreakKind } from '../../data/generated/operations.js';
import { useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { useSay } from './selection-words.js';

type TieBreaks = SelectionRulesInput['judging']['tieBreak'];
const MOST = 8;

/** What parts equal totals, in order; the lot always comes last. */
export function TieBreakEditor({ rules, isFixed, onChange }: { rules: SelectionRulesInput; isFixed: boolean; onChange: (tieBreak: TieBreaks) => void }) {
  const t = useT();
  const say = useSay();
  const { tieBreak } = rules.judging;
  const choices = [
    ...rules.rubric.map(({ key, title }) => ({ id: `CRITERION ${key}`, name: t('selection.plan.tie.CRITERION', { criterion: say(title) }) })),
    { id: 'HIGHEST_SHEET', name: t('selection.plan.tie.HIGHEST_SHEET') }, { id: 'LONGER_SERVICE', name: t('selection.plan.tie.LONGER_SERVICE') },
  ];
  const idOf = ({ kind, criterion }: TieBreaks[number]) => (kind === 'CRITERION' ? `CRITERION ${criterion ?? ''}` : kind);
  const fromId = (id: string): TieBreaks[number] => (id.startsWith('CRITERION ') ? { kind: 'CRITERION', criterion: id.slice(10) } : { kind: id as SelectionTieBreakKind, criterion: null });
  return (
    <Box>
      <Typography sx={{ fontSize: 13, color: 'text.secondary', mb: 1 }}>{t('selection.edit.tieBreak')}</Typography>
      <Stack spacing={1}>
        {tieBreak.map((each, at) => (
          <Stack key={idOf(each)} direction="row" spacing={1} sx={{ alignItems: 'center' }}>
            <Typography sx={{ width: 20, color: 'text.secondary' }}>{at + 1}.</Typography>
            {isFixed && <Typography>{choices.find(({ id }) => id === idOf(each))?.name}</Typography>}
            {!isFixed && <Box sx={{ width: { xs: '100%', sm: 360 } }}><ChoiceField label="" required value={idOf(each)} choices={choices.filter(({ id }) => id === idOf(each) || !tieBreak.some((other) => idOf(other) === id))} onChange={(id) => { if (id) onChange(tieBreak.map((other, index) => (index === at ? fromId(id) : other))); }} /></Box>}
            {!isFixed && <IconButton aria-label={t('selection.edit.remove')} onClick={() => onChange(tieBreak.filter((_, index) => index !== at))}><DeleteIcon fontSize="small" /></IconButton>}
          </Stack>
        ))}
        <Typography sx={{ color: 'text.secondary', fontSize: 13 }}>{tieBreak.length + 1}. {t('selection.edit.lotLast')}</Typography>
      </Stack>
      <Button variant="text" disabled={isFixed || tieBreak.length >= Math.min(MOST, choices.length)} sx={{ mt: 1 }} onClick={() => { const next = choices.find(({ id }) => !tieBreak.some((other) => idOf(other) === id)); if (next) onChange([...tieBreak, fromId(next.id)]); }}>{t('selection.edit.addTie')}</Button>
    </Box>
  );
}
