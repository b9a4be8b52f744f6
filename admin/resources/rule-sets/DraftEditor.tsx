import { Alert, Button, Tab, Tabs } from '@mui/material';
import { useEffect, useMemo, useState } from 'react';
import { useNotify } from 'react-admin';
import { useParams } from 'react-router';

import { type DraftFullFragment, RuleSetCheckDocument, RuleSetDraftDocument, RuleSetDraftSaveDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Day, Instant } from '../../shared/Formatted.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useAddress } from '../../shared/useAddress.js';
import { useDraft } from '../../shared/useDraft.js';
import { CasesTab } from './CasesTab.js';
import { ChangesTab } from './ChangesTab.js';
import { CheckPanel } from './CheckPanel.js';
import { readFile, type RuleSetFile } from './document.js';
import { DraftActions } from './DraftActions.js';
import { STATUS_TONES } from './RuleSetList.js';
import { RuleSetTables } from './RuleSetTables.js';
import { tabOf } from './sections.js';
import { SimulationTab } from './SimulationTab.js';

const TABS = ['demands', 'worth', 'procedure', 'basics', 'cases', 'changes', 'simulation'] as const;
const CHECK_AFTER_MS = 500;

/** A draft of a rule set: its tables, what contradicts, its cases, what changed and what it would do. */
export default function DraftEditor() {
  const t = useT();
  const id = useParams().id ?? '';
  const { data, error, refetch } = useRead(RuleSetDraftDocument, { id });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (!data.ruleSetDraft) return <EmptyState title={t('ra.notification.item_doesnt_exist')} />;
  return <Editor key={`${id} ${data.ruleSetDraft.revision}`} draft={data.ruleSetDraft} />;
}

function Editor({ draft }: { readonly draft: DraftFullFragment }) {
  const t = useT();
  const notify = useNotify();
  const { params, change } = useAddress();
  const saved = useMemo(() => readFile(draft.text), [draft.text]);
  const kept = useDraft<RuleSetFile>(`rule-set:${draft.id}:${draft.revision}`, saved);
  const text = useMemo(() => JSON.stringify(kept.value), [kept.value]);
  const isChanged = text !== JSON.stringify(saved);
  const mayEdit = draft.viewerCanEdit.allowed;
  const save = useCommand(RuleSetDraftSaveDocument, { done: t('ruleSets.saved'), onDone: kept.discard });
  const checked = useLater(text, CHECK_AFTER_MS);
  const check = useRead(RuleSetCheckDocument, { text: checked }, { enabled: mayEdit, keepPrevious: true }).data?.ruleSetCheck ?? null;
  const tab = TABS.find((each) => each === params.get('tab')) ?? 'demands';

  const go = (path: string): void => {
    const [list = '', key = ''] = path.split(/[., ]+/);
    change({ tab: tabOf(list) });
    const index = /^\d+$/.test(key) ? kept.value.ruleSet[list] : null;
    const row: unknown = Array.isArray(index) ? index[Number(key)] : null;
    const rowKey = typeof row === 'object' && row !== null && 'key' in row ? String(row.key) : key;
    setTimeout(() => {
      const found = document.getElementById(`row-${list}-${rowKey}`) ?? document.getElementById(`row-${list}`);
      found?.scrollIntoView({ block: 'center' });
      (found?.querySelector<HTMLElement>('input') ?? found)?.focus();
    }, 100);
  };
  /** What is wrong on this tab is mended first: it would be lost with it. Brings the person there. */
  const mended = (): boolean => {
    const wrong = document.querySelector<HTMLElement>('main [aria-invalid="true"]');
    if (!wrong) return true;
    wrong.scrollIntoView({ block: 'center' });
    wrong.focus();
    notify(t('ruleSets.mendFirst', { field: wrong.getAttribute('aria-label') }), { type: 'warning' });
    return false;
  };
  const onChange = mayEdit ? (ruleSet: RuleSetFile['ruleSet']) => kept.set({ ...kept.value, ruleSet }) : null;
  return (
    <>
      <PageHeader
        title={draft.name} status={<StatusChip tone={STATUS_TONES[draft.status]} label={t(`ruleSets.status.${draft.status}`)} />}
        sub={<>{t('ruleSets.field.effectiveFromDay')} <Day value={draft.effectiveFromDay} /> · {t('ruleSets.authors', { names: draft.authorNames.join(t('common.listComma')) })} · <Instant value={draft.savedAt} /> {t('ruleSets.savedBy', { name: draft.savedByName })}</>}
        actions={(
          <>
            <DownloadButton href={`/downloads/rule-set-draft/${draft.id}.json`} label={t('ruleSets.exportFile')} />
            <DraftActions draft={draft} isChanged={isChanged} />
            {mayEdit && <Button variant="contained" disabled={!isChanged || save.isPending} onClick={() => { if (mended()) void save.run({ draftId: draft.id, revision: draft.revision, text }); }}>{t('ruleSets.save')}</Button>}
          </>
        )}
      />
      {draft.returnReason && <Alert severity="warning" sx={{ mb: 2 }}>{t('ruleSets.returned', { reason: draft.returnReason })}</Alert>}
      {kept.wasKept && isChanged && <Alert severity="success" sx={{ mb: 2 }} action={<Button onClick={kept.discard}>{t('common.draftDiscard')}</Button>}>{t('common.draftKept')}</Alert>}
      {save.errors.length > 0 && <Alert severity="error" sx={{ mb: 2 }}>{save.errors.map(({ message }) => <div key={message}>{message}</div>)}</Alert>}
      <Tabs value={tab} onChange={(_, next: string) => { if (mended()) change({ tab: next }); }} variant="scrollable" allowScrollButtonsMobile sx={{ mb: 2 }}>{TABS.map((each) => <Tab key={each} value={each} label={t(`ruleSets.groups.${each}`)} />)}</Tabs>
      {check && tab !== 'changes' && tab !== 'simulation' && <CheckPanel check={check} onGo={go} />}
      {isChanged && (tab === 'changes' || tab === 'simulation') && <Alert severity="info" sx={{ mb: 2 }}>{t('ruleSets.saveFirst')}</Alert>}
      {tab === 'changes' && <ChangesTab draftId={draft.id} basedOnId={draft.basedOnId} />}
      {tab === 'simulation' && <SimulationTab draftId={draft.id} />}
      {tab === 'cases' && <CasesTab testCases={kept.value.testCases} ruleSet={kept.value.ruleSet} check={check} onChange={mayEdit ? (testCases) => kept.set({ ...kept.value, testCases }) : null} />}
      {(tab === 'basics' || tab === 'demands' || tab === 'worth' || tab === 'procedure') && <RuleSetTables tab={tab} ruleSet={kept.value.ruleSet} onChange={onChange} />}
    </>
  );
}

/** The value once it has rested. */
function useLater(value: string, milliseconds: number): string {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return later;
}
