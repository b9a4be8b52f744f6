import { Alert, Button } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { ProgrammeCreateDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { useDraft } from '../../shared/useDraft.js';
import { fieldsOf, newProgramme, ProgrammeForm } from './ProgrammeForm.js';

export default function ProgrammeCreate() {
  const t = useT();
  const navigate = useNavigate();
  const [initial] = useState(newProgramme);
  const draft = useDraft('programme:new', initial);
  const create = useCommand(ProgrammeCreateDocument, {
    done: t('training.programmes.saved'),
    onDone: ({ programme }) => {
      draft.discard();
      void navigate(`/programmes/${programme?.id ?? ''}/show`);
    },
  });
  return (
    <>
      <PageHeader title={t('training.programmes.create')} sub={t('training.programmes.sub')} />
      {draft.wasKept && <Alert severity="info" sx={{ mb: 2 }} action={<Button onClick={draft.discard}>{t('common.draftDiscard')}</Button>}>{t('common.draftKept')}</Alert>}
      <ProgrammeForm draft={draft.value} isNew command={create} onChange={draft.set} onSubmit={() => void create.run({ code: draft.value.code.trim(), programme: fieldsOf(draft.value) })} />
    </>
  );
}
