import AddIcon from '@mui/icons-material/Add';
import { Button } from '@mui/material';
import { Link } from 'react-router';

import type { ExpertCardFragment } from '../../data/generated/operations.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { todayInCounty } from '../../shared/format.js';
import { ResourceList } from '../../shared/ResourceList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useChoices } from '../../shared/useChoices.js';
import { hoursOf, useIsCentre } from '../programmes/training-words.js';
import { ByParticipants, Rating, Yuan } from './expert-words.js';

/** The pool with this year's load, so that whoever is asked too often is seen. */
export default function ExpertList() {
  const t = useT();
  const label = useLabel();
  const isCentre = useIsCentre();
  const thisYear = Number(todayInCounty().slice(0, 4));
  const add = isCentre && <Button variant="contained" startIcon={<AddIcon />} component={Link} to="/experts/create">{t('experts.add')}</Button>;
  const load = ({ years }: ExpertCardFragment) => {
    const year = years.find((each) => each.year === thisYear);
    return year ? t('experts.loadValue', { sessions: year.sessions, hours: hoursOf(year.minutes) }) : '—';
  };
  return (
    <ResourceList<ExpertCardFragment>
      title={t('experts.title')} sub={t('experts.sub')} to={({ id }) => `/experts/${id}/show`} actions={add} empty={{ title: t('experts.none'), text: t('experts.noneText'), action: add }}
      sorts={[{ id: 'NAME', name: t('experts.byName') }, { id: 'LOAD', name: t('experts.byLoad') }, { id: 'PARTICIPANTS', name: t('experts.byParticipants') }, { id: 'RATING', name: t('experts.byRating') }]}
      filters={[
        { source: 'search', search: t('experts.search') },
        { source: 'subject', label: t('experts.subjects'), choices: useChoices('subject') },
        { source: 'stage', label: t('experts.stages'), choices: useChoices('stage') },
        { source: 'origin', label: t('experts.origin'), choices: useChoices('expertOrigin') },
        { source: 'status', label: t('experts.status'), choices: useChoices('expertStatus') },
      ]}
      columns={[
        { key: 'name', label: t('experts.name'), card: 'title', value: ({ name, status }) => <>{name}{status === 'RETIRED' && <> <StatusChip tone="plain" label={label('expertStatus', status)} /></>}</> },
        { key: 'title', label: t('experts.postTitle'), card: 'side', value: ({ title }) => title || '—' },
        { key: 'organisation', label: t('experts.organisation'), value: ({ organisation }) => organisation },
        { key: 'subjects', label: t('experts.subjects'), card: 'hidden', value: ({ subjects }) => subjects.map((each) => label('subject', each)).join(t('common.listComma')) || t('experts.any') },
        { key: 'topics', label: t('experts.topics'), value: ({ topics }) => topics.join(t('common.listComma')) || '—' },
        { key: 'load', label: t('experts.load', { year: thisYear }), align: 'right', value: load },
        { key: 'participants', label: t('experts.participants'), isBare: true, align: 'right', value: (expert) => <ByParticipants expert={expert} /> },
        { key: 'rating', label: t('experts.rating'), isBare: true, align: 'right', value: ({ rating }) => <Rating rating={rating} /> },
        { key: 'fee', label: t('experts.fee'), align: 'right', card: 'hidden', value: ({ feeFen }) => (feeFen > 0 ? <Yuan fen={feeFen} /> : '—') },
      ]}
    />
  );
}
