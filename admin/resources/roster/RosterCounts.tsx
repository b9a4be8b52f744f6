import { Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';

import { useT } from '../../i18n/useT.js';
import { Count } from '../../shared/Formatted.js';
import { Panel } from '../../shared/Panel.js';
import { Stat, Stats } from '../../shared/Stat.js';
import type { RosterImport } from './RosterImportShow.js';

export type Counts = NonNullable<RosterImport['counts']>;

export const linesOf = (counts: Counts): number => createdOf(counts) + changedOf(counts);
export const createdOf = ({ areasNew, schoolsNew, teachersNew }: Counts): number => areasNew + schoolsNew + teachersNew;
export const changedOf = ({ areasChanged, schoolsChanged, teachersChanged }: Counts): number => areasChanged + schoolsChanged + teachersChanged;

/** What the dry run found, in figures. */
export function RosterCounts({ counts }: { counts: Counts }) {
  const t = useT();
  const sheets = [
    ['areas', counts.areasNew, counts.areasChanged], ['schools', counts.schoolsNew, counts.schoolsChanged], ['teachers', counts.teachersNew, counts.teachersChanged],
  ] as const;
  return (
    <Panel title={t('roster.counts.title')}>
      <Stats>
        <Stat label={t('roster.counts.rowsRead')} value={<Count value={counts.rowsRead} />} />
        <Stat label={t('roster.counts.good')} value={<Count value={linesOf(counts)} />} />
        <Stat label={t('roster.counts.unchanged')} value={<Count value={counts.unchanged} />} />
        <Stat label={t('roster.counts.refused')} value={<Count value={counts.rowsRefused} />} />
        <Stat label={t('roster.counts.mended')} value={<Count value={counts.mended} />} />
      </Stats>
      <Table size="small" sx={{ mt: 2, maxWidth: 420 }}>
        <TableHead><TableRow><TableCell>{t('roster.counts.sheet')}</TableCell><TableCell align="right">{t('roster.counts.created')}</TableCell><TableCell align="right">{t('roster.counts.changed')}</TableCell></TableRow></TableHead>
        <TableBody>
          {sheets.map(([sheet, created, changed]) => (
            <TableRow key={sheet} sx={{ '&:last-child td': { borderBottom: 0 } }}><TableCell>{t(`roster.counts.${sheet}`)}</TableCell><TableCell align="right"><Count value={created} /></TableCell><TableCell align="right"><Count value={changed} /></TableCell></TableRow>
          ))}
        </TableBody>
      </Table>
    </Panel>
  );
}
