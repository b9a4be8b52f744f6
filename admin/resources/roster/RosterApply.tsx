import { Alert, Button, Stack } from '@mui/material';
import { useState } from 'react';

import { RosterImportApplyDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { Panel } from '../../shared/Panel.js';
import { changedOf, linesOf } from './RosterCounts.js';
import type { RosterImport } from './RosterImportShow.js';

/** Step 4: what will be written, all of it or the good rows alone; the server says which of the two can be done. */
export function RosterApply({ rosterImport: { id, counts, viewerCanApply, viewerCanApplyGoodRows } }: { rosterImport: RosterImport }) {
  const t = useT();
  const [asked, setAsked] = useState<'all' | 'good' | null>(null);
  const apply = useCommand(RosterImportApplyDocument, { onDone: () => setAsked(null) });
  if (!counts) return null;
  const count = linesOf(counts);
  return (
    <Panel>
      {!viewerCanApply.allowed && <Alert severity={viewerCanApplyGoodRows.allowed ? 'warning' : 'info'} sx={{ mb: viewerCanApplyGoodRows.allowed ? 2 : 0 }}>{viewerCanApply.reason}</Alert>}
      <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap' }}>
        {viewerCanApply.allowed && <Button variant="contained" onClick={() => setAsked('all')}>{t('roster.apply.all', { count })}</Button>}
        {!viewerCanApply.allowed && viewerCanApplyGoodRows.allowed && <Button variant="contained" onClick={() => setAsked('good')}>{t('roster.apply.good', { count })}</Button>}
      </Stack>
      <ConfirmDialog
        open={asked !== null} title={t(asked === 'good' ? 'roster.apply.titleGood' : 'roster.apply.titleAll')} confirmLabel={t('roster.apply.confirm')} undo={t('roster.apply.undo')} isPending={apply.isPending}
        consequence={<>{t('roster.apply.consequence', { ...counts, changed: changedOf(counts) })}{asked === 'good' && <><br />{t('roster.apply.leftOut', { count: counts.rowsRefused })}</>}</>}
        onClose={() => setAsked(null)} onConfirm={() => void apply.run({ importId: id, onlyGoodRows: asked === 'good' })}
      />
    </Panel>
  );
}
