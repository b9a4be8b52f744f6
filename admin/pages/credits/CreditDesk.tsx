import { Box, Button, Drawer, Paper, Tab, Tabs } from '@mui/material';
import { memo, useEffect, useMemo, useRef, useState } from 'react';

import { useRoles } from '../../data/auth-provider.js';
import { CreditClaimCountsDocument, CreditClaimGroupsDocument, CreditClaimsDocument, CreditRulesDocument, type CreditRulesQuery } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { useKeys } from '../../shared/keyboard.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Pager } from '../../shared/Pager.js';
import { toggled } from '../../shared/selection.js';
import { useCursor } from '../../shared/useCursor.js';
import { ClaimGroups } from './ClaimGroups.js';
import { ClaimList } from './ClaimList.js';
import { ClaimPanel } from './ClaimPanel.js';
import { type Decided, type Decision, DecisionDialog } from './DecisionDialog.js';
import { DeskConditions } from './DeskConditions.js';
import { CLAIMS_PER_PAGE, countsOf, SHOWN, type Shown, STATES, useCurrentClaim, useDeskFilter } from './desk-filter.js';
import { passOf, stepOf } from './roles.js';
import { SelectionBar } from './SelectionBar.js';
import type { DecisionKind } from './useBulkDecision.js';
import { useClaimSelection } from './useClaimSelection.js';
import { WaveStrip } from './WaveStrip.js';

const USUAL_HOUR = 45;
const NO_CATEGORIES: NonNullable<CreditRulesQuery['ruleSetInForce']>['categories'] = [];
/** What stands above and below the list, in pixels; the list takes the rest of the screen. */
const AROUND = { list: 362, selectionBar: 46 };

/** Made for the December wave: schools on the left, claims in the middle, everything about one on the right; all of it by keyboard. */
export default function CreditDesk() {
  const t = useT();
  const step = stepOf(useRoles());
  const desk = useDeskFilter(step === 'PRECHECK' ? 'precheck' : 'recognise');
  const { filter, shown, change } = desk;
  const scope = JSON.stringify(filter);
  const { data, error, refetch, isPlaceholderData } = useRead(CreditClaimsDocument, { filter, order: desk.order, page: { limit: CLAIMS_PER_PAGE, offset: (desk.page - 1) * CLAIMS_PER_PAGE } }, { keepPrevious: true });
  const rules = useRead(CreditRulesDocument, {}).data?.ruleSetInForce ?? null;
  const groups = useRead(CreditClaimGroupsDocument, { filter: desk.filterOfAllSchools }, { keepPrevious: true }).data?.creditClaimGroups ?? [];
  const claims = useMemo(() => data?.creditClaims.items ?? [], [data]);
  const totalCount = data?.creditClaims.totalCount ?? 0;
  const selection = useClaimSelection(claims, scope);
  const [decision, setDecision] = useState<Decision | null>(null);
  const searchBox = useRef<HTMLDivElement>(null);

  const [claimId, setClaimId] = useCurrentClaim(desk, scope);
  const { isWide, current, move, advance } = useCursor(claims, [claimId, setClaimId]);
  const passSome = step && passOf(step, shown === 'audit' ? 'AUDIT' : null);
  const canDecide = step !== null && shown !== 'decided' && shown !== 'returned';
  const matchingWorth = groups.filter(({ school }) => !desk.schoolId || school.id === desk.schoolId).reduce((sum, each) => sum + each.claimedCenticredits, 0);
  const count = selection.isAllMatching ? totalCount : selection.ids.size;

  const decide = (asked: DecisionKind | 'pass', only?: string): void => {
    if (!canDecide || !passSome) return;
    const kind = asked === 'pass' ? passSome : asked;
    if (only === undefined && count > 0) {
      setDecision({
        kind, count, target: selection.isAllMatching ? { matching: filter } : { ids: [...selection.ids] },
        claimedCenticredits: selection.isAllMatching ? matchingWorth : selection.claimedCenticredits,
      });
      return;
    }
    const claim = claims.find(({ id }) => id === only) ?? current;
    if (claim) setDecision({ kind: asked === 'pass' ? passOf(step, claim.awaits) : asked, count: 1, target: { ids: [claim.id] }, claimedCenticredits: claim.claimedCenticredits });
  };
  const decided = ({ results, isOver }: Decided): void => {
    setDecision(null);
    if (results.length === 0) return;
    // What was not reached stays selected, to go on with.
    if (isOver) selection.clear();
    else if (!selection.isAllMatching) selection.set(toggled(selection.ids, results.map((each) => each.claimId), false));
    advance(results.filter((each) => each.done).map((each) => each.claimId));
  };
  const forgetPage = desk.page > 1 && !isPlaceholderData && claims.length === 0 && totalCount > 0;
  useEffect(() => { if (forgetPage) change({ page: null }); }, [forgetPage, change]);

  useKeys([
    ...['j', 'ArrowDown'].map((keys) => ({ keys, label: t('credits.keys.next'), run: () => move(1) })), ...['k', 'ArrowUp'].map((keys) => ({ keys, label: t('credits.keys.previous'), run: () => move(-1) })),
    { keys: '/', label: t('credits.keys.search'), run: () => searchBox.current?.querySelector('input')?.focus() },
    ...(canDecide ? [
      { keys: 'x', label: t('credits.keys.select'), run: () => current && selection.toggle(current.id) },
      { keys: 'shift+x', label: t('credits.keys.range'), run: () => current && selection.extendTo(current.id) },
      { keys: 'a', label: t(`credits.act.${passSome ?? 'recognise'}`), run: () => decide('pass') },
      { keys: 'r', label: t('credits.act.return'), run: () => decide('return') }, { keys: 'd', label: t('credits.act.reject'), run: () => decide('reject') },
      { keys: 'Escape', label: t('credits.keys.close'), run: selection.clear },
    ] : []),
  ]);

  const panel = current && <ClaimPanel key={current.id} claimId={current.id} hourMinutes={rules?.hourMinutes ?? USUAL_HOUR} step={canDecide ? step : null} onDecide={(kind) => decide(kind, current.id)} onOpenClaim={(id) => change({ show: 'all', schoolId: null, categoryKey: null, item: null, sourceType: null, search: null, claim: id })} />;
  return (
    <>
      <PageHeader title={t('credits.desk.title')} sub={t(step === 'RECOGNISE' ? 'credits.desk.subOfficer' : step === 'PRECHECK' ? 'credits.desk.subSchool' : 'credits.desk.subReader')} actions={<DownloadButton href={`/downloads/credit-claims.xlsx?${desk.query}`} label={t('credits.desk.export')} />} />
      <WaveStrip />
      <Paper variant="outlined" sx={{ overflow: 'clip' }}>
        <StateTabs shown={shown} change={change} />
        <Box ref={searchBox}><DeskConditions desk={desk} categories={rules?.categories ?? NO_CATEGORIES} withSchool={step !== 'PRECHECK' && !isWide} /></Box>
        {canDecide && passSome && <SelectionBar count={count} matching={totalCount} isAllMatching={selection.isAllMatching} claimedCenticredits={selection.isAllMatching ? matchingWorth : selection.claimedCenticredits} pass={passSome} onTakeAll={selection.takeAll} onClear={selection.clear} onDecide={decide} />}
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', lg: groups.length > 0 ? '192px minmax(0, 1fr) 356px' : 'minmax(0, 1fr) 400px' }, height: { lg: `calc(100vh - ${AROUND.list + (count > 0 ? AROUND.selectionBar : 0)}px)` }, minHeight: { lg: 460 } }}>
          {isWide && groups.length > 0 && <ClaimGroups desk={desk} withSchools={groups.length > 1 || desk.schoolId !== null} />}
          <Box sx={{ minWidth: 0, display: 'flex', flexDirection: 'column', overflow: { lg: 'hidden' } }}>
            <Box sx={{ flex: 1, overflowY: { lg: 'auto' } }}>
              {error && <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>}
              {!data && !error && <Loading />}
              {data && claims.length === 0 && <Nothing shown={shown} hasConditions={desk.hasConditions} onClear={() => change({ schoolId: null, categoryKey: null, item: null, sourceType: null, search: null })} />}
              {claims.length > 0 && <ClaimList claims={claims} currentId={current?.id ?? null} onOpen={({ id }) => setClaimId(id)} selection={canDecide ? { selected: selection.ids, onChange: selection.set } : undefined} hourMinutes={rules?.hourMinutes ?? USUAL_HOUR} isStale={isPlaceholderData} isOneState={shown === 'recognise' || shown === 'audit' || shown === 'precheck'} />}
            </Box>
            {totalCount > 0 && <Pager page={desk.page} perPage={CLAIMS_PER_PAGE} totalCount={totalCount} onPage={(page) => change({ page: String(page) })} />}
          </Box>
          {isWide && <Box component="aside" sx={({ tokens }) => ({ borderLeft: `1px solid ${tokens.line}`, overflowY: 'auto' })}>{panel ?? <EmptyState title={t('credits.panel.none')} />}</Box>}
        </Box>
      </Paper>
      {!isWide && <Drawer anchor="right" open={current !== null && decision === null} onClose={() => setClaimId(null)} slotProps={{ paper: { sx: { width: { xs: '100%', sm: 420 } } } }}><Button variant="text" onClick={() => setClaimId(null)} sx={{ alignSelf: 'flex-start', m: 1, mb: 0 }}>← {t('common.back')}</Button>{panel}</Drawer>}
      {decision && <DecisionDialog decision={decision} onClose={decided} />}
    </>
  );
}

/** Where claims stand, with how many wait there. */
const StateTabs = memo(function StateTabs({ shown, change }: Pick<ReturnType<typeof useDeskFilter>, 'shown' | 'change'>) {
  const t = useT();
  const { data } = useRead(CreditClaimCountsDocument, { first: STATES.recognise, second: STATES.precheck, third: STATES.quarantined, fourth: STATES.returned, fifth: STATES.audit }, { keepPrevious: true });
  const counts: Partial<Record<Shown, number>> = data ? countsOf(data) : {};
  return (
    <Tabs value={shown} onChange={(_, next: Shown) => change({ show: next })} variant="scrollable" scrollButtons={false} sx={({ tokens }) => ({ px: 1, minHeight: 44, borderBottom: `1px solid ${tokens.line}` })}>
      {SHOWN.filter((each) => each !== 'audit' || shown === 'audit' || counts.audit).map((each) => <Tab key={each} value={each} label={`${t(`credits.desk.show.${each}`)}${counts[each] ? ` ${counts[each]}` : ''}`} sx={{ minHeight: 44, minWidth: 72 }} />)}
    </Tabs>
  );
});

function Nothing({ shown, hasConditions, onClear }: { shown: Shown; hasConditions: boolean; onClear: () => void }) {
  const t = useT();
  if (hasConditions) return <EmptyState title={t('common.noMatchTitle')} text={t('common.noMatchText')} action={<Button variant="outlined" onClick={onClear}>{t('common.clearFilters')}</Button>} />;
  if (shown === 'recognise' || shown === 'audit' || shown === 'precheck' || shown === 'quarantined') return <EmptyState title={t(`credits.empty.${shown}`)} text={t(`credits.empty.${shown}Text`)} />;
  return <EmptyState title={t('credits.empty.other')} text={t('credits.empty.otherText')} />;
}
