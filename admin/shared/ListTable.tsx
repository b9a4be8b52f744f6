import { Checkbox, Link as MuiLink, Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import type { MouseEvent } from 'react';
import { Link, useNavigate } from 'react-router';

import { useT } from '../i18n/useT.js';
import type { ResponsiveListProps } from './ResponsiveList.js';
import { toggled } from './selection.js';

/** Chinese breaks between any two characters: without it a name of three stands in three lines. */
const ROOM_FOR_A_NAME = '6.5em';

export function ListTable<Row extends { id: string }>({ rows, columns, label, to, onOpen, selection, nameOf, currentId, density = 'normal' }: ResponsiveListProps<Row>) {
  const t = useT();
  const navigate = useNavigate();
  const titleKey = columns.find(({ card }) => card === 'title')?.key ?? columns[0]?.key;
  const isAll = selection !== undefined && rows.every(({ id }) => selection.selected.has(id));
  /** A click on the row does what its link does, unless text is being marked or something in it was meant. */
  const open = (row: Row) => (event: MouseEvent) => {
    if ((event.target as HTMLElement).closest('a,button,input,label') || window.getSelection()?.toString()) return;
    if (to) void navigate(to(row));
    else onOpen?.(row);
  };
  return (
    <TableContainer>
      <Table size="small" aria-label={label} stickyHeader sx={density === 'compact' ? { '& .MuiTableCell-root': { py: '4px', fontSize: 13 } } : {}}>
        <TableHead>
          <TableRow>
            {selection && <TableCell padding="checkbox" className="no-print"><Checkbox size="small" checked={isAll} indeterminate={!isAll && rows.some(({ id }) => selection.selected.has(id))} onChange={() => selection.onChange(toggled(selection.selected, rows.map(({ id }) => id), !isAll))} slotProps={{ input: { 'aria-label': t('common.selectAll') } }} /></TableCell>}
            {columns.map(({ key, label: head, align, width }) => <TableCell key={key} align={align} sx={{ width, minWidth: key === titleKey ? ROOM_FOR_A_NAME : undefined, '@media print': { width: 'auto' } }}>{head}</TableCell>)}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.id} hover selected={selection?.selected.has(row.id) || row.id === currentId} onClick={open(row)} sx={{ cursor: to || onOpen ? 'pointer' : 'default', '&:last-child td': { borderBottom: 0 }, breakInside: 'avoid' }}>
              {selection && <TableCell padding="checkbox" className="no-print"><Checkbox size="small" checked={selection.selected.has(row.id)} onChange={(_, checked) => selection.onChange(toggled(selection.selected, [row.id], checked))} slotProps={{ input: { 'aria-label': t('common.selectRow', { name: nameOf?.(row) ?? row.id }) } }} /></TableCell>}
              {columns.map(({ key, value, align }) => (
                <TableCell key={key} align={align}>{key === titleKey && to ? <MuiLink component={Link} to={to(row)} sx={{ fontWeight: 600, color: 'text.primary' }}>{value(row)}</MuiLink> : value(row)}</TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
