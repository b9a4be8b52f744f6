import { Box, Button, Paper } from '@mui/material';
import type { ReactNode } from 'react';
import { ListBase, useListContext, type RaRecord } from 'react-admin';

import { useT } from '../i18n/useT.js';
import type { Choice } from './ChoiceField.js';
import { EmptyState } from './EmptyState.js';
import { ErrorPanel } from './ErrorPanel.js';
import { type Filter, FilterBar } from './FilterBar.js';
import { Loading } from './Loading.js';
import { PageHeader } from './PageHeader.js';
import { Pager } from './Pager.js';
import { type Column, ResponsiveList, type Selection } from './ResponsiveList.js';

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

const shownInThePage = () => undefined;

/** The list page of a resource. Conditions, order and page stand in the address and stay when one comes back. */
export function ResourceList<Row extends RaRecord<string>>(props: ResourceListProps<Row>) {
  const [firstSort] = props.sorts ?? [];
  return (
    <ListBase perPage={props.perPage ?? 25} sort={{ field: firstSort?.id ?? 'code', order: 'ASC' }} queryOptions={{ onError: shownInThePage }}>
      <PageHeader title={props.title} sub={props.sub} actions={props.actions} />
      <Paper variant="outlined" sx={{ overflow: 'hidden' }}>
        <FilterBar filters={props.filters ?? []} sorts={props.sorts ?? []} />
        {props.children}
        <Records {...props} />
      </Paper>
    </ListBase>
  );
}

function Records<Row extends RaRecord<string>>({ columns, title, to, selection, density, nameOf, empty }: ResourceListProps<Row>) {
  const t = useT();
  const { data, total, error, isPending, isPlaceholderData, page, perPage, setPage, refetch, setFilters, ...list } = useListContext<Row>();
  const hasConditions = Object.keys(list.filterValues as object).length > 0;
  if (error) return <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>;
  if (isPending || !data) return <Loading />;
  const nothing = hasConditions
    ? <EmptyState title={t('common.noMatchTitle')} text={t('common.noMatchText')} action={<Button variant="outlined" onClick={() => setFilters({})}>{t('common.clearFilters')}</Button>} />
    : <EmptyState {...empty} />;
  return (
    <>
      <ResponsiveList<Row> rows={data} columns={columns} label={title} to={to} selection={selection} density={density} nameOf={nameOf} isStale={isPlaceholderData} empty={nothing} />
      {(total ?? 0) > 0 && <Pager page={page} perPage={perPage} totalCount={total ?? 0} onPage={setPage} />}
    </>
  );
}
