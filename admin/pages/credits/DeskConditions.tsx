import { Box, Button } from '@mui/material';
import { memo } from 'react';

import type { CreditRulesQuery } from '../../data/generated/operations.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { SchoolField } from '../../shared/SchoolField.js';
import { SearchField } from '../../shared/SearchField.js';
import { useChoices } from '../../shared/useChoices.js';
import { ordersOf, type useDeskFilter } from './desk-filter.js';

interface DeskConditionsProps {
  readonly desk: ReturnType<typeof useDeskFilter>;
  readonly categories: NonNullable<CreditRulesQuery['ruleSetInForce']>['categories'];
  /** Where there is no room for the groups beside the list. */
  readonly withSchool: boolean;
}

export const DeskConditions = memo(function DeskConditions({ desk, categories, withSchool }: DeskConditionsProps) {
  const t = useT();
  const label = useLabel();
  const sources = useChoices('claimSource');
  const { shown, search, categoryKey, sourceType, schoolId, order, hasConditions, change } = desk;
  const orders = ordersOf(shown).map((id) => ({ id, name: label('claimOrder', id) }));
  return (
    <Box sx={({ tokens }) => ({ display: 'grid', gridTemplateColumns: { xs: '1fr 1fr', md: '2fr 1fr 1fr 1fr auto' }, gap: 1.25, alignItems: 'center', p: 1.5, borderBottom: `1px solid ${tokens.line}` })}>
      <Box sx={{ gridColumn: { xs: '1 / -1', md: 'auto' } }}><SearchField value={search} onChange={(next) => change({ search: next || null })} hint={t('credits.desk.search')} /></Box>
      <ChoiceField label={t('credits.desk.category')} value={categoryKey} choices={categories.map(({ key, name }) => ({ id: key, name }))} onChange={(next) => change({ categoryKey: next, item: null })} />
      <ChoiceField label={t('credits.desk.source')} value={sourceType} choices={sources} onChange={(next) => change({ sourceType: next })} />
      {withSchool && <Box sx={{ gridColumn: { xs: '1 / -1', md: 'auto' } }}><SchoolField label={t('people.school')} value={schoolId} onChange={(next) => change({ schoolId: next })} /></Box>}
      <Box sx={{ gridColumn: { xs: '1 / -1', md: 'auto' } }}><ChoiceField label={t('credits.desk.order')} required value={order} choices={orders} onChange={(next) => change({ order: next })} /></Box>
      {hasConditions && <Button variant="text" onClick={() => change({ schoolId: null, categoryKey: null, item: null, sourceType: null, search: null })} sx={{ justifySelf: 'start' }}>{t('common.clearFilters')}</Button>}
    </Box>
  );
});
