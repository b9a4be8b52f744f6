import { Box, Button, Paper } from '@mui/material';
import type { ReactNode } from 'react';
import { ListBase, useListContext, type RaRecord } from 'react-admin';

import { useT } from '../i18n/useT.js';
import { ChoiceField, type Choice } from './ChoiceField.js';
import { EmptyState } from './EmptyState.js';
import { ErrorPanel } from './ErrorPanel.js';
import { Loading } from './Loading.js';
import { PageHeader } from './PageHeader.js';
import { Pager } from './Pager.js';
import { type Column, ResponsiveList, type Selection } from './ResponsiveList.js';
import { SearchField } from './SearchField.js';

/** A condition of the filter bar; `source` is its name in the resource's filter. */
export type Filter =
  | { readonly source: string; readonly search: string }
  | { readonly source: string; readonly label: string; readonly choices: readonly Choice[] }
  | { readonly source: string; readonly field: (value: string | null, onChange: (value: string | null) => void) => ReactNode };

interface ResourceListProps<Row extends { id: string }> {
  readonly title: string;
  readonly sub?: ReactNode;
  readonly actions?: ReactNode;
  readonly columns: readonly Column<Row>[];
  readonly filters?: readonly Filter[];
  /** Orders that the server knows: the first is the default. */
  readonly sorts?: readonly Choice[];
  readonly perPage?: number;
  readonly to?: (row: Row) => string;
  readonly selection?: Selection;
  readonly density?: 'normal' | 'compact';
  readonly nameOf?: (row: Row) => string;
  /** When there are no records at all, not even without conditions. */
  readonly empty: { readonly title: string; readonly text?: string; readonly action?: ReactNode };
  /** Between filters and table, such as actions on the selection. */
  readonly children?: ReactNode;
}

/** The list page of a resource. Conditions, order and page stand in the address and stay when one comes back. */
export function ResourceList<Row extends RaRecord<string>>(props: ResourceListProps<Row>) {
  const [firstSort] = props.sorts ?? [];
  return (
    <ListBase perPage={props.perPage ?? 25} sort={{ field: firstSort?.id ?? 'code', order: 'ASC' }} disableSyncWithLocation={false}>
      <PageHeader title={props.title} sub={props.sub} actions={props.actions} />
      <Paper variant="outlined" sx={{ overflow: 'hidden' }}>
        <FilterBar filters={props.filters ?? []} sorts={props.sorts ?? []} />
        {props.children}
        <Records {...props} />
      </Paper>
    </ListBase>
  );
}

function FilterBar({ filters, sorts }: { filters: readonly Filter[]; sorts: readonly Choice[] }) {
  const t = useT();
  const { filterValues, setFilters, sort, setSort } = useListContext();
  if (filters.length === 0 && sorts.length === 0) return null;
  const valueOf = (source: string): string | null => (typeof filterValues[source] === 'string' ? filterValues[source] : null);
  const change = (source: string) => (value: string | null) => {
    const { [source]: _, ...others } = filterValues as Record<string, unknown>;
    setFilters(value ? { ...others, [source]: value } : others);
  };
  const hasConditions = Object.keys(filterValues).length > 0;
  return (
    <Box className="no-print" sx={({ tokens }) => ({ display: 'grid', gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(auto-fit, minmax(150px, 1fr))' }, gap: 1.5, alignItems: 'center', p: 2, borderBottom: `1px solid ${tokens.line}`, '& > .wide': { gridColumn: { xs: '1 / -1', sm: 'span 2' } } })}>
      {filters.map((filter) => {
        const value = valueOf(filter.source);
        if ('search' in filter) return <div key={filter.source} className="wide"><SearchField value={value ?? ''} onChange={change(filter.source)} hint={filter.search} /></div>;
        if ('field' in filter) return <div key={filter.source}>{filter.field(value, change(filter.source))}</div>;
        return <ChoiceField key={filter.source} label={filter.label} value={value} choices={filter.choices} onChange={change(filter.source)} />;
      })}
      {sorts.length > 1 && <ChoiceField label={t('common.sort')} required value={sort.field} choices={sorts} onChange={(field) => field && setSort({ field, order: 'ASC' })} />}
      {hasConditions && <Button variant="text" onClick={() => setFilters({})} sx={{ justifySelf: 'start' }}>{t('common.clearFilters')}</Button>}
    </Box>
  );
}

function Records<Row extends RaRecord<string>>({ columns, title, to, selection, density, nameOf, empty }: ResourceListProps<Row>) {
  const t = useT();
  const { data, total, error, isPending, isPlaceholderData, page, perPage, setPage, refetch, filterValues, setFilters } = useListContext<Row>();
  if (error) return <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>;
  if (isPending || !data) return <Loading />;
  const nothing = Object.keys(filterValues).length > 0
    ? <EmptyState title={t('common.noMatchTitle')} text={t('common.noMatchText')} action={<Button variant="outlined" onClick={() => setFilters({})}>{t('common.clearFilters')}</Button>} />
    : <EmptyState {...empty} />;
  return (
    <>
      <ResponsiveList<Row> rows={data} columns={columns} label={title} to={to} selection={selection} density={density} nameOf={nameOf} isStale={isPlaceholderData} empty={nothing} />
      {(total ?? 0) > 0 && <Pager page={page} perPage={perPage} totalCount={total ?? 0} onPage={setPage} />}
    </>
  );
}
