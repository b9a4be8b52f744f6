import { Box, Link as MuiLink } from '@mui/material';
import { Link } from 'react-router';

import type { CreditWarningLevel, CreditWarningsQuery } from '../../data/generated/operations.js';
import { useT } from '../../i18n/useT.js';
import { Credits } from '../../shared/Formatted.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip, type Tone } from '../../shared/StatusChip.js';
import { useName } from '../../shared/useName.js';

type Row = CreditWarningsQuery['creditWarnings']['items'][number];
export const LEVEL_TONES: Record<CreditWarningLevel, Tone> = { MISSED: 'bad', URGENT: 'warn', BEHIND: 'wait' };

/** Teachers at risk; each leads to the classes that are open now and would help. */
export function WarningTable({ rows, withSchool, isStale = false }: { rows: readonly Row[]; withSchool: boolean; isStale?: boolean }) {
  const t = useT();
  const nameOf = useName();
  const faint = (text: string) => <Box component="span" sx={{ color: 'text.secondary', fontSize: 13 }}>{text}</Box>;
  return (
    <ResponsiveList<Row>
      rows={rows} label={t('creditWarnings.title')} density="compact" isStale={isStale} nameOf={({ teacher }) => teacher.name}
      columns={[
        { key: 'name', label: t('creditWarnings.teacher'), card: 'title', width: 190, value: ({ teacher }) => <><b>{teacher.name}</b> {faint(teacher.number)}{withSchool && <><br />{faint(nameOf(teacher.school))}</>}</> },
        { key: 'level', label: t('creditWarnings.level'), card: 'side', width: 124, value: ({ level }) => <StatusChip tone={LEVEL_TONES[level]} label={t(`creditWarnings.levels.${level}`)} /> },
        { key: 'short', label: t('creditWarnings.short'), isBare: true, align: 'right', width: 84, value: ({ gapCenticredits }) => <Credits value={gapCenticredits} /> },
        { key: 'why', label: t('creditWarnings.why'), isBare: true, value: ({ sentence, missing }) => <>{sentence}{missing.length > 0 && <Box component="details" sx={{ color: 'text.secondary', fontSize: 13 }}><Box component="summary" sx={{ cursor: 'pointer' }}>{t('common.counted', { what: t('creditWarnings.missing'), count: missing.length })}</Box><Box component="ul" sx={{ m: 0, pl: 2 }}>{missing.map((each) => <li key={each}>{each}</li>)}</Box></Box>}</> },
        { key: 'ways', label: t('creditWarnings.ways'), width: 130, value: ({ teacher }) => <MuiLink component={Link} to={`/teachers/${teacher.id}/credits`}>{t('creditWarnings.ways')}</MuiLink> },
      ]}
    />
  );
}
