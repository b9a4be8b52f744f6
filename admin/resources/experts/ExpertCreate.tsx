import { Alert, Button } from '@mui/material';
import { useNavigate } from 'react-router';

import { ExpertAddDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { useDraft } from '../../shared/useDraft.js';
import { ExpertForm, newExpert } from './ExpertForm.js';

export default function ExpertCreate() {
  const t = useT();
  const navigate = useNavigate();
  const draft = useDraft('expert:new', newExpert);
  const add = useCommand(ExpertAddDocument, {
    done: t('experts.saved'),
    onDone: ({ expert }) => {
      draft.discard();
      void navigate(`/experts/${expert?.id ?? ''}/show`);
    },
  });
  return (
    <>
      <PageHeader title={t('experts.add')} sub={t('experts.sub')} />
      {draft.wasKept && <Alert severity="info" sx={{ mb: 2 }} action={<Button onClick={draft.discard}>{t('common.draftDiscard')}</Button>}>{t('common.draftKept')}</Alert>}
      <ExpertForm draft={draft.value} hasMobile={false} command={add} onChange={draft.set} onSubmit={(expert) => void add.run({ expert })} />
    </>
  );
}
