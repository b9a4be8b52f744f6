import { Tab, Tabs } from '@mui/material';
import { useMemo } from 'react';
import { useParams } from 'react-router';

import { RuleSetDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Day } from '../../shared/Formatted.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useAddress } from '../../shared/useAddress.js';
import { readFile } from './document.js';
import { STATE_TONES } from './RuleSetList.js';
import { RuleSetTables, type TablesTab } from './RuleSetTables.js';

const TABS: readonly TablesTab[] = ['basics', 'demands', 'worth', 'procedure'];

/** A published version, to be read. */
export default function RuleSetShow() {
  const t = useT();
  const id = useParams().id ?? '';
  const { params, change } = useAddress();
  const { data, error, refetch } = useRead(RuleSetDocument, { id });
  const text = data?.ruleSet?.text;
  const file = useMemo(() => (text ? readFile(text) : null), [text]);
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const { ruleSet } = data;
  if (!ruleSet || !file) return <EmptyState title={t('ra.notification.item_doesnt_exist')} />;
  const tab = TABS.find((each) => each === params.get('tab')) ?? 'demands';
  return (
    <>
      <PageHeader
        title={ruleSet.name} status={<StatusChip tone={STATE_TONES[ruleSet.state]} label={t(`ruleSets.state.${ruleSet.state}`)} />}
        sub={<>{t('ruleSets.version', { version: ruleSet.version })}{ruleSet.state !== 'SHIPPED' && <> · {t('ruleSets.period')} <Day value={ruleSet.effectiveFromDay} /> – {ruleSet.effectiveToDay ? <Day value={ruleSet.effectiveToDay} /> : t('ruleSets.open')}</>}</>}
        actions={<DownloadButton href={`/downloads/rule-set/${id}.json`} label={t('ruleSets.exportFile')} />}
      />
      <Tabs value={tab} onChange={(_, next: string) => change({ tab: next })} variant="scrollable" sx={{ mb: 2 }}>{TABS.map((each) => <Tab key={each} value={each} label={t(`ruleSets.groups.${each}`)} />)}</Tabs>
      <RuleSetTables tab={tab} ruleSet={file.ruleSet} onChange={null} />
    </>
  );
}
