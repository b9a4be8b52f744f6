import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';

import { useT } from '../../i18n/useT.js';
import { formatCredits } from '../../shared/format.js';
import type { Statement } from './StatementSummary.js';

type State = 'ENDED' | 'CURRENT' | 'FUTURE' | 'BEFORE_HIRE';
const isBlank = (state: string): boolean => state === 'FUTURE' || state === 'BEFORE_HIRE';

/** Categories by the years of the cycle. */
export function YearsMatrix({ statement: { years, categories, totalCenticredits } }: { statement: Statement }) {
  const t = useT();
  return (
    <TableContainer>
      <Table size="small" aria-label={t('credits.statement.years')} sx={{ minWidth: 520 }}>
        <TableHead>
          <TableRow>
            <TableCell>{t('credits.columns.category')}</TableCell>
            {years.map(({ cycleYear, state }) => <TableCell key={cycleYear} align="right">{cycleYear}<span style={{ fontWeight: 400 }}> {t(`credits.statement.states.${state as State}`)}</span></TableCell>)}
            <TableCell align="right">{t('credits.statement.sum')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {categories.map(({ category, countedCenticredits }) => (
            <TableRow key={category.key}>
              <TableCell component="th" scope="row">{category.name}</TableCell>
              {years.map((year) => {
                const value = year.categories.find((each) => each.category.key === category.key)?.countedCenticredits ?? 0;
                return <TableCell key={year.cycleYear} align="right" sx={{ color: value === 0 ? 'text.secondary' : undefined }}>{value === 0 && isBlank(year.state) ? '—' : formatCredits(value)}</TableCell>;
              })}
              <TableCell align="right" sx={{ fontWeight: 600 }}>{formatCredits(countedCenticredits)}</TableCell>
            </TableRow>
          ))}
          <TableRow sx={{ '& td, & th': { fontWeight: 600, borderBottom: 0 } }}>
            <TableCell component="th" scope="row">{t('credits.statement.sum')}</TableCell>
            {years.map(({ cycleYear, state, countedCenticredits }) => <TableCell key={cycleYear} align="right">{countedCenticredits === 0 && isBlank(state) ? '—' : formatCredits(countedCenticredits)}</TableCell>)}
            <TableCell align="right">{formatCredits(totalCenticredits)}</TableCell>
          </TableRow>
        </TableBody>
      </Table>
    </TableContainer>
  );
}
