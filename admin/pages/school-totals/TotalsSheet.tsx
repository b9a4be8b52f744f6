import { Box, Typography } from '@mui/material';

import type { TotalsSheetFragment } from '../../data/generated/operations.js';
import { useT } from '../../i18n/useT.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { formatCredits } from '../../shared/format.js';
import { Count } from '../../shared/Formatted.js';
import { type Column, ResponsiveList } from '../../shared/ResponsiveList.js';
import { Stat, Stats } from '../../shared/Stat.js';
import { useName } from '../../shared/useName.js';
import { inOrder, type Line, type Order, percent } from './totals-order.js';
import { TotalsBars } from './TotalsBars.js';

/** The county in figures, each school's average as a bar, and the table. */
export function TotalsSheet({ sheet, areaId, order }: { sheet: TotalsSheetFragment; areaId: string | null; order: Order }) {
  const t = useT();
  const name = useName();
  const { county, categories, cycleYear, day, isClosedYear, ruleSetName, unitName, edition, note } = sheet;
  const lines = inOrder(areaId === null ? sheet.lines : sheet.lines.filter((each) => each.areaId === areaId), order);
  const areaName = (line: Line): string => { const area = sheet.areas.find(({ id }) => id === line.areaId); return area ? name(area) : ''; };
  // Early in a cycle nobody can have met it: a column of noughts would tell nothing.
  const hasMet = county.cycleMetCount > 0;
  const columns: Column<Line>[] = [
    { key: 'school', label: t('schoolTotals.school'), card: 'title', value: (line) => <Box component="span" sx={{ fontWeight: line.isOwn || line.id === 'county' ? 700 : undefined }}>{name(line)}{line.isOwn && ` · ${t('schoolTotals.own')}`}</Box> },
    { key: 'area', label: t('schoolTotals.area'), value: areaName, card: 'hidden' },
    { key: 'teachers', label: t('schoolTotals.teachers'), align: 'right', isBare: true, value: ({ teacherCount }) => teacherCount },
    { key: 'counted', label: t('schoolTotals.counted'), align: 'right', isBare: true, value: ({ countedCenticredits }) => formatCredits(countedCenticredits) },
    { key: 'average', label: t('schoolTotals.average'), align: 'right', isBare: true, value: ({ averageCenticredits }) => formatCredits(averageCenticredits) },
    { key: 'onCourse', label: t('schoolTotals.onCourse'), align: 'right', isBare: true, value: ({ onCoursePermille }) => percent(onCoursePermille) },
    ...(hasMet ? [{ key: 'cycleMet', label: t('schoolTotals.cycleMet'), align: 'right' as const, isBare: true, value: ({ cycleMetPermille }: Line) => percent(cycleMetPermille) }] : []),
    ...categories.map((category, at): Column<Line> => ({ key: category.key, label: category.name, align: 'right', isBare: true, value: ({ categoryCenticredits }) => formatCredits(categoryCenticredits[at] ?? 0) })),
  ];
  return (
    <>
      <Box sx={{ p: { xs: 1.5, sm: 2.5 } }}>
        <Typography sx={{ mb: 1.5, color: 'text.secondary' }}>{t('schoolTotals.ofYear', { year: String(cycleYear) })} · {t('schoolTotals.asOf', { day })} · {t(isClosedYear ? 'schoolTotals.closedYear' : 'schoolTotals.openYear')}</Typography>
        <Stats>
          <Stat label={t('schoolTotals.teachers')} value={<Count value={county.teacherCount} />} />
          <Stat label={t('schoolTotals.counted')} value={formatCredits(county.countedCenticredits)} />
          <Stat label={t('schoolTotals.average')} value={formatCredits(county.averageCenticredits)} />
          <Stat label={t('schoolTotals.onCourse')} value={percent(county.onCoursePermille)} />
          {hasMet && <Stat label={t('schoolTotals.cycleMet')} value={percent(county.cycleMetPermille)} />}
        </Stats>
        {lines.length > 0 && <><Typography variant="h3" sx={{ mt: 2.5, mb: 1 }}>{t('schoolTotals.bars')}</Typography><TotalsBars lines={lines} county={county} /></>}
      </Box>
      <ResponsiveList rows={areaId === null ? [...lines, county] : lines} columns={columns} label={t('schoolTotals.title')} density="compact" empty={<EmptyState title={t('schoolTotals.noArea')} />} />
      <Box sx={{ p: { xs: 1.5, sm: 2 }, fontSize: 13, color: 'text.secondary' }}>
        <div>{t('schoolTotals.notes.basis', { unit: unitName, rules: ruleSetName })} {t('schoolTotals.notes.onCourse')}</div>
        {sheet.lines.some(({ id }) => id === 'small') && <div>{t('schoolTotals.notes.small')}</div>}
        {edition > 1 && <div>{t('schoolTotals.notes.corrected', { n: edition, note: note ?? '' })}</div>}
      </Box>
    </>
  );
}
