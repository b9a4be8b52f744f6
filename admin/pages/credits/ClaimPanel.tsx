import { Alert, Box, Button, Link as MuiLink, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { type CreditClaimReviewQuery, CreditClaimReviewDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatCredits } from '../../shared/format.js';
import { Instant } from '../../shared/Formatted.js';
import { Loading } from '../../shared/Loading.js';
import { useName } from '../../shared/useName.js';
import { ClaimChip, useHours } from './claim-words.js';
import { DuplicateCompare } from './DuplicateCompare.js';
import { EvidenceList } from './EvidenceList.js';
import { type DeskStep, passOf } from './roles.js';
import type { DecisionKind } from './useBulkDecision.js';

export type Review = NonNullable<CreditClaimReviewQuery['creditClaimReview']>;

interface ClaimPanelProps {
  readonly claimId: string;
  readonly hourMinutes: number;
  /** Null for those who only look. */
  readonly step: DeskStep | null;
  readonly onDecide: (kind: DecisionKind) => void;
  readonly onOpenClaim: (claimId: string) => void;
}

/** One claim with everything that decides it: facts, rules, evidence, the record it may repeat. */
export function ClaimPanel({ claimId, hourMinutes, step, onDecide, onOpenClaim }: ClaimPanelProps) {
  const t = useT();
  const { data, error, refetch } = useRead(CreditClaimReviewDocument, { id: claimId });
  if (error) return <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>;
  if (!data) return <Loading />;
  const review = data.creditClaimReview;
  if (!review) return <EmptyState title={t('credits.panel.gone')} />;
  const { claim, evidence, preview, duplicate } = review;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: '100%' }}>
      <Box sx={{ px: 2, py: 1.5, flex: 1 }}>
        <Head claim={claim} />
        {claim.reason && <Alert severity={claim.status === 'REJECTED' ? 'error' : 'info'} sx={{ mb: 1.5 }}>{claim.reason}</Alert>}
        {review.replaced && <Alert severity="info" sx={{ mb: 1.5 }}>{t('credits.panel.replaces', { id: review.replaced.id, reason: review.replaced.reason ?? '' })}</Alert>}
        <Facts claim={claim} onFile={review.onFile} hourMinutes={hourMinutes} />
        {claim.duplicateOf && claim.status !== 'APPROVED' && <Section title={t('credits.panel.duplicate')}><DuplicateCompare claim={claim} duplicate={duplicate} hourMinutes={hourMinutes} onOpenClaim={onOpenClaim} /></Section>}
        <Rules preview={preview} isDecided={claim.postedCenticredits !== null} />
        <Section title={t('credits.panel.evidence')}><EvidenceList claimId={claim.id} evidence={evidence} sourceType={claim.sourceType} /></Section>
        <Section title={t('credits.panel.steps')}><Steps review={review} /></Section>
      </Box>
      {step && (claim.status === 'PENDING' || claim.status === 'QUARANTINED') && <Actions claim={claim} step={step} onDecide={onDecide} />}
    </Box>
  );
}

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return <Box component="section" sx={({ tokens }) => ({ mt: 1.75, pt: 1.5, borderTop: `1px solid ${tokens.line}` })}><Typography variant="h3" sx={{ fontSize: 13, color: 'text.secondary', mb: 0.75 }}>{title}</Typography>{children}</Box>;
}

function Head({ claim }: { claim: Review['claim'] }) {
  const name = useName();
  const t = useT();
  return (
    <Box sx={{ mb: 1.5 }}>
      <Stack direction="row" spacing={1} sx={{ alignItems: 'flex-start', justifyContent: 'space-between' }}>
        <Typography variant="h2" sx={{ fontSize: 16 }}>{claim.title}</Typography>
        <Box sx={{ flexShrink: 0 }}><ClaimChip claim={claim} /></Box>
      </Stack>
      <Stack direction="row" useFlexGap spacing={1.5} sx={{ flexWrap: 'wrap', fontSize: 13 }}>
        <span>{claim.teacher.name}</span><span>{claim.teacher.number}</span><span>{name(claim.teacher.school)}</span>
        <MuiLink component={Link} to={`/teachers/${claim.teacher.id}/credits`}>{t('credits.panel.teacherCredits')}</MuiLink>
      </Stack>
    </Box>
  );
}

function Facts({ claim, onFile, hourMinutes }: { claim: Review['claim']; onFile: Review['onFile']; hourMinutes: number }) {
  const t = useT();
  const label = useLabel();
  const hours = useHours(hourMinutes);
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t('credits.panel.organiser'), claim.organiserName],
    [t('credits.columns.category'), `${claim.category.name} · ${label('sponsorLevel', claim.level)}`],
    [t('credits.panel.dates'), claim.startDay === claim.endDay ? claim.endDay : `${claim.startDay} ~ ${claim.endDay}`],
    ...(claim.itemName ? [[t('credits.panel.item'), claim.itemName]] as const : []),
    ...(claim.durationMinutes > 0 ? [[t('credits.panel.hours'), hours(claim.durationMinutes)]] as const : []),
    ...(claim.topics.length > 0 ? [[t('credits.panel.topic'), claim.topics.map((each) => each.name).join('、')]] as const : []),
    ...(claim.certificateNumber ? [[t('credits.panel.certificate'), claim.certificateNumber]] as const : []),
    [t('credits.panel.claimed'), formatCredits(claim.claimedCenticredits)],
    [t('credits.panel.source'), `${label('claimSource', claim.sourceType)}${claim.providerKey ? ` · ${claim.providerKey}` : ''}`],
    ...(onFile ? [[t('credits.filing.onFile'), t(onFile.status === 'FILED' ? 'credits.filing.filed' : onFile.status ? 'credits.filing.inBatch' : 'credits.filing.notYet', { level: label('filingLevel', onFile.filesAt), number: onFile.number ?? '', day: onFile.filedDay ?? '' })] as const] : []),
  ];
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 2, rowGap: 0.5, fontSize: 13 }}>
      {rows.map(([term, value]) => [<Box component="dt" key={`${term}-t`} sx={{ color: 'text.secondary' }}>{term}</Box>, <Box component="dd" key={term} sx={{ m: 0, overflowWrap: 'anywhere' }}>{value}</Box>])}
    </Box>
  );
}

function Rules({ preview, isDecided }: { preview: Review['preview']; isDecided: boolean }) {
  const t = useT();
  return (
    <Section title={t('credits.panel.rules')}>
      {preview.accepted
        ? <Typography sx={{ fontSize: 13 }}>{t(isDecided ? 'credits.panel.did' : 'credits.panel.would')} <Box component="strong" sx={{ fontSize: 20 }}>{formatCredits(preview.centicredits)}</Box>{preview.lostCenticredits > 0 && <Box component="span" sx={({ tokens }) => ({ ml: 1, color: tokens.warn })}>{t('credits.panel.lost', { value: formatCredits(preview.lostCenticredits) })}</Box>}</Typography>
        : <Alert severity="error">{t('credits.panel.refuses')}</Alert>}
      <Box component="ol" sx={{ m: 0, mt: 0.75, pl: 2.5, fontSize: 13 }}>{preview.explanation.map((line) => <li key={line}>{line}</li>)}</Box>
      {preview.ruleSetName && <Typography variant="caption" sx={{ color: 'text.secondary' }}>{preview.ruleSetName}</Typography>}
    </Section>
  );
}

function Steps({ review: { claim, steps, decidedByName } }: { review: Review }) {
  const t = useT();
  const label = useLabel();
  const passed = steps.map(({ step, byName, at }) => ({ what: step === 'RECOGNISE' ? t('credits.result.recognised') : label('claimStep', step), by: byName, at }));
  const declined = claim.status === 'RETURNED' || claim.status === 'REJECTED' ? [{ what: label('claimStatus', claim.status), by: decidedByName, at: claim.decidedAt ?? claim.submittedAt }] : [];
  return (
    <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none', fontSize: 13 }}>
      {[{ what: t('credits.panel.filed'), by: null, at: claim.submittedAt }, ...passed, ...declined].map(({ what, by, at }) => <li key={`${what}${at}`}><Instant value={at} />　{what}{by && `　${by}`}</li>)}
    </Box>
  );
}

function Actions({ claim, step, onDecide }: { claim: Review['claim']; step: DeskStep; onDecide: (kind: DecisionKind) => void }) {
  const t = useT();
  const { allowed, reason } = claim.viewerCanDecide;
  const pass = passOf(step, claim.awaits);
  const mayDecline = claim.viewerCanDecline.allowed;
  return (
    <Box sx={({ tokens }) => ({ position: 'sticky', bottom: 0, p: 1.5, borderTop: `1px solid ${tokens.line}`, bgcolor: 'background.paper' })}>
      {reason && <Typography sx={{ fontSize: 13, color: 'text.secondary', mb: 1 }}>{reason}</Typography>}
      <Stack direction="row" spacing={1}>
        <Button variant="contained" disabled={!allowed} onClick={() => onDecide(pass)} sx={{ flex: 1 }}>{t(`credits.act.${pass}`)}</Button>
        <Button variant="outlined" disabled={!mayDecline} onClick={() => onDecide('return')}>{t('credits.act.return')}</Button>
        <Button variant="outlined" disabled={!mayDecline} onClick={() => onDecide('reject')}>{t('credits.act.reject')}</Button>
      </Stack>
    </Box>
  );
}
