import { Button } from '@mui/material';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';

import { type ExpertCardFragment, ExpertDocument, ExpertEditDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { draftOf, ExpertForm } from './ExpertForm.js';

export default function ExpertEdit() {
  const t = useT();
  const { id = '' } = useParams();
  const { data, error, refetch } = useRead(ExpertDocument, { id });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return data.expert ? <Form key={id} expert={data.expert} /> : <EmptyState title={t('experts.notFound')} action={<Button variant="outlined" component={Link} to="/experts">{t('common.back')}</Button>} />;
}

function Form({ expert }: { expert: ExpertCardFragment }) {
  const t = useT();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(() => draftOf(expert));
  const edit = useCommand(ExpertEditDocument, { done: t('experts.saved'), onDone: () => void navigate(`/experts/${expert.id}/show`) });
  return (
    <>
      <PageHeader title={`${t('experts.edit')} ${expert.name}`} />
      <ExpertForm draft={draft} hasMobile={expert.mobileMasked !== null} command={edit} onChange={setDraft} onSubmit={(fields) => void edit.run({ id: expert.id, expert: fields })} />
    </>
  );
}
