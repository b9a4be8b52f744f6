import { Box } from '@mui/material';
import type { Ref } from 'react';

import type { PresenceStatus, RegisterRowSort } from '../../data/generated/operations.js';
import { useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { SearchField } from '../../shared/SearchField.js';
import { useChoices } from '../../shared/useChoices.js';

export type Only = 'all' | 'missing' | 'hand' | PresenceStatus;
const SORTS: readonly RegisterRowSort[] = ['NAME', 'SCHOOL', 'CHECKED_IN'];

interface RegisterFiltersProps {
  readonly boxRef: Ref<HTMLDivElement>;
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly only: Only;
  readonly onOnly: (only: Only) => void;
  readonly sort: RegisterRowSort;
  readonly onSort: (sort: RegisterRowSort) => void;
  /** From the search into the lines. */
  readonly onEnter: () => void;
}

export function RegisterFilters({ boxRef, search, onSearch, only, onOnly, sort, onSort, onEnter }: RegisterFiltersProps) {
  const t = useT();
  const statuses = useChoices('presenceStatus');
  const choices = [{ id: 'missing', name: t('attendance.only.missing') }, { id: 'hand', name: t('attendance.only.hand') }, ...statuses];
  return (
    <Box
      ref={boxRef} className="no-print" onKeyDown={(event) => { if (event.target instanceof HTMLInputElement && event.target.type === 'search' && (event.key === 'Enter' || event.key === 'ArrowDown') && !event.nativeEvent.isComposing) { event.preventDefault(); onEnter(); } }}
      sx={({ tokens }) => ({ display: 'grid', gridTemplateColumns: { xs: '1fr 1fr', sm: 'minmax(240px, 2fr) 1fr 1fr' }, gap: 1.5, p: { xs: 1.5, sm: 2 }, borderBottom: `1px solid ${tokens.line}`, '& > :first-of-type': { gridColumn: { xs: '1 / -1', sm: 'auto' } } })}
    >
      <SearchField value={search} onChange={onSearch} hint={t('attendance.rowSearch')} />
      <ChoiceField label={t('attendance.status')} value={only === 'all' ? null : only} choices={choices} onChange={(next) => onOnly((next ?? 'all') as Only)} />
      <ChoiceField label={t('common.sort')} required value={sort} choices={SORTS.map((id) => ({ id, name: t(`attendance.sort.${id}`) }))} onChange={(next) => onSort((next ?? 'NAME') as RegisterRowSort)} />
    </Box>
  );
}
