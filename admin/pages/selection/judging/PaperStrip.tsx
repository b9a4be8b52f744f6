import PreviousIcon from '@mui/icons-material/ChevronLeft';
import NextIcon from '@mui/icons-material/ChevronRight';
import { Box, Button, ButtonBase, Stack, Typography } from '@mui/material';

import type { PaperFragment } from '../../../data/generated/operations.js';
import { useT } from '../../../i18n/useT.js';

interface PaperStripProps {
  readonly papers: readonly PaperFragment[];
  readonly current: PaperFragment;
  readonly isListOpen: boolean;
  readonly onToggleList: () => void;
  readonly onGo: (paper: PaperFragment | undefined) => void;
}

/** Where the judge is: back, which of how many, on; and every paper of the desk as a small square. */
export function PaperStrip({ papers, current, isListOpen, onToggleList, onGo }: PaperStripProps) {
  const t = useT();
  const at = papers.indexOf(current);
  return (
    <Box sx={({ tokens }) => ({ borderBottom: `1px solid ${tokens.line}`, bgcolor: tokens.raised })}>
      <Stack direction="row" sx={{ alignItems: 'center', justifyContent: 'space-between', px: { xs: 1, sm: 2 }, py: 0.75, gap: 1 }}>
        <Button variant="text" startIcon={<PreviousIcon />} disabled={at <= 0} onClick={() => onGo(papers[at - 1])} sx={{ minWidth: 0 }}>{t('selection.judging.previous')}</Button>
        <Button variant="text" onClick={onToggleList} aria-expanded={isListOpen} sx={{ color: 'text.primary', fontWeight: 600 }}>
          {t('selection.judging.paper', { code: current.blindCode })}<Typography component="span" sx={{ ml: 1, fontSize: 13, color: 'text.secondary' }}>{at + 1} / {papers.length}</Typography>
        </Button>
        <Button variant="text" endIcon={<NextIcon />} disabled={at >= papers.length - 1} onClick={() => onGo(papers[at + 1])} sx={{ minWidth: 0 }}>{t('selection.judging.next')}</Button>
      </Stack>
      <Box component="nav" aria-label={t('selection.judging.list')} sx={{ display: { xs: isListOpen ? 'grid' : 'none', md: 'grid' }, gridTemplateColumns: 'repeat(auto-fill, minmax(56px, 1fr))', gap: 0.5, px: { xs: 1, sm: 2 }, pb: 1, maxHeight: 132, overflowY: 'auto' }}>
        {papers.map((paper) => <Square key={paper.id} paper={paper} isCurrent={paper === current} onGo={() => onGo(paper)} />)}
      </Box>
    </Box>
  );
}

function Square({ paper, isCurrent, onGo }: { paper: PaperFragment; isCurrent: boolean; onGo: () => void }) {
  const t = useT();
  const isDone = paper.status === 'SUBMITTED';
  const hasDraft = !isDone && paper.points.length > 0;
  const state = isDone ? t('selection.judging.submitted') : hasDraft ? t('selection.judging.saved') : '';
  return (
    <ButtonBase
      onClick={onGo} aria-current={isCurrent ? 'true' : undefined} aria-label={`${t('selection.judging.paper', { code: paper.blindCode })} ${state}`}
      sx={({ tokens }) => ({
        minHeight: 30, borderRadius: '4px', fontFamily: 'inherit', fontSize: 13, fontVariantNumeric: 'tabular-nums', border: `1px ${hasDraft ? 'dashed' : 'solid'} ${isCurrent ? tokens.accent : tokens.line}`,
        outline: isCurrent ? `1px solid ${tokens.accent}` : 'none', bgcolor: isDone ? tokens.goodSoft : tokens.sheet, color: isDone ? tokens.good : tokens.ink, fontWeight: isCurrent ? 600 : 400,
      })}
    >
      {paper.blindCode}{isDone ? ' ✓' : hasDraft ? ' …' : ''}
    </ButtonBase>
  );
}
