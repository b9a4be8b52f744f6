import { Alert, Box, Button, Link as MuiLink, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';

import { CreditAppealDocument, type CreditAppealQuery } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Facts } from '../../shared/Facts.js';
import { formatCredits, formatInstant } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Panel } from '../../shared/Panel.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useName } from '../../shared/useName.js';
import { APPEAL_TONES, useClock } from './appeal-words.js';
import { AppealActions } from './AppealActions.js';
import { useRoles, mayUse } from '../../data/auth-provider.js';
import { APPEAL_READERS } from './roles.js';

export type Appeal = NonNullable<CreditAppealQuery['creditAppeal']>;

/** Everything about one appeal, and what the viewer may do with it now. */
export default function AppealShow() {
  const t = useT();
  const { id = '' } = useParams();
  const { data, error, refetch } = useRead(CreditAppealDocument, { id }, { every: 60_000 });
  if (!data) return error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Loading />;
  const appeal = data.creditAppeal;
  if (!appeal) return <EmptyState title={t('appeals.missing')} action={<Button component={Link} to="/credit-appeals" variant="outlined">{t('appeals.back')}</Button>} />;
  return <One appeal={appeal} />;
}

function One({ appeal }: { appeal: Appeal }) {
  const t = useT();
  const label = useLabel();
  const nameOf = useName();
  const clock = useClock();
  const { number, teacher, kind, title, decision, decidedDay, decidedByName, stakeCenticredits, grounds, files, status, daysLeft, decideByDay, viewerBarred, id } = appeal;
  const isOver = status === 'GRANTED' || status === 'UPHELD' || status === 'DISMISSED';
  return (
    <>
      <PageHeader
        title={`${t('appeals.one', { number })} · ${teacher.name}`} sub={`${nameOf(teacher.school)} · ${teacher.number}`}
        status={<><StatusChip tone={APPEAL_TONES[status]} label={label('appealStatus', status)} />{daysLeft !== null && <StatusChip {...clock(daysLeft)} />}</>}
        actions={<>{isOver && <DownloadButton href={`/downloads/credit-appeal/${id}.pdf`} label={t('appeals.letter')} />}<Button component={Link} to="/credit-appeals" variant="text">{t('appeals.back')}</Button></>}
      />
      {viewerBarred && !isOver && <Alert severity="info" sx={{ mb: 2 }}>{viewerBarred}</Alert>}
      <AppealActions appeal={appeal} />
      <Outcome appeal={appeal} />
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 3fr) minmax(300px, 2fr)' }, columnGap: 2.5, alignItems: 'start' }}>
        <Box sx={{ minWidth: 0 }}>
          <Panel title={t('appeals.decision')} actions={<Behind appeal={appeal} />}>
            <Typography sx={{ fontWeight: 600 }}>{title}</Typography>
            <Typography sx={{ mb: 2 }}>{decision}</Typography>
            <Facts facts={[
              { label: t('appeals.kind'), value: label('appealKind', kind) }, { label: t('appeals.decidedLabel'), value: t('appeals.decidedBy', { day: decidedDay, who: decidedByName }) },
              { label: t('appeals.stake'), value: stakeCenticredits > 0 ? formatCredits(stakeCenticredits) : t('appeals.stakeUnknown') }, { label: t('appeals.filed'), value: formatInstant(appeal.filedAt) }, { label: t('appeals.clock'), value: decideByDay },
            ]} />
          </Panel>
          <Panel title={t('appeals.grounds')}>
            <Typography sx={{ whiteSpace: 'pre-wrap', mb: 2 }}>{grounds}</Typography>
            <Typography sx={{ fontSize: 13, color: 'text.secondary', mb: 0.5 }}>{t('appeals.files')}</Typography>
            {files.length === 0 ? <Faint>{t('appeals.noFiles')}</Faint> : <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>{files.map((each) => <DownloadButton key={each.id} href={`/downloads/credit-appeal-evidence/${id}/${each.id}`} label={each.name} />)}</Stack>}
          </Panel>
        </Box>
        <Box sx={{ minWidth: 0 }}>
          <Members appeal={appeal} />
          <Panel title={t('appeals.steps')}>
            {appeal.steps.map(({ action, note, byName, at }) => (
              <Typography key={`${at}${action}${byName ?? ''}`} sx={{ fontSize: 13, mb: 0.75 }}>{[label('appealStep', action), byName, formatInstant(at)].filter(Boolean).join(' · ')}{note && <><br /><Faint>{note}</Faint></>}</Typography>
            ))}
          </Panel>
        </Box>
      </Box>
    </>
  );
}

const Faint = ({ children }: { children: ReactNode }) => <Box component="span" sx={{ color: 'text.secondary', fontSize: 13 }}>{children}</Box>;

/** Links to what the decision is about, for those whose pages they are. */
function Behind({ appeal: { teacher, claimId, cohortId } }: { appeal: Appeal }) {
  const t = useT();
  if (!mayUse(APPEAL_READERS, useRoles())) return null;
  return (
    <Stack direction="row" spacing={2}>
      {claimId && <MuiLink component={Link} to={`/credits?show=all&search=${encodeURIComponent(teacher.number)}`}>{t('appeals.claim')}</MuiLink>}
      {cohortId && <MuiLink component={Link} to={`/cohorts/${cohortId}/closing`}>{t('appeals.cohort')}</MuiLink>}
      <MuiLink component={Link} to={`/teachers/${teacher.id}/credits`}>{t('appeals.credits')}</MuiLink>
    </Stack>
  );
}

function Outcome({ appeal: { status, outcomeReason, grantVotes, panelSize, carryOut, effectCenticredits, effectNote, cohortId } }: { appeal: Appeal }) {
  const t = useT();
  const label = useLabel();
  if (outcomeReason === null) return null;
  return (
    <Panel title={t('common.said', { what: t('appeals.outcome'), text: label('appealStatus', status) })} actions={carryOut === 'PENDING' && cohortId && <Button component={Link} to={`/cohorts/${cohortId}/closing`} variant="outlined">{t('appeals.cohort')}</Button>}>
      <Typography sx={{ whiteSpace: 'pre-wrap', mb: 1 }}>{outcomeReason}</Typography>
      {grantVotes !== null && <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{t('appeals.votesFor', { votes: grantVotes, size: panelSize })}</Typography>}
      {carryOut === 'DONE' && <Typography sx={{ mt: 1 }}><StatusChip tone="good" label={t('appeals.carriedOut')} /> {effectCenticredits ? t('appeals.effectCredits', { credits: formatCredits(effectCenticredits) }) : effectNote}</Typography>}
      {carryOut === 'PENDING' && <Typography sx={{ mt: 1 }}><StatusChip tone="warn" label={t('appeals.pendingEffect')} /> {effectNote}</Typography>}
    </Panel>
  );
}

function Members({ appeal: { panel, panelSize, voteCount } }: { appeal: Appeal }) {
  const t = useT();
  const label = useLabel();
  if (panel.length === 0) return null;
  return (
    <Panel title={`${t('appeals.panel')} · ${t('appeals.votesOf', { votes: voteCount, size: panelSize })}`}>
      {voteCount < panelSize && <Typography sx={{ fontSize: 13, color: 'text.secondary', mb: 1 }}>{t('appeals.blind')}</Typography>}
      {panel.map(({ accountId, name, isHead, hasVoted, vote, reason }) => (
        <Box key={accountId} sx={{ mb: 1.25 }}>
          <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
            <b>{name}</b>{isHead && <Faint>{t('appeals.head')}</Faint>}<Box sx={{ flex: 1 }} />
            <StatusChip tone={vote === 'GRANT' ? 'good' : vote === 'UPHOLD' ? 'bad' : hasVoted ? 'run' : 'wait'} label={vote ? label('appealVote', vote) : t(hasVoted ? 'appeals.voted' : 'appeals.notVoted')} />
          </Stack>
          {reason && <Typography sx={{ fontSize: 13 }}>{reason}</Typography>}
        </Box>
      ))}
    </Panel>
  );
}
