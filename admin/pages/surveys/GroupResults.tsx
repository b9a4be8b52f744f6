import { Box, Typography } from '@mui/material';

import type { SurveyDimension, SurveyResultsQuery } from '../../data/generated/operations.js';
import { useLocale } from '../../i18n/locale.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { Panel } from '../../shared/Panel.js';
import { type Column, ResponsiveList } from '../../shared/ResponsiveList.js';
import { useAddress } from '../../shared/useAddress.js';

type Results = NonNullable<SurveyResultsQuery['surveyResults']>;
type Group = Results['groups'][number] & { readonly id: string };
type Question = Results['questions'][number]['question'];

const DIMENSIONS: readonly SurveyDimension[] = ['AREA', 'STAGE', 'SUBJECT'];

/** One question held side by side for areas, stages or subjects; the choice stands in the address. */
export function GroupResults({ questions, groups }: { questions: readonly Question[]; groups: Results['groups'] }) {
  const t = useT();
  const label = useLabel();
  const locale = useLocale();
  const { params, change } = useAddress();
  const counted = questions.filter(({ kind }) => kind !== 'TEXT');
  const dimension = DIMENSIONS.find((each) => each === params.get('by')) ?? 'AREA';
  const question = counted.find(({ key }) => key === params.get('question')) ?? counted[0];
  if (!question) return null;
  const nameOf = ({ name, nameEn, code }: Group): string => (dimension === 'AREA' ? (locale === 'en' ? nameEn : name) ?? '' : label(dimension === 'STAGE' ? 'stage' : 'subject', code));
  const resultOf = (group: Group) => group.questions.find(({ key }) => key === question.key);
  const options = question.kind === 'SCALE' ? [1, 2, 3, 4, 5].map((n) => t('surveys.points', { n })) : question.options;
  const columns: Column<Group>[] = [
    { key: 'group', label: t('surveys.groups.group'), card: 'title', value: nameOf },
    { key: 'answered', label: t('surveys.groups.answered'), align: 'right', card: 'side', width: 150, value: ({ answered, asked }) => t('surveys.answeredOf', { answered, asked }) },
    ...(question.kind === 'SCALE' ? [{ key: 'mean', label: t('surveys.groups.mean'), align: 'right' as const, isBare: true, width: 90, value: (group: Group) => { const mean = resultOf(group)?.meanMilli; return mean == null ? '—' : <b>{(mean / 1000).toFixed(2)}</b>; } }] : []),
    ...options.map((option, at): Column<Group> => ({
      key: `option${at}`, label: option, align: 'right', isBare: true,
      value: (group) => { const result = resultOf(group); return !group.isShown ? (at === 0 ? <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>{t('surveys.groups.few')}</Box> : '') : !result || result.answered === 0 ? '—' : `${Math.round(((result.counts[at] ?? 0) * 100) / result.answered)}%`; },
    })),
  ];
  return (
    <Panel title={t('surveys.groups.title')} flush>
      <Box className="no-print" sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '180px 1fr' }, gap: 1.5, px: 2.5, pb: 1.5 }}>
        <ChoiceField required label={t('surveys.groups.title')} value={dimension} choices={DIMENSIONS.map((id) => ({ id, name: t(`surveys.groups.${id}`) }))} onChange={(by) => change({ by })} />
        <ChoiceField required label={t('surveys.groups.question')} value={question.key} choices={counted.map(({ key, title }) => ({ id: key, name: title }))} onChange={(key) => change({ question: key })} />
      </Box>
      <ResponsiveList rows={groups.filter((each) => each.dimension === dimension).map((each) => ({ ...each, id: each.code }))} label={t('surveys.groups.title')} density="compact" columns={columns} />
      <Typography sx={{ px: 2.5, py: 1.5, fontSize: 12, color: 'text.secondary' }}>{t('surveys.groups.text')}</Typography>
    </Panel>
  );
}
