import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';

import { ProgrammeDocument, ProgrammeEditDocument, type ProgrammeQuery } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { draftOf, fieldsOf, ProgrammeForm } from './ProgrammeForm.js';

export default function ProgrammeEdit() {
  const t = useT();
  const { id = '' } = useParams();
  const { data, error, refetch } = useRead(ProgrammeDocument, { id });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return data.programme ? <Editor programme={data.programme} /> : <EmptyState title={t('training.programmes.notFound')} />;
}

function Editor({ programme }: { programme: NonNullable<ProgrammeQuery['programme']> }) {
  const t = useT();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(() => draftOf(programme));
  const edit = useCommand(ProgrammeEditDocument, { done: t('training.programmes.saved'), onDone: () => void navigate(`/programmes/${programme.id}/show`) });
  return (
    <>
      <PageHeader title={programme.title} sub={programme.code} />
      <ProgrammeForm draft={draft} isNew={false} command={edit} onChange={setDraft} onSubmit={() => void edit.run({ id: programme.id, programme: fieldsOf(draft) })} />
    </>
  );
}
