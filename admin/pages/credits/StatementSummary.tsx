import { Box, Typography } from '@mui/material';

import type { CreditStatementQuery } from '../../data/generated/operations.js';
import { useT } from '../../i18n/useT.js';
import { formatCredits } from '../../shared/format.js';
import { Stat, Stats } from '../../shared/Stat.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { CreditBar } from './CreditBar.js';

export type Statement = NonNullable<CreditStatementQuery['creditStatement']>;
type Category = Statement['categories'][number];

export function MetChip({ statement: { met, ended } }: { statement: Statement }) {
  const t = useT();
  return <StatusChip tone={met ? 'good' : ended ? 'bad' : 'run'} label={t(met ? 'credits.statement.met' : ended ? 'credits.statement.missed' : 'credits.statement.notMet')} />;
}

/** The total against the goal, then each category against its least and most. */
export function StatementSummary({ statement }: { statement: Statement }) {
  const t = useT();
  const { totalCenticredits, targetCenticredits, shortCenticredits, categories, met } = statement;
  const scale = Math.max(...categories.map(({ countedCenticredits, minimumCenticredits, maximumCenticredits }) => Math.max(countedCenticredits, minimumCenticredits ?? 0, maximumCenticredits ?? 0)), 1);
  return (
    <>
      <Stats>
        <Stat label={t('credits.statement.total')} value={formatCredits(totalCenticredits)} />
        {targetCenticredits !== null && <Stat label={t('credits.statement.goal')} value={formatCredits(targetCenticredits)} />}
        {shortCenticredits > 0 && <Stat label={t('credits.statement.short')} value={formatCredits(shortCenticredits)} />}
      </Stats>
      {targetCenticredits !== null && <Box sx={{ mt: 1.5 }}><CreditBar value={totalCenticredits} goal={null} scale={targetCenticredits} isMet={met} label={t('credits.statement.ofGoal', { done: formatCredits(totalCenticredits), goal: formatCredits(targetCenticredits) })} /></Box>}
      <Box sx={{ mt: 2.5, display: 'grid', gridTemplateColumns: { xs: '1fr', md: '1fr 1fr 1fr' }, gap: 2.5 }}>
        {categories.map((each) => <CategoryBar key={each.category.key} standing={each} scale={scale} />)}
      </Box>
    </>
  );
}

function CategoryBar({ standing, scale }: { standing: Category; scale: number }) {
  const t = useT();
  const { category, countedCenticredits, minimumCenticredits, maximumCenticredits, shortCenticredits, movedInCenticredits, movedOutCenticredits } = standing;
  const details = [
    minimumCenticredits === null ? null : t('credits.statement.minimum', { value: formatCredits(minimumCenticredits) }),
    maximumCenticredits === null ? null : t('credits.statement.maximum', { value: formatCredits(maximumCenticredits) }),
    movedInCenticredits > 0 ? t('credits.statement.moved', { value: formatCredits(movedInCenticredits) }) : null,
    movedOutCenticredits > 0 ? t('credits.statement.movedOut', { value: formatCredits(movedOutCenticredits) }) : null,
  ].filter(Boolean).join(t('common.listComma'));
  const isMet = minimumCenticredits !== null && shortCenticredits === 0;
  return (
    <Box>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', mb: 0.5 }}>
        <Typography sx={{ fontWeight: 600 }}>{category.name}</Typography>
        <Typography sx={{ fontWeight: 600 }}>{formatCredits(countedCenticredits)}</Typography>
      </Box>
      <CreditBar value={countedCenticredits} goal={minimumCenticredits} scale={scale} isMet={isMet} label={`${category.name} ${formatCredits(countedCenticredits)} ${details}`} />
      <Box sx={{ display: 'flex', justifyContent: 'space-between', mt: 0.5, fontSize: 13, color: 'text.secondary' }}>
        <span>{details}</span>
        {minimumCenticredits !== null && (isMet
          ? <Box component="span" sx={({ tokens }) => ({ color: tokens.good })}>✓ {t('credits.statement.met')}</Box>
          : <Box component="span" sx={({ tokens }) => ({ color: tokens.bad, whiteSpace: 'nowrap' })}>{t('credits.statement.shortBy', { value: formatCredits(shortCenticredits) })}</Box>)}
      </Box>
    </Box>
  );
}

/** What is still owed, in sentences of the rules. */
export function MissingList({ statement: { missing } }: { statement: Statement }) {
  const t = useT();
  if (missing.length === 0) return <Typography>{t('credits.statement.nothingMissing')}</Typography>;
  return <Box component="ul" sx={{ m: 0, pl: 2.5 }}>{missing.map(({ code, message }) => <li key={`${code}${message}`}>{message}</li>)}</Box>;
}
