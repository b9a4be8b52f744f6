import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import UpIcon from '@mui/icons-material/ArrowUpwardOutlined';
import { Box, Button, IconButton, Stack, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography, useMediaQuery, useTheme } from '@mui/material';
import type { KeyboardEvent } from 'react';

import { freshKey, type Row, rowsOf, textOf } from './document.js';
import { FieldInput, useRuleSetWords } from './FieldInput.js';
import type { Section } from './sections.js';

interface RowTableProps {
  readonly section: Section;
  readonly rows: readonly Row[];
  readonly ruleSet: Row;
  readonly onChange: ((rows: Row[]) => void) | null;
}

/** Up and down go to the same column of the next row, as in Excel. */
function moveInColumn(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const { column, at } = event.target instanceof HTMLInputElement && event.target.type === 'text' ? event.target.dataset : {};
  if (column === undefined || at === undefined) return;
  const next = [...event.currentTarget.querySelectorAll<HTMLInputElement>(`input[data-column="${column}"]`)].find((each) => each.dataset.at === String(Number(at) + (event.key === 'ArrowDown' ? 1 : -1)));
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.select();
}

/** The rows of one section: a table, or cards on narrow screens. */
export function RowTable({ section, rows, ruleSet, onChange }: RowTableProps) {
  const { t, label } = useRuleSetWords();
  const isWide = useMediaQuery(useTheme().breakpoints.up('md'), { noSsr: true });
  // Columns that nothing can stand in are left out: classes of person where there are none.
  const fields = section.fields.filter((field) => field.kind !== 'keys' || field.from.some((list) => rowsOf(ruleSet[list]).length > 0));
  const change = (index: number, row: Row | null): void => onChange?.(rows.flatMap((each, position): Row[] => (position === index ? (row ? [row] : []) : [each])));
  const raise = (index: number): void => {
    const [row, above] = [rows[index], rows[index - 1]];
    if (row && above) onChange?.(rows.map((each, position) => (position === index ? above : position === index - 1 ? row : each)));
  };
  const buttons = (index: number) => onChange && (
    <Stack direction="row">
      {index > 0 && <IconButton size="small" aria-label={t('ruleSets.up')} title={t('ruleSets.up')} onClick={() => raise(index)}><UpIcon fontSize="small" /></IconButton>}
      <IconButton size="small" aria-label={t('ruleSets.remove')} title={t('ruleSets.remove')} onClick={() => change(index, null)}><DeleteIcon fontSize="small" /></IconButton>
    </Stack>
  );
  const cell = (index: number, row: Row, field: Section['fields'][number]) => <FieldInput field={field} row={row} ruleSet={ruleSet} at={index} onChange={onChange && ((next) => change(index, next))} />;
  const idOf = (row: Row): string => `row-${section.list}-${textOf(row.key)}`;
  return (
    <Box onKeyDown={moveInColumn}>
      {rows.length === 0 && <Typography sx={{ color: 'text.secondary', px: 2.5, py: 1 }}>{t('ruleSets.empty')}</Typography>}
      {rows.length > 0 && isWide && (
        <TableContainer>
          <Table size="small">
            <TableHead><TableRow>{fields.map((field) => <TableCell key={field.path} sx={{ whiteSpace: 'nowrap' }}>{label(field.path)}</TableCell>)}{onChange && <TableCell />}</TableRow></TableHead>
            <TableBody>
              {rows.map((row, index) => (
                <TableRow key={textOf(row.key) || index} id={idOf(row)} tabIndex={-1} sx={{ verticalAlign: 'top', scrollMarginTop: 120 }}>
                  {fields.map((field) => <TableCell key={field.path} sx={{ px: 0.75 }}>{cell(index, row, field)}</TableCell>)}
                  {onChange && <TableCell sx={{ px: 0.5 }}>{buttons(index)}</TableCell>}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </TableContainer>
      )}
      {rows.length > 0 && !isWide && rows.map((row, index) => (
        <Box key={textOf(row.key) || index} id={idOf(row)} tabIndex={-1} sx={({ tokens }) => ({ px: 2, py: 1.25, borderTop: `1px solid ${tokens.line}`, scrollMarginTop: 120 })}>
          {fields.map((field) => (
            <Box key={field.path} sx={{ display: 'grid', gridTemplateColumns: '88px minmax(0, 1fr)', gap: 1, alignItems: 'center', py: 0.25 }}>
              <Box sx={{ color: 'text.secondary', fontSize: 13 }}>{label(field.path)}</Box>
              <Box sx={{ minWidth: 0 }}>{cell(index, row, field)}</Box>
            </Box>
          ))}
          {buttons(index)}
        </Box>
      ))}
      {onChange && <Button sx={{ m: 1 }} onClick={() => onChange([...rows, { key: freshKey(rows, section.list), ...section.start }])}>{t('ruleSets.add')}</Button>}
    </Box>
  );
}
