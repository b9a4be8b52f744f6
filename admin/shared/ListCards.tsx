import { Box, Checkbox, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { useT } from '../i18n/useT.js';
import type { Column, ResponsiveListProps } from './ResponsiveList.js';
import { toggled } from './selection.js';

/** Figures alone, such as `120`, `¥3,000.00` or `12 / 40`; days speak for themselves. */
const isFigure = (value: ReactNode): boolean => typeof value === 'number' || (typeof value === 'string' && /^[\d\s.,/%‰¥+−-]*\d[\d\s.,/%‰¥+−-]*$/.test(value) && !/^\d{4}-/.test(value));

function Said<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const value = column.value(row);
  // Without its label a dash is about nothing.
  if (value === '—' && !column.isBare) return null;
  return <span>{(column.isBare || isFigure(value)) && `${column.label} `}{value}</span>;
}

export function ListCards<Row extends { id: string }>({ rows, columns, label, to, onOpen, selection, nameOf, currentId }: ResponsiveListProps<Row>) {
  const t = useT();
  const at = (place: string) => columns.filter(({ card = 'line' }) => card === place);
  const [title = columns[0], ...moreTitles] = at('title');
  return (
    <Box component="ul" aria-label={label} sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {rows.map((row) => (
        <Box component="li" key={row.id} sx={({ tokens }) => ({ display: 'flex', borderBottom: `1px solid ${tokens.line}`, bgcolor: row.id === currentId || selection?.selected.has(row.id) ? tokens.accentSoft : 'transparent', '&:last-child': { borderBottom: 0 } })}>
          {selection && <Checkbox checked={selection.selected.has(row.id)} onChange={(_, checked) => selection.onChange(toggled(selection.selected, [row.id], checked))} slotProps={{ input: { 'aria-label': t('common.selectRow', { name: nameOf?.(row) ?? row.id }) } }} sx={{ alignSelf: 'flex-start', mt: 0.5 }} />}
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <Box
              {...(to ? { component: Link, to: to(row) } : onOpen ? { component: 'button', type: 'button', onClick: () => onOpen(row) } : {})}
              sx={{ display: 'block', width: '100%', pl: selection ? 0.5 : 2, pr: 2, py: 1.5, color: 'inherit', textDecoration: 'none', textAlign: 'left', font: 'inherit', bgcolor: 'transparent', border: 0 }}
            >
              <Stack direction="row" spacing={1} sx={{ justifyContent: 'space-between', alignItems: 'baseline' }}>
                <Typography component="div" sx={{ fontWeight: 600 }}>{title?.value(row)}{moreTitles.map((each) => <span key={each.key}> {each.value(row)}</span>)}</Typography>
                <Box sx={{ flexShrink: 0 }}>{at('side').map((each) => <Said key={each.key} column={each} row={row} />)}</Box>
              </Stack>
              <Box sx={{ mt: 0.25, fontSize: 13, color: 'text.secondary', display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
                {at('line').filter(({ key }) => key !== title?.key).map((each) => <Said key={each.key} column={each} row={row} />)}
              </Box>
            </Box>
            {at('foot').map((each) => <Box key={each.key} sx={{ pl: selection ? 0.5 : 2, pr: 2, pb: 1 }}>{each.value(row)}</Box>)}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
