import TuneIcon from '@mui/icons-material/Tune';
import { Box, Button } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useListContext } from 'react-admin';

import { textOf } from '../data/resource-data.js';
import { useT } from '../i18n/useT.js';
import { ChoiceField, type Choice } from './ChoiceField.js';
import { SearchField } from './SearchField.js';

/** A condition; `source` is its name in the resource's filter. */
export type Filter =
  | { readonly source: string; readonly search: string }
  | { readonly source: string; readonly label: string; readonly choices: readonly Choice[] }
  | { readonly source: string; readonly field: (value: string | null, onChange: (value: string | null) => void) => ReactNode };

/** Conditions and order of a list. On narrow screens all but the search wait behind a button. */
export function FilterBar({ filters, sorts }: { filters: readonly Filter[]; sorts: readonly Choice[] }) {
  const t = useT();
  const { setFilters, sort, setSort, ...list } = useListContext();
  const filterValues = list.filterValues as Readonly<Record<string, unknown>>;
  const [isOpen, setOpen] = useState(false);
  if (filters.length === 0 && sorts.length === 0) return null;

  const change = (source: string) => (value: string | null) => setFilters(Object.fromEntries(Object.entries({ ...filterValues, [source]: value }).filter(([, each]) => each)));
  const draw = (filter: Filter): ReactNode => {
    const value = textOf(filterValues[filter.source]) || null;
    if ('search' in filter) return <SearchField value={value ?? ''} onChange={change(filter.source)} hint={filter.search} />;
    if ('field' in filter) return filter.field(value, change(filter.source));
    return <ChoiceField label={filter.label} value={value} choices={filter.choices} onChange={change(filter.source)} />;
  };
  const conditions = Object.keys(filterValues).length;
  const isFolding = filters.some((each) => !('search' in each)) || sorts.length > 1;
  const folded = { display: { xs: isOpen ? 'block' : 'none', sm: 'block' } };
  return (
    <Box className="no-print" sx={({ tokens }) => ({ display: 'grid', gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(auto-fit, minmax(124px, 1fr))' }, gap: 1.5, alignItems: 'center', p: { xs: 1.5, sm: 2 }, borderBottom: `1px solid ${tokens.line}` })}>
      {filters.map((filter) => <Box key={filter.source} sx={'search' in filter ? { gridColumn: { xs: '1 / -1', sm: 'span 2' } } : folded}>{draw(filter)}</Box>)}
      {sorts.length > 1 && <Box sx={folded}><ChoiceField label={t('common.sort')} required value={sort.field} choices={sorts} onChange={(field) => field && setSort({ field, order: 'ASC' })} /></Box>}
      {isFolding && <Button variant="text" startIcon={<TuneIcon />} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} sx={{ display: { sm: 'none' }, justifySelf: 'start' }}>{t('common.filters')}{conditions > 0 && ` (${conditions})`}</Button>}
      {conditions > 0 && <Button variant="text" onClick={() => setFilters({})} sx={{ justifySelf: 'start' }}>{t('common.clearFilters')}</Button>}
    </Box>
  );
}
