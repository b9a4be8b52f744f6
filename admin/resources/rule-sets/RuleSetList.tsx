import { Box, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';

import { useRoles } from '../../data/auth-provider.js';
import { RuleSetDraftCreateDocument, RuleSetDraftsDocument, type RuleSetDraftStatus, RuleSetsDocument, type RuleSetState } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Day, Instant } from '../../shared/Formatted.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Panel } from '../../shared/Panel.js';
import { StatusChip, type Tone } from '../../shared/StatusChip.js';
import { ImportDialog } from './ImportDialog.js';
import { DRAFT_READERS, RULE_SET_WRITERS } from './roles.js';

export const STATE_TONES: Record<RuleSetState, Tone> = { IN_FORCE: 'good', TO_COME: 'run', REPLACED: 'plain', SHIPPED: 'plain' };
export const STATUS_TONES: Record<RuleSetDraftStatus, Tone> = { DRAFT: 'run', SUBMITTED: 'warn', WITHDRAWN: 'plain', PUBLISHED: 'good' };

const line = { display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap', px: 2.5, py: 1.25 } as const;

/** Versions in force and to come, drafts under way, and the shipped examples. */
export default function RuleSetList() {
  const t = useT();
  const navigate = useNavigate();
  const roles = useRoles();
  const mayWrite = roles.some((role) => RULE_SET_WRITERS.includes(role));
  const seesDrafts = roles.some((role) => DRAFT_READERS.includes(role));
  const [isImporting, setImporting] = useState(false);
  const { data, error, refetch } = useRead(RuleSetsDocument, {});
  const drafts = useRead(RuleSetDraftsDocument, {}, { enabled: seesDrafts });
  const create = useCommand(RuleSetDraftCreateDocument, { done: t('ruleSets.created'), onDone: ({ draft }) => { if (draft) void navigate(`/rule-set-drafts/${draft.id}`); } });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <>
      <PageHeader title={t('ruleSets.title')} sub={t('ruleSets.sub')} actions={mayWrite && <Button variant="outlined" onClick={() => setImporting(true)}>{t('ruleSets.importFile')}</Button>} />
      {seesDrafts && (
        <Panel flush title={t('ruleSets.drafts')}>
          {drafts.error && <ErrorPanel error={drafts.error} onRetry={() => void drafts.refetch()} />}
          {drafts.data?.ruleSetDrafts.length === 0 && <EmptyState title={t('ruleSets.noDrafts')} />}
          {drafts.data?.ruleSetDrafts.map(({ id, name, status, effectiveFromDay, savedAt, savedByName, authorNames }) => (
            <Box key={id} sx={({ tokens }) => ({ ...line, borderTop: `1px solid ${tokens.line}` })}>
              <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
                <Typography component={Link} to={`/rule-set-drafts/${id}`} sx={{ fontWeight: 600, color: 'text.primary' }}>{name}</Typography>
                <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{t('ruleSets.authors', { names: authorNames.join(t('common.listComma')) })} · <Instant value={savedAt} /> {t('ruleSets.savedBy', { name: savedByName })}</Typography>
              </Box>
              <Typography sx={{ fontSize: 13 }}>{t('ruleSets.field.effectiveFromDay')} <Day value={effectiveFromDay} /></Typography>
              <StatusChip tone={STATUS_TONES[status]} label={t(`ruleSets.status.${status}`)} />
            </Box>
          ))}
        </Panel>
      )}
      <Panel flush title={t('ruleSets.versions')}>
        {data.ruleSets.map(({ id, name, version, state, effectiveFromDay, effectiveToDay, publishedAt, publishedByName }) => (
          <Box key={id} sx={({ tokens }) => ({ ...line, borderTop: `1px solid ${tokens.line}` })}>
            <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
              <Typography component={Link} to={`/rule-sets/${id}`} sx={{ fontWeight: 600, color: 'text.primary' }}>{name}</Typography>
              <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{t('ruleSets.version', { version })}{publishedByName && <> · <Instant value={publishedAt} /> {t('ruleSets.publishedBy', { name: publishedByName })}</>}</Typography>
            </Box>
            {state !== 'SHIPPED' && <Typography sx={{ fontSize: 13 }}><Day value={effectiveFromDay} /> – {effectiveToDay ? <Day value={effectiveToDay} /> : t('ruleSets.open')}</Typography>}
            <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
              <StatusChip tone={STATE_TONES[state]} label={t(`ruleSets.state.${state}`)} />
              {mayWrite && <Button size="small" disabled={create.isPending} onClick={() => void create.run({ fromRuleSetId: id })}>{t('ruleSets.newDraft')}</Button>}
            </Stack>
          </Box>
        ))}
      </Panel>
      {isImporting && <ImportDialog onClose={() => setImporting(false)} />}
    </>
  );
}
