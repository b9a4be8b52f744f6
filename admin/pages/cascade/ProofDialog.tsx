import { CascadeProofAddDocument, CascadeProofRemoveDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { UploadBox } from '../../shared/UploadBox.js';
import type { Attendee } from './cascade-tones.js';
import { FilesDialog } from './FilesDialog.js';

const MOST_BYTES = 10 * 1024 * 1024;

/** What proves that somebody was at the outside training, and the place to bring it for him. */
export function ProofDialog({ attendee, onClose }: { attendee: Attendee; onClose: () => void }) {
  const t = useT();
  const add = useCommand(CascadeProofAddDocument, { done: t('cascade.evidenceAdded') });
  const remove = useCommand(CascadeProofRemoveDocument, { done: t('cascade.removed') });
  return (
    <FilesDialog
      title={t('cascade.proofOf', { name: attendee.name })} files={attendee.proofs} hrefOf={(id) => `/downloads/cascade-proof/${id}`} canChange={attendee.viewerCanKeep}
      remove={{ isPending: remove.isPending, run: async (id) => await remove.run({ id }) !== null }} onClose={onClose}
    >
      <UploadBox purpose="cascade-proof" multiple accept=".pdf,.jpg,.jpeg,.png" mostBytes={MOST_BYTES} hint={t('cascade.proofHint')} onUploaded={async (file) => await add.run({ attendeeId: attendee.id, fileId: file.id }) !== null} />
    </FilesDialog>
  );
}
