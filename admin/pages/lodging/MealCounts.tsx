import { Box } from '@mui/material';

import type { LodgingCardFragment, Meal } from '../../data/generated/operations.js';
import { useT } from '../../i18n/useT.js';
import { Panel } from '../../shared/Panel.js';
import { type Column, ResponsiveList } from '../../shared/ResponsiveList.js';

const MEALS: readonly Meal[] = ['BREAKFAST', 'LUNCH', 'DINNER'];
interface Day { readonly id: string; readonly night: number | null; readonly counts: readonly LodgingCardFragment['mealCounts'][number][] }

/** How many sleep and eat, day by day, with those who eat otherwise. */
export function MealCounts({ desk: { nightCounts, mealCounts } }: { desk: LodgingCardFragment }) {
  const t = useT();
  const days = [...new Set([...nightCounts.map(({ day }) => day), ...mealCounts.map(({ meal: { day } }) => day)])].sort();
  const rows = days.map((day): Day => ({ id: day, night: nightCounts.find((each) => each.day === day)?.people ?? null, counts: mealCounts.filter(({ meal }) => meal.day === day) }));
  const cell = ({ counts }: Day, meal: Meal) => {
    const count = counts.find((each) => each.meal.meal === meal);
    if (!count) return '—';
    const { people, halal, vegetarian, other } = count;
    return <>{people}{halal + vegetarian + other > 0 && <Box component="span" sx={{ ml: 1, fontSize: 12, color: 'text.secondary' }}>{t('lodging.counts.special', { halal, vegetarian, other })}</Box>}</>;
  };
  return (
    <Panel title={t('lodging.counts.title')} flush>
      <ResponsiveList<Day> rows={rows} label={t('lodging.counts.title')} density="compact" columns={[
        { key: 'day', label: t('lodging.counts.day'), card: 'title', width: 130, value: ({ id }) => id },
        { key: 'night', label: t('lodging.counts.nights'), width: 130, align: 'right', isBare: true, value: ({ night }) => night ?? '—' },
        ...MEALS.map((meal): Column<Day> => ({ key: meal, label: t(`lodging.meals.${meal}`), isBare: true, value: (row) => cell(row, meal) })),
      ]} />
    </Panel>
  );
}
