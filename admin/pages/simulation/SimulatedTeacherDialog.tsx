import { Box, Button, Checkbox, Dialog, DialogActions, DialogContent, DialogTitle, FormControlLabel, Typography } from '@mui/material';
import { useState } from 'react';

import { RuleSetSimulationTeacherDocument, type RuleSetSimulationTeacherQuery } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Credits, Day } from '../../shared/Formatted.js';
import { Loading } from '../../shared/Loading.js';

type Simulated = NonNullable<RuleSetSimulationTeacherQuery['ruleSetSimulationTeacher']>;
const columns = { display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } } as const;

/** One teacher under both rule sets, record by record. */
export function SimulatedTeacherDialog({ simulationId, teacher, onClose }: { readonly simulationId: string; readonly teacher: { readonly id: string; readonly name: string }; readonly onClose: () => void }) {
  const t = useT();
  const [onlyDiffering, setOnly] = useState(true);
  const { data, error, refetch } = useRead(RuleSetSimulationTeacherDocument, { id: simulationId, teacherId: teacher.id });
  const found = data?.ruleSetSimulationTeacher;
  const records = (found?.records ?? []).filter(({ differs }) => differs || !onlyDiffering);
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby="simulated-title">
      <DialogTitle id="simulated-title">{t('ruleSets.simulate.details', { name: teacher.name })}</DialogTitle>
      <DialogContent>
        {error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Loading />}
        {found && (
          <>
            <Box sx={columns}><Standing heading={t('ruleSets.simulate.today')} standing={found.before} /><Standing heading={t('ruleSets.simulate.draft')} standing={found.after} /></Box>
            <FormControlLabel sx={{ mt: 1 }} control={<Checkbox size="small" checked={onlyDiffering} onChange={(_, checked) => setOnly(checked)} />} label={t('ruleSets.simulate.onlyDiffering')} />
            {records.length === 0 && <Typography sx={{ color: 'text.secondary' }}>{t('ruleSets.simulate.noRecords')}</Typography>}
            {records.map(({ sourceKey, title, day, before, after }) => (
              <Box key={sourceKey} sx={({ tokens }) => ({ borderTop: `1px solid ${tokens.line}`, py: 1.25 })}>
                <Typography sx={{ fontWeight: 600 }}>{title} · <Day value={day} /></Typography>
                <Box sx={columns}><Record record={before} /><Record record={after} /></Box>
              </Box>
            ))}
          </>
        )}
      </DialogContent>
      <DialogActions><Button variant="contained" onClick={onClose}>{t('common.close')}</Button></DialogActions>
    </Dialog>
  );
}

function Standing({ heading, standing }: { readonly heading: string; readonly standing: Simulated['before'] }) {
  const t = useT();
  return (
    <Box>
      <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{heading}{standing ? ` · ${standing.ruleSetName}` : ''}</Typography>
      {standing ? standing.explanation.map((sentence) => <Typography key={sentence} sx={{ fontSize: 13.5 }}>{sentence}</Typography>) : <Typography>{t('ruleSets.simulate.outcome.NOT_JUDGED')}</Typography>}
    </Box>
  );
}

function Record({ record }: { readonly record: Simulated['records'][number]['before'] }) {
  const t = useT();
  return (
    <Box>
      <Typography sx={{ fontWeight: 600 }}>{record.centicredits === null ? t('ruleSets.simulate.refused') : <Credits value={record.centicredits} />}</Typography>
      <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{record.explanation.join(' ')}</Typography>
    </Box>
  );
}
