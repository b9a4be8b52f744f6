import { CascadeEvidenceAddDocument, CascadeEvidenceRemoveDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { UploadBox } from '../../shared/UploadBox.js';
import { useName } from '../../shared/useName.js';
import { placeOf, type Step } from './cascade-tones.js';
import { FilesDialog } from './FilesDialog.js';

const MOST_BYTES = 10 * 1024 * 1024;

/** What shows that a step was held, and the place to put more. */
export function EvidenceDialog({ step, onClose }: { step: Step; onClose: () => void }) {
  const t = useT();
  const nameOf = useName();
  const add = useCommand(CascadeEvidenceAddDocument, { done: t('cascade.evidenceAdded') });
  const remove = useCommand(CascadeEvidenceRemoveDocument, { done: t('cascade.removed') });
  return (
    <FilesDialog
      title={t('cascade.evidenceOf', { place: `${nameOf(placeOf(step))} · ${step.topic}` })} files={step.evidence} hrefOf={(id) => `/downloads/cascade-evidence/${id}`} canChange={step.viewerCanKeep && step.state !== 'WITHDRAWN'}
      remove={{ isPending: remove.isPending, run: async (id) => await remove.run({ id }) !== null }} onClose={onClose}
    >
      <UploadBox purpose="cascade" multiple accept=".pdf,.docx,.pptx,.xlsx,.jpg,.jpeg,.png" mostBytes={MOST_BYTES} hint={t('cascade.evidenceHint')} onUploaded={async (file) => await add.run({ stepId: step.id, fileId: file.id }) !== null} />
    </FilesDialog>
  );
}
