import { Box, Button, Chip, Radio, Stack, Typography } from '@mui/material';
import { useState } from 'react';

import { CreditAppealCandidatesDocument, CreditAppealNamePanelDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { FormDialog } from '../../shared/FormDialog.js';
import { SearchField } from '../../shared/SearchField.js';
import { useName } from '../../shared/useName.js';
import type { Appeal } from './AppealShow.js';

interface Chosen { readonly accountId: string; readonly name: string; readonly hasVoted: boolean }
const SIZES = [3, 5];

/** Three or five impartial people, one of them the head. Whoever has a conflict of interest is shown with the reason and cannot be chosen. */
export function PanelDialog({ appeal: { id, panel }, onClose }: { appeal: Appeal; onClose: () => void }) {
  const t = useT();
  const label = useLabel();
  const nameOf = useName();
  const [search, setSearch] = useState('');
  const [members, setMembers] = useState<readonly Chosen[]>(panel);
  const [headId, setHeadId] = useState<string | null>(panel.find(({ isHead }) => isHead)?.accountId ?? null);
  const candidates = useRead(CreditAppealCandidatesDocument, { id, search }, { keepPrevious: true }).data?.creditAppealCandidates ?? [];
  const name = useCommand(CreditAppealNamePanelDocument, { done: t('appeals.panelNamed'), onDone: onClose });
  const head = members.find(({ accountId }) => accountId === headId)?.accountId ?? members[0]?.accountId ?? null;
  const free = candidates.filter(({ accountId }) => !members.some((each) => each.accountId === accountId));
  return (
    <FormDialog title={t('appeals.panelTitle')} submitLabel={t('common.save')} maxWidth="md" isPending={name.isPending} errors={name.errors} missing={SIZES.includes(members.length) ? [] : [t('appeals.panelSizes')]} onClose={onClose} onSubmit={() => { if (head) void name.run({ id, memberIds: members.map(({ accountId }) => accountId), headId: head }); }}>
      <Typography sx={{ color: 'text.secondary', mb: 2 }}>{t('appeals.panelText')}</Typography>
      <Typography sx={{ fontWeight: 600, fontSize: 13 }}>{t('appeals.panelChosen', { smart_count: members.length })}</Typography>
      <Box sx={{ mb: 2 }}>
        {members.map((each) => (
          <Stack key={each.accountId} direction="row" spacing={1} sx={{ alignItems: 'center' }}>
            <Radio size="small" checked={each.accountId === head} onChange={() => setHeadId(each.accountId)} slotProps={{ input: { 'aria-label': `${t('appeals.makeHead')} ${each.name}` } }} />
            <span>{each.name}</span>
            {each.accountId === head && <Chip size="small" label={t('appeals.head')} />}
            <Box sx={{ flex: 1 }} />
            {each.hasVoted ? <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{t('appeals.voted')}</Typography> : <Button variant="text" size="small" onClick={() => setMembers(members.filter((other) => other !== each))}>{t('appeals.takeOut')}</Button>}
          </Stack>
        ))}
      </Box>
      <SearchField value={search} onChange={setSearch} hint={t('appeals.candidates')} />
      <Box sx={{ mt: 1, maxHeight: 280, overflowY: 'auto' }}>
        {free.length === 0 && <Typography sx={{ color: 'text.secondary', py: 1 }}>{t('appeals.noCandidates')}</Typography>}
        {free.map(({ accountId, name: called, roles, school, may }) => (
          <Stack key={accountId} direction="row" spacing={1} sx={({ tokens }) => ({ alignItems: 'center', py: 0.75, borderBottom: `1px solid ${tokens.line}` })}>
            <Box sx={{ flex: 1, minWidth: 0 }}>{called} <Box component="span" sx={{ color: 'text.secondary', fontSize: 13 }}>{[...roles.map((role) => label('role', role)), school && nameOf(school)].filter(Boolean).join(' · ')}</Box></Box>
            {may.allowed
              ? <Button size="small" variant="outlined" disabled={members.length >= 5} onClick={() => setMembers([...members, { accountId, name: called, hasVoted: false }])}>{t('appeals.add')}</Button>
              : <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{may.reason}</Typography>}
          </Stack>
        ))}
      </Box>
    </FormDialog>
  );
}
