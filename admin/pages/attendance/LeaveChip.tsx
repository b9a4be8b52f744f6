import { ClickAwayListener, Tooltip } from '@mui/material';
import { useState } from 'react';

import type { RegisterRowsQuery } from '../../data/generated/operations.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { formatInstant } from '../../shared/format.js';
import { StatusChip } from '../../shared/StatusChip.js';

type Leave = NonNullable<RegisterRowsQuery['registerRows']['items'][number]['leave']>;

/** Leave that was granted, beside what the register says; hover or tap tells kind, minutes and who granted it. */
export function LeaveChip({ leave: { kind, minutes, grantedBy, grantedAt } }: { leave: Leave }) {
  const t = useT();
  const label = useLabel();
  const [isOpen, setOpen] = useState(false);
  return (
    <ClickAwayListener onClickAway={() => setOpen(false)}>
      <Tooltip open={isOpen} onOpen={() => setOpen(true)} onClose={() => setOpen(false)} title={t('leave.chipHint', { kind: label('leaveKind', kind), minutes, who: grantedBy, at: formatInstant(grantedAt) })}>
        <button type="button" onClick={(event) => { event.stopPropagation(); setOpen(true); }} style={{ all: 'unset', cursor: 'help', marginInlineStart: 4 }}><StatusChip tone="plain" label={t('leave.chip', { minutes })} /></button>
      </Tooltip>
    </ClickAwayListener>
  );
}
