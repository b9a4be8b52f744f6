import { TextField } from '@mui/material';

import { useT } from '../../i18n/useT.js';

export interface NewPassword {
  readonly password: string;
  readonly repeated: string;
}

export const NO_PASSWORD: NewPassword = { password: '', repeated: '' };
export const isComplete = ({ password, repeated }: NewPassword): boolean => password !== '' && password === repeated;

/** A new password, typed twice. */
export function PasswordFields({ value, onChange, label, problem, wasTried }: { value: NewPassword; onChange: (value: NewPassword) => void; label: string; problem: string | undefined; wasTried: boolean }) {
  const t = useT();
  const differs = value.repeated !== '' && value.repeated !== value.password ? t('accounts.activate.differs') : undefined;
  const again = differs ?? (wasTried && value.repeated === '' ? t('accounts.activate.missing') : undefined);
  const missing = wasTried && value.password === '' ? t('accounts.activate.missing') : undefined;
  return (
    <>
      <TextField
        label={label} type="password" autoComplete="new-password" value={value.password} onChange={(event) => onChange({ ...value, password: event.target.value })}
        error={problem !== undefined || missing !== undefined} helperText={problem ?? missing ?? t('accounts.activate.passwordHint')} slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      <TextField
        label={t('accounts.activate.repeat')} type="password" autoComplete="new-password" value={value.repeated} onChange={(event) => onChange({ ...value, repeated: event.target.value })}
        error={again !== undefined} helperText={again} slotProps={{ htmlInput: { maxLength: 200 } }}
      />
    </>
  );
}
