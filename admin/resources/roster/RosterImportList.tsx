import { Button } from '@mui/material';
import { Link } from 'react-router';

import type { RosterImportsQuery } from '../../data/generated/operations.js';
import { useT } from '../../i18n/useT.js';
import { formatInstant } from '../../shared/format.js';
import { Instant } from '../../shared/Formatted.js';
import { ResourceList } from '../../shared/ResourceList.js';
import { RosterStatus } from './status.js';

type Row = RosterImportsQuery['rosterImports']['items'][number];

/** Every workbook that was uploaded, and what became of it. */
export default function RosterImportList() {
  const t = useT();
  const result = ({ status, counts, rowsWritten, rowsToWrite, undoneBy, undoneAt }: Row): string | null => {
    if (status === 'UNDONE') return t('roster.byAt', { name: undoneBy, at: undoneAt && formatInstant(undoneAt) });
    if (status === 'APPLYING') return t('roster.listApplyingRows', { written: rowsWritten, total: rowsToWrite });
    if (!counts) return null;
    const values = { created: counts.teachersNew, changed: counts.teachersChanged, refused: counts.rowsRefused };
    return status === 'APPLIED' ? t('roster.listApplied', values) : status === 'PLANNED' ? t('roster.listPlanned', values) : null;
  };
  const start = <Button variant="contained" component={Link} to="/roster-imports/create">{t('roster.start')}</Button>;
  return (
    <ResourceList<Row>
      title={t('roster.title')} sub={t('roster.sub')} actions={start} to={({ id }) => `/roster-imports/${id}/show`}
      empty={{ title: t('roster.none'), text: t('roster.noneText'), action: start }}
      columns={[
        { key: 'file', label: t('roster.file'), value: ({ fileName }) => fileName, card: 'title' },
        { key: 'state', label: t('roster.state'), value: (row) => <RosterStatus {...row} />, card: 'side' },
        { key: 'result', label: t('roster.result'), value: (row) => result(row) ?? '—' },
        { key: 'uploaded', label: t('roster.uploaded'), value: ({ createdBy, createdAt }) => <>{createdBy} · <Instant value={createdAt} /></> },
      ]}
    />
  );
}
