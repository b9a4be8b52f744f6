import { Box, Button, Checkbox, FormControlLabel, FormGroup, Typography } from '@mui/material';
import { useState } from 'react';

import { type LeaveKind, LeaveTermsDocument, type LeaveTermsQuery, LeaveTermsSetDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { Facts } from '../../shared/Facts.js';
import { Panel } from '../../shared/Panel.js';
import { useChoices } from '../../shared/useChoices.js';

type Terms = LeaveTermsQuery['leaveTerms'];

/** What holds for leave in a class, and how it counts at the gate. */
export function LeaveTerms({ rollId }: { rollId: string }) {
  const t = useT();
  const label = useLabel();
  const [isEditing, setEditing] = useState(false);
  const terms = useRead(LeaveTermsDocument, { rollId }).data?.leaveTerms;
  if (!terms) return null;
  const { schoolFirst, needsProof, excusedKinds, viewerCanSet, closed } = terms;
  return (
    <Panel title={t('leave.terms')} actions={viewerCanSet && <Button variant="text" onClick={() => setEditing(true)}>{t('leave.termsEdit')}</Button>}>
      <Facts facts={[
        { label: t('leave.termsChain'), value: t(schoolFirst ? 'leave.termsSchool' : 'leave.termsClass') },
        { label: t('leave.termsProof'), value: t(needsProof ? 'leave.proofAsked' : 'leave.proofOptional') },
        { label: t('leave.termsGate'), value: excusedKinds.length === 0 ? t('leave.gateAll') : t('leave.gateSome', { kinds: excusedKinds.map((kind) => label('leaveKind', kind)).join(t('common.listComma')) }) },
      ]} />
      {closed && <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{t('leave.sealed')}</Typography>}
      {isEditing && <TermsDialog terms={terms} onClose={() => setEditing(false)} />}
    </Panel>
  );
}

function TermsDialog({ terms, onClose }: { terms: Terms; onClose: () => void }) {
  const t = useT();
  const kinds = useChoices('leaveKind');
  const [schoolFirst, setSchoolFirst] = useState(terms.schoolFirst);
  const [needsProof, setNeedsProof] = useState(terms.needsProof);
  const [excused, setExcused] = useState<ReadonlySet<string>>(new Set(terms.excusedKinds));
  const set = useCommand(LeaveTermsSetDocument, { done: t('leave.termsSaved'), onDone: onClose });
  const toggle = (kind: string, isOn: boolean) => setExcused(new Set(isOn ? [...excused, kind] : [...excused].filter((each) => each !== kind)));
  return (
    <ConfirmDialog
      open title={t('leave.termsTitle')} consequence={t('leave.termsText')} undo={t('leave.termsUndo')} confirmLabel={t('common.save')} isPending={set.isPending} onClose={onClose}
      onConfirm={() => void set.run({ rollId: terms.rollId, schoolFirst, needsProof, excusedKinds: [...excused] as LeaveKind[] })}
    >
      <Box sx={{ display: 'grid', gap: 1, mt: 2 }}>
        <FormControlLabel control={<Checkbox checked={schoolFirst} onChange={(event) => setSchoolFirst(event.target.checked)} />} label={t('leave.askSchool')} />
        <FormControlLabel control={<Checkbox checked={needsProof} onChange={(event) => setNeedsProof(event.target.checked)} />} label={t('leave.askProof')} />
        <Typography sx={{ mt: 1, fontSize: 13, color: 'text.secondary' }}>{t('leave.excuse')}</Typography>
        <FormGroup row>{kinds.map(({ id, name }) => <FormControlLabel key={id} control={<Checkbox checked={excused.has(id)} onChange={(event) => toggle(id, event.target.checked)} />} label={name} />)}</FormGroup>
      </Box>
    </ConfirmDialog>
  );
}
