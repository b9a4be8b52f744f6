import AddIcon from '@mui/icons-material/Add';
import { Button } from '@mui/material';
import { useState } from 'react';

import { mayUse, useRoles } from '../../data/auth-provider.js';
import type { StudioCardFragment } from '../../data/generated/operations.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { Instant } from '../../shared/Formatted.js';
import { ResourceList } from '../../shared/ResourceList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useChoices } from '../../shared/useChoices.js';
import { useName } from '../../shared/useName.js';
import { STUDIO_KEEPERS } from './roles.js';
import { StudioOpenDialog } from './StudioOpenDialog.js';

export const STUDIO_TONES = { ACTIVE: 'good', CLOSED: 'plain' } as const;

export default function StudioList() {
  const t = useT();
  const label = useLabel();
  const name = useName();
  const roles = useRoles();
  const [isOpening, setOpening] = useState(false);
  return (
    <>
      <ResourceList<StudioCardFragment>
        title={t('studios.title')} sub={t('studios.sub')} to={({ id }) => `/studios/${id}/show`}
        actions={mayUse(STUDIO_KEEPERS, roles) && <Button variant="contained" startIcon={<AddIcon />} onClick={() => setOpening(true)}>{t('studios.open.action')}</Button>}
        empty={{ title: t('studios.none'), text: t('studios.noneText') }}
        sorts={[{ id: 'CODE', name: t('studios.byCode') }, { id: 'NEXT_MEETING', name: t('studios.byNext') }, { id: 'MEMBERS', name: t('studios.byMembers') }]}
        filters={[
          { source: 'search', search: t('studios.search') },
          { source: 'kind', label: t('studios.kind'), choices: useChoices('studioKind') },
          { source: 'status', label: t('studios.status'), choices: useChoices('studioStatus') },
          { source: 'unfiled', label: t('studios.unfiled'), choices: [{ id: 'yes', name: t('studios.unfiledOnly') }] },
        ]}
        columns={[
          { key: 'name', label: t('studios.name'), value: name, card: 'title' },
          { key: 'code', label: t('studios.code'), value: (row) => row.code, card: 'hidden' },
          { key: 'kind', label: t('studios.kind'), value: (row) => label('studioKind', row.kind) },
          { key: 'host', label: t('studios.host'), value: (row) => row.host.name },
          { key: 'school', label: t('studios.school'), value: (row) => name(row.school) },
          { key: 'members', label: t('studios.members'), value: (row) => row.memberCount, align: 'right', card: 'hidden' },
          { key: 'held', label: t('studios.held'), value: (row) => row.heldCount, align: 'right', card: 'hidden' },
          { key: 'next', label: t('studios.next'), value: (row) => <Instant value={row.nextMeeting} /> },
          { key: 'unfiled', label: t('studios.unfiled'), value: (row) => (row.unfiledCount === 0 ? '—' : <StatusChip tone="warn" label={String(row.unfiledCount)} />), align: 'right', card: 'hidden' },
          { key: 'status', label: t('studios.status'), value: (row) => <StatusChip tone={STUDIO_TONES[row.status]} label={label('studioStatus', row.status)} />, card: 'side' },
        ]}
      />
      {isOpening && <StudioOpenDialog onClose={() => setOpening(false)} />}
    </>
  );
}
