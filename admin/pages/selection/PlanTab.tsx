import { Box, Table, TableBody, TableCell, TableFooter, TableHead, TableRow, Typography } from '@mui/material';
import type { ReactNode } from 'react';

import { HonourKindsDocument, type RoundFullFragment } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import type { Vocabulary } from '../../i18n/index.js';
import { Facts } from '../../shared/Facts.js';
import { formatPermille } from '../../shared/format.js';
import { Panel } from '../../shared/Panel.js';
import { formatMilliPoints, useSay, useTitle } from './selection-words.js';

/** The rules of a round in words. */
export function PlanTab({ round, seed }: { round: RoundFullFragment; seed?: string | null | undefined }) {
  const t = useT();
  const label = useLabel();
  const titleOf = useTitle();
  const say = useSay();
  const kinds = useRead(HonourKindsDocument, {}).data?.honourKinds ?? [];
  const { eligibility, quota, rubric, fullPoints, judging, award, notice } = round.rules;
  const words = (list: Vocabulary, codes: readonly string[]) => (codes.length === 0 ? t('selection.plan.anyone') : codes.map((code) => label(list, code)).join(t('common.listComma')));
  const criterion = (key: string | null) => say(rubric.find((each) => each.key === key)?.title);
  const comma = t('common.listComma');
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { lg: '1fr 1fr' }, columnGap: 2.5, alignItems: 'start' }}>
      <Panel title={t('selection.plan.eligibility')}>
        <Facts facts={[
          { label: t('selection.plan.titles'), value: words('title', eligibility.titles) }, { label: t('selection.plan.posts'), value: words('post', eligibility.posts) },
          { label: t('selection.plan.stagesTaught'), value: words('stage', eligibility.stages) }, { label: t('selection.plan.subjects'), value: words('subject', eligibility.subjects) },
          { label: t('selection.plan.service'), value: eligibility.minServiceYears > 0 ? t('selection.plan.serviceYears', { years: eligibility.minServiceYears }) : t('selection.plan.noService') },
          { label: t('selection.plan.quota'), value: [`${t('selection.plan.perSchool')} ${t('selection.plan.seats', { n: quota.perSchool })}`, ...(quota.teachersPerSeat === null ? [] : [t('selection.plan.perTeachers', { n: quota.teachersPerSeat })]), ...(quota.mostPerSchool === null ? [] : [t('selection.plan.most', { n: quota.mostPerSchool })])].join(comma) },
          ...(eligibility.honourBar ? [{ label: t('selection.plan.honourBar'), value: t('selection.plan.honourBarText', { years: eligibility.honourBar.years, codes: eligibility.honourBar.codes.map((code) => titleOf(kinds.find((each) => each.code === code)) || code).join(comma) }) }] : []),
        ]} />
      </Panel>
      <Panel title={t('selection.plan.rubric')} flush>
        <Table size="small">
          <TableHead><TableRow><TableCell>{t('selection.plan.criterion')}</TableCell><TableCell align="right">{t('selection.plan.points')}</TableCell></TableRow></TableHead>
          <TableBody>{rubric.map(({ key, title, guidance, maxPoints }) => <TableRow key={key}><TableCell>{say(title)}{guidance && <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{say(guidance)}</Typography>}</TableCell><TableCell align="right">{maxPoints}</TableCell></TableRow>)}</TableBody>
          <TableFooter><TableRow><TableCell sx={{ fontWeight: 600, color: 'text.primary' }}>{t('selection.plan.total')}</TableCell><TableCell align="right" sx={{ fontWeight: 600, color: 'text.primary' }}>{fullPoints}</TableCell></TableRow></TableFooter>
        </Table>
      </Panel>
      <Panel title={t('selection.plan.judging')}>
        <Facts facts={[
          { label: t('selection.plan.judgesPerEntry'), value: t('selection.plan.people', { n: judging.judgesPerEntry }) }, { label: t('selection.plan.drop'), value: t(`selection.plan.drop${judging.drop}`) },
          { label: t('selection.plan.tieBreak'), value: <Ordered items={[...judging.tieBreak.map(({ kind, criterion: key }) => t(`selection.plan.tie.${kind}`, { criterion: criterion(key) })), t('selection.plan.tie.LOT')]} /> },
        ]} />
      </Panel>
      <Panel title={t('selection.plan.award')}>
        <Facts facts={[
          { label: t('selection.plan.honour'), value: titleOf({ title: round.pipeline.honourTitle, titleEn: round.pipeline.honourTitleEn }) },
          { label: t('selection.plan.awardTotal'), value: [t('selection.plan.seats', { n: award.total }), ...(award.permille === null ? [] : [t('selection.plan.awardShare', { share: formatPermille(award.permille) })]), ...(award.minimumMilliPoints === null ? [] : [t('selection.plan.awardMinimum', { points: formatMilliPoints(award.minimumMilliPoints) })]), ...award.perSubject.map(({ subject, most }) => t('selection.plan.awardSubject', { subject: label('subject', subject), n: most }))].join(comma) },
          { label: t('selection.plan.noticeDays'), value: `${t('selection.plan.days', { n: notice.days })}${comma}${t(notice.namesMasked ? 'selection.plan.masked' : 'selection.plan.unmasked')}` },
        ]} />
      </Panel>
      {round.seedHash && (
        <Box sx={{ gridColumn: '1 / -1' }}><Panel>
          <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{t('selection.plan.seedHash')}</Typography><Code>{round.seedHash}</Code>
          {seed && <><Typography sx={{ mt: 1.5, fontSize: 13, color: 'text.secondary' }}>{t('selection.plan.seed')}</Typography><Code>{seed}</Code></>}
        </Panel></Box>
      )}
    </Box>
  );
}

const Ordered = ({ items }: { items: readonly string[] }) => <>{items.map((item, at) => <span key={item}>{at > 0 && ' → '}{item}</span>)}</>;
const Code = ({ children }: { children: ReactNode }) => <Box component="code" sx={{ fontSize: 12, overflowWrap: 'anywhere' }}>{children}</Box>;
