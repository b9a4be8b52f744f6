import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';

import { useT } from '../../i18n/useT.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useName } from '../../shared/useName.js';
import type { Attendee } from './cascade-tones.js';
import { ProofDialog } from './ProofDialog.js';

/** As many as are looked through at a glance; the rest unfold. */
const AT_FIRST = 8;

/** Who was at the outside training: those who lack a file stand first. */
export function Attendees({ attendees }: { attendees: readonly Attendee[] }) {
  const t = useT();
  const nameOf = useName();
  const [isWhole, setWhole] = useState(false);
  const [askedId, setAsked] = useState<string | null>(null);
  const asked = attendees.find((each) => each.id === askedId);
  const lacking = attendees.filter((each) => each.proofs.length === 0).length;
  return (
    <>
      {lacking > 0 && <Typography sx={{ fontSize: 13, color: 'warning.main' }}>{t('cascade.proofsLacking', { smart_count: lacking })}</Typography>}
      <Box component="ul" sx={{ m: 0, mt: 0.5, p: 0, listStyle: 'none' }}>
        {(isWhole ? attendees : attendees.slice(0, AT_FIRST)).map((each) => (
          <Box key={each.id} component="li" sx={({ tokens }) => ({ display: 'flex', gap: 1, alignItems: 'center', justifyContent: 'space-between', minHeight: 36, borderTop: `1px dotted ${tokens.line}` })}>
            <Typography component="span" sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>{each.name} <Typography component="span" sx={{ fontSize: 13, color: 'text.secondary' }}>{[nameOf({ name: each.schoolName, nameEn: each.schoolNameEn }), each.proof].filter(Boolean).join(' · ')}</Typography></Typography>
            <Box sx={{ display: 'flex', flexDirection: { xs: 'column', sm: 'row' }, alignItems: { xs: 'flex-end', sm: 'center' }, flexShrink: 0 }}>
              {each.proofs.length === 0 && <StatusChip tone="warn" label={t('cascade.proofNone')} />}
              {(each.viewerCanKeep || each.proofs.length > 0) && <Button size="small" variant="text" className="no-print" onClick={() => setAsked(each.id)}>{each.proofs.length === 0 ? t('cascade.proofBring') : t('cascade.proofCount', { count: each.proofs.length })}</Button>}
            </Box>
          </Box>
        ))}
      </Box>
      {!isWhole && attendees.length > AT_FIRST && <Button variant="text" className="no-print" onClick={() => setWhole(true)}>{t('cascade.allAttendees', { count: attendees.length })}</Button>}
      {asked && <ProofDialog attendee={asked} onClose={() => setAsked(null)} />}
    </>
  );
}
