import { Stack } from '@mui/material';
import { useState } from 'react';

import { type AccountCardFragment, AccountGrantDocument, AreasDocument, ProviderChoicesDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { SchoolField } from '../../shared/SchoolField.js';
import { useName } from '../../shared/useName.js';
import { GIVEN_BY_HAND, type GivenRole } from './roles.js';

/** A role, and the school, area or platform for which it holds. */
export function GrantDialog({ account, onClose }: { account: AccountCardFragment; onClose: () => void }) {
  const t = useT();
  const label = useLabel();
  const name = useName();
  const [role, setRole] = useState<GivenRole | null>(null);
  const [scopeId, setScopeId] = useState<string | null>(null);
  const scope = role && GIVEN_BY_HAND[role];
  const areas = useRead(AreasDocument, {}, { enabled: scope === 'area' }).data?.areas ?? [];
  const providers = useRead(ProviderChoicesDocument, {}, { enabled: scope === 'provider' }).data?.learningProviders.items ?? [];
  const grant = useCommand(AccountGrantDocument, { done: t('accounts.grant.done'), onDone: onClose });
  const named = (list: readonly { id: string; name: string; nameEn?: string | null }[]) => list.map((each) => ({ id: each.id, name: name(each) }));
  const scopeError = grant.errorOf('areaId') ?? grant.errorOf('schoolId') ?? grant.errorOf('providerId');
  const submit = () => role && void grant.run({ accountId: account.id, role, areaId: scope === 'area' ? scopeId : null, schoolId: scope === 'school' ? scopeId : null, providerId: scope === 'provider' ? scopeId : null });
  return (
    <ConfirmDialog
      open title={`${t('accounts.grant.title')} · ${account.name}`} consequence={t('accounts.grant.text')} undo={t('accounts.grant.undo')} confirmLabel={t('accounts.grant.submit')}
      isPending={grant.isPending} canConfirm={role !== null && (scope === null || scopeId !== null)} onClose={onClose} onConfirm={submit}
    >
      <Stack spacing={2} sx={{ mt: 2 }}>
        <ChoiceField
          label={t('accounts.role')} value={role} required choices={Object.keys(GIVEN_BY_HAND).map((id) => ({ id, name: label('role', id) }))} error={grant.errorOf('role')}
          onChange={(value) => { setRole(value as GivenRole | null); setScopeId(null); }}
        />
        {scope === 'school' && <SchoolField required label={t('people.school')} value={scopeId} onChange={setScopeId} error={scopeError} />}
        {scope === 'area' && <ChoiceField label={t('people.area')} value={scopeId} required choices={named(areas)} onChange={setScopeId} error={scopeError} />}
        {scope === 'provider' && <ChoiceField label={t('accounts.platform')} value={scopeId} required choices={named(providers)} onChange={setScopeId} error={scopeError} />}
      </Stack>
    </ConfirmDialog>
  );
}
