import { Box } from '@mui/material';
import { useState } from 'react';

import { RuleSetChangesDocument, RuleSetsDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Loading } from '../../shared/Loading.js';
import { Panel } from '../../shared/Panel.js';
import { StatusChip } from '../../shared/StatusChip.js';

/** What the saved draft says that a version does not, in words. */
export function ChangesTab({ draftId, basedOnId }: { readonly draftId: string; readonly basedOnId: string | null }) {
  const t = useT();
  const versions = useRead(RuleSetsDocument, {}).data?.ruleSets ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const from = chosen ?? basedOnId ?? versions.find(({ state }) => state === 'IN_FORCE')?.id ?? null;
  const { data, error, refetch } = useRead(RuleSetChangesDocument, { from: { ruleSetId: from }, to: { draftId } }, { enabled: from !== null });
  return (
    <Panel title={t('ruleSets.groups.changes')}>
      <Box sx={{ maxWidth: 420, mb: 2 }}><ChoiceField required label={t('ruleSets.compareWith')} value={from} choices={versions.map(({ id, name, version }) => ({ id, name: `${name} · ${t('ruleSets.version', { version })}` }))} onChange={setChosen} /></Box>
      {error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.ruleSetChanges.length === 0 && <EmptyState title={t('ruleSets.noChanges')} />}
      {data?.ruleSetChanges.map(({ path, kind, message }) => (
        <Box key={path + kind} sx={{ display: 'flex', gap: 1.5, py: 0.75, alignItems: 'flex-start' }}><StatusChip tone={kind === 'REMOVED' ? 'warn' : kind === 'ADDED' ? 'good' : 'run'} label={t(`ruleSets.kind.${kind}`)} /><span>{message}</span></Box>
      ))}
    </Panel>
  );
}
