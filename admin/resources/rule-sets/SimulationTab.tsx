import { Button, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';

import { RuleSetSimulationsDocument, RuleSetSimulationStartDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { JobProgressDialog } from '../../shared/JobProgressDialog.js';
import { Loading } from '../../shared/Loading.js';
import { Panel } from '../../shared/Panel.js';
import { SimulationFigures } from '../../pages/simulation/SimulationFigures.js';

/** Starts a trial and shows the last one. */
export function SimulationTab({ draftId }: { readonly draftId: string }) {
  const t = useT();
  const [asOfDay, setDay] = useState('');
  const [jobId, setJobId] = useState<string | null>(null);
  const { data, error, refetch } = useRead(RuleSetSimulationsDocument, { draftId });
  const start = useCommand(RuleSetSimulationStartDocument, { onDone: ({ simulation }) => setJobId(simulation?.jobId ?? null) });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const latest = data.ruleSetSimulations[0];
  return (
    <>
      <Panel title={t('ruleSets.simulate.title')}>
        <Typography sx={{ mb: 1.5 }}>{t('ruleSets.simulate.asIf')}</Typography>
        <Stack direction={{ xs: 'column', sm: 'row' }} spacing={1.5} sx={{ alignItems: 'flex-start' }}>
          <TextField type="date" label={t('ruleSets.simulate.asOf')} helperText={start.errorOf('asOfDay') ?? t('ruleSets.simulate.asOfHint')} error={start.errorOf('asOfDay') !== undefined} value={asOfDay} onChange={(event) => setDay(event.target.value)} slotProps={{ inputLabel: { shrink: true } }} />
          <Button variant="contained" sx={{ flexShrink: 0 }} disabled={start.isPending} onClick={() => void start.run({ draftId, asOfDay: asOfDay || null })}>{t('ruleSets.simulate.start')}</Button>
        </Stack>
      </Panel>
      {latest ? <SimulationFigures simulation={latest} linked /> : <Typography sx={{ color: 'text.secondary' }}>{t('ruleSets.simulate.none')}</Typography>}
      <JobProgressDialog jobId={jobId} title={t('ruleSets.simulate.running')} onClose={() => setJobId(null)} onDone={() => setJobId(null)} />
    </>
  );
}
