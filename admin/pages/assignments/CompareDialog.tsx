import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';

import { HandInComparisonDocument, type HandInComparisonQuery } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatInstant, formatPermille } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';

export interface Pair { readonly handInId: string; readonly otherId: string }

/** Two hand-ins side by side; what both say is shaded and underlined, so that it shows in print and without colour. */
export function CompareDialog({ pair, onClose }: { pair: Pair; onClose: () => void }) {
  const t = useT();
  const { data, error, refetch } = useRead(HandInComparisonDocument, { ...pair });
  const found = data?.handInComparison;
  return (
    <Dialog open onClose={onClose} maxWidth="lg" fullWidth aria-labelledby="compare-title">
      <DialogTitle id="compare-title">{found ? t('assignments.compare.title', { percent: formatPermille(found.permille) }) : t('assignments.compare.action')}</DialogTitle>
      <DialogContent>
        <Typography sx={{ mb: 2, fontSize: 13, color: 'text.secondary' }}>{t('assignments.compare.text')}</Typography>
        {error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
        {!found && !error && <Loading />}
        {found && <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' }, gap: 2 }}><Side text={found.one} /><Side text={found.other} /></Box>}
      </DialogContent>
      <DialogActions><Button variant="contained" onClick={onClose}>{t('common.close')}</Button></DialogActions>
    </Dialog>
  );
}

function Side({ text: { code, name, cohortTitle, assignmentTitle, submittedAt, passages } }: { text: HandInComparisonQuery['handInComparison']['one'] }) {
  const t = useT();
  return (
    <Box component="section" sx={({ tokens }) => ({ border: `1px solid ${tokens.line}`, borderRadius: 1, p: 2, minWidth: 0 })}>
      <Typography component="h3" sx={{ fontWeight: 600 }}>{[t('assignments.compare.handIn', { code }), name].filter(Boolean).join(' · ')}</Typography>
      <Typography sx={{ fontSize: 13, color: 'text.secondary', mb: 1.5 }}>{[cohortTitle, assignmentTitle, submittedAt ? formatInstant(submittedAt) : null].filter(Boolean).join(' · ')}</Typography>
      <Typography component="div" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', lineHeight: 1.9 }}>
        {passages.map(({ text, same }, at) => (same
          ? <Box component="mark" key={at} sx={({ tokens }) => ({ bgcolor: tokens.accentSoft, color: 'inherit', textDecoration: 'underline', textUnderlineOffset: 4 })}>{text}</Box>
          : <span key={at}>{text}</span>))}
      </Typography>
    </Box>
  );
}
