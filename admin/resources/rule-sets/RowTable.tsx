import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import UpIcon from '@mui/icons-material/ArrowUpwardOutlined';
import { Box, Button, IconButton, Stack, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography, useMediaQuery, useTheme } from '@mui/material';
import { type KeyboardEvent, memo, useCallback, useEffect, useRef } from 'react';

import { freshKey, type Row, textOf } from './document.js';
import { FieldInput, useRuleSetWords } from './FieldInput.js';
import { type Field, listsOf, type Section, usable } from './sections.js';
import { useNear } from './useNear.js';

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

/** Rows that are fields from the start; those further down are text until they come near. */
const ROWS_AT_ONCE = 8;

type Edit = (how: (rows: readonly Row[]) => Row[]) => void;

/** The rows of one section: a table, or cards on narrow screens. */
export function RowTable({ section, rows, ruleSet, onChange }: RowTableProps) {
  const { t, label } = useRuleSetWords();
  const isWide = useMediaQuery(useTheme().breakpoints.up('md'), { noSsr: true }) && !section.cards;
  const fields = usable(section.fields, ruleSet);
  const latest = useRef({ rows, onChange });
  useEffect(() => { latest.current = { rows, onChange }; });
  const edit = useCallback<Edit>((how) => latest.current.onChange?.(how(latest.current.rows)), []);
  const lines = rows.map((row, index) => <Line key={textOf(row.key) || index} section={section} fields={fields} row={row} index={index} ruleSet={ruleSet} edit={onChange && edit} isWide={isWide} />);
  return (
    <Box onKeyDown={moveInColumn}>
      {rows.length === 0 && <Typography sx={{ color: 'text.secondary', px: 2.5, py: 1 }}>{t('ruleSets.empty')}</Typography>}
      {rows.length > 0 && isWide && (
        <TableContainer>
          <Table size="small">
            <TableHead><TableRow>{fields.map((field) => <TableCell key={field.path} sx={{ whiteSpace: 'nowrap' }}>{label(field.label ?? field.path)}</TableCell>)}{onChange && <TableCell />}</TableRow></TableHead>
            <TableBody>{lines}</TableBody>
          </Table>
        </TableContainer>
      )}
      {!isWide && lines}
      {onChange && <Button sx={{ m: 1 }} onClick={() => onChange([...rows, { key: freshKey(rows, section.list), ...section.start }])}>{t('ruleSets.add')}</Button>}
    </Box>
  );
}

interface LineProps {
  readonly section: Section;
  readonly fields: readonly Field[];
  readonly row: Row;
  readonly index: number;
  readonly ruleSet: Row;
  readonly edit: Edit | null;
  readonly isWide: boolean;
}

/** A province's table has hundreds of rows: a key typed in one draws that one, and what nobody has scrolled to is no field yet. */
const Line = memo(function Line({ section, fields, row, index, ruleSet, edit, isWide }: LineProps) {
  const { t, label } = useRuleSetWords();
  const [isNear, place] = useNear<HTMLTableRowElement & HTMLDivElement>(index < ROWS_AT_ONCE);
  const cell = (field: Field) => <FieldInput field={field} row={row} ruleSet={ruleSet} at={index} onChange={edit && isNear ? (next) => edit((rows) => rows.map((each, position) => (position === index ? next : each))) : null} />;
  const buttons = edit && (
    <Stack direction="row">
      {index > 0 && <IconButton size="small" aria-label={t('ruleSets.up')} title={t('ruleSets.up')} onClick={() => edit((rows) => raised(rows, index))}><UpIcon fontSize="small" /></IconButton>}
      <IconButton size="small" aria-label={t('ruleSets.remove')} title={t('ruleSets.remove')} onClick={() => edit((rows) => rows.filter((_, position) => position !== index))}><DeleteIcon fontSize="small" /></IconButton>
    </Stack>
  );
  const id = `row-${section.list}-${textOf(row.key)}`;
  if (isWide) {
    return (
      <TableRow ref={place} id={id} tabIndex={-1} sx={{ verticalAlign: 'top', scrollMarginTop: 120 }}>
        {fields.map((field) => <TableCell key={field.path} sx={{ px: 0.75 }}>{cell(field)}</TableCell>)}
        {edit && <TableCell sx={{ px: 0.5 }}>{buttons}</TableCell>}
      </TableRow>
    );
  }
  return (
    <Box ref={place} id={id} tabIndex={-1} sx={({ tokens }) => ({ px: 2, py: 1.25, borderTop: `1px solid ${tokens.line}`, scrollMarginTop: 120 })}>
      {fields.map((field) => (
        <Box key={field.path} sx={{ display: 'grid', gridTemplateColumns: { xs: '88px minmax(0, 1fr)', md: '140px minmax(0, 1fr)' }, gap: 1, alignItems: 'center', py: 0.25 }}>
          <Box sx={{ color: 'text.secondary', fontSize: 13 }}>{label(field.label ?? field.path)}</Box>
          <Box sx={{ minWidth: 0 }}>{cell(field)}</Box>
        </Box>
      ))}
      {buttons}
    </Box>
  );
}, isSameLine);

/** Of the rule set a line shows only the lists that its fields choose from. */
function isSameLine(before: LineProps, after: LineProps): boolean {
  return before.row === after.row && before.index === after.index && before.edit === after.edit && before.isWide === after.isWide && before.section === after.section
    && before.fields.length === after.fields.length && before.fields.every((field, at) => field === after.fields[at])
    && listsOf(after.section).every((list) => before.ruleSet[list] === after.ruleSet[list]);
}

function raised(rows: readonly Row[], index: number): Row[] {
  const [row, above] = [rows[index], rows[index - 1]];
  return row && above ? rows.map((each, position) => (position === index ? above : position === index - 1 ? row : each)) : [...rows];
}
