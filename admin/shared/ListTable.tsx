import { Box, Checkbox, Link as MuiLink, Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { memo, type MouseEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { Link, useNavigate } from 'react-router';

import { useT } from '../i18n/useT.js';
import type { Column, ResponsiveListProps } from './ResponsiveList.js';
import { toggled } from './selection.js';

/** Chinese breaks between any two characters: without it a name of three stands in three lines. */
const ROOM_FOR_A_NAME = '6.5em';

export function ListTable<Row extends { id: string }>(props: ResponsiveListProps<Row>) {
  const { rows, columns, label, to, onOpen, selection, nameOf, currentId, density = 'normal' } = props;
  const t = useT();
  const navigate = useNavigate();
  const titleKey = columns.find(({ card }) => card === 'title')?.key ?? columns[0]?.key;
  const isAll = selection !== undefined && rows.every(({ id }) => selection.selected.has(id));
  const latest = useRef(props);
  useEffect(() => { latest.current = props; });
  const does = useMemo((): RowDeeds<Row> => ({
    open: (row) => {
      if (latest.current.to) void navigate(latest.current.to(row));
      else latest.current.onOpen?.(row);
    },
    select: (id, isIn) => latest.current.selection?.onChange(toggled(latest.current.selection.selected, [id], isIn)),
  }), [navigate]);
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
            <ListRow<Row>
              key={row.id} row={row} columns={columns} titleKey={titleKey} href={to?.(row)} canOpen={Boolean(to ?? onOpen)} does={does}
              isCurrent={row.id === currentId} isSelected={selection ? selection.selected.has(row.id) : null} name={nameOf?.(row) ?? row.id}
            />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

interface RowDeeds<Row> { readonly open: (row: Row) => void; readonly select: (id: string, isIn: boolean) => void }

interface ListRowProps<Row> {
  readonly row: Row;
  readonly columns: readonly Column<Row>[];
  readonly titleKey: string | undefined;
  readonly href: string | undefined;
  readonly canOpen: boolean;
  readonly does: RowDeeds<Row>;
  /** Under the hand: marked, and brought into view when keys move on. */
  readonly isCurrent: boolean;
  /** Null where nothing is selected. */
  readonly isSelected: boolean | null;
  readonly name: string;
}

/** Drawn again only when something of its own changed (columns kept by `useMemo`): a key on a desk moves two rows and not fifty. */
const ListRow = memo(function ListRow<Row extends { id: string }>({ row, columns, titleKey, href, canOpen, does, isCurrent, isSelected, name }: ListRowProps<Row>) {
  const t = useT();
  const line = useRef<HTMLTableRowElement>(null);
  useEffect(() => { if (isCurrent) line.current?.scrollIntoView({ block: 'nearest' }); }, [isCurrent]);
  /** A click on the row does what its link does, unless text is being marked or something in it was meant. */
  const open = (event: MouseEvent) => {
    if (!(event.target as HTMLElement).closest('a,button,input,label') && !window.getSelection()?.toString()) does.open(row);
  };
  return (
    <TableRow ref={line} hover selected={isSelected === true || isCurrent} onClick={open} sx={{ cursor: canOpen ? 'pointer' : 'default', '&:last-child td': { borderBottom: 0 }, breakInside: 'avoid', scrollMarginBlock: '56px' }}>
      {isSelected !== null && <TableCell padding="checkbox" className="no-print"><Checkbox size="small" checked={isSelected} onChange={(_, checked) => does.select(row.id, checked)} slotProps={{ input: { 'aria-label': t('common.selectRow', { name }) } }} /></TableCell>}
      {columns.map(({ key, value, align }) => (
        <TableCell key={key} align={align}>
          {isCurrent && key === titleKey && <Box component="span" aria-hidden className="no-print" sx={({ tokens }) => ({ display: 'inline-block', width: 8, height: 8, mr: 0.75, borderRadius: '50%', bgcolor: tokens.accent })} />}
          {key === titleKey && href ? <MuiLink component={Link} to={href} sx={{ fontWeight: 600, color: 'text.primary' }}>{value(row)}</MuiLink> : value(row)}
        </TableCell>
      ))}
    </TableRow>
  );
}) as <Row extends { id: string }>(props: ListRowProps<Row>) => ReactNode;
