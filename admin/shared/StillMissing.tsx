import { Typography } from '@mui/material';

import { useT } from '../i18n/useT.js';

/** Why a button cannot be pressed yet: what is not filled in, by the labels of the fields. */
export function StillMissing({ fields }: { fields: readonly string[] }) {
  const t = useT();
  if (fields.length === 0) return null;
  return <Typography role="status" sx={{ px: 3, pt: 1, fontSize: 13, color: 'text.secondary' }}>{t('common.stillMissing', { fields: fields.join(t('common.listComma')) })}</Typography>;
}
