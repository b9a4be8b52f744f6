import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';

import { asApiError } from '../../data/api-error.js';
import { useT } from '../../i18n/useT.js';
import { LanguageSwitch, ThemeSwitch } from '../../layout/TopBar.js';
import { Mark } from '../../shared/Mark.js';
import { useCentreName } from '../../shared/useCentreName.js';
import { usePageTitle } from '../../shared/usePageTitle.js';
import type { FieldProblems } from './entry.js';

interface EntryFormProps {
  readonly submitLabel: string;
  readonly submittingLabel: string;
  readonly canSubmit: boolean;
  /** What was refused, by field; null when it was done. */
  readonly onSubmit: () => Promise<FieldProblems | null>;
  readonly children: (state: { problems: FieldProblems; wasTried: boolean }) => ReactNode;
}

/** A page for somebody who is not signed in yet: one sheet in the middle. */
export function EntryPage({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  const t = useT();
  const centreName = useCentreName();
  usePageTitle(title);
  return (
    <Box sx={({ tokens }) => ({ minHeight: '100vh', bgcolor: tokens.paper, display: 'flex', flexDirection: 'column' })}>
      <Stack direction="row" spacing={1.25} sx={{ alignItems: 'center', px: { xs: 2, sm: 3 }, py: 1.5 }}>
        <Mark size={28} />
        <Typography sx={{ flex: 1, fontWeight: 600 }}>{centreName ?? t('common.productFull')}</Typography>
        <LanguageSwitch /><ThemeSwitch />
      </Stack>
      <Box component="main" sx={({ tokens }) => ({ width: '100%', maxWidth: 460, mx: 'auto', my: { xs: 0, sm: 4 }, p: { xs: 2.5, sm: 4 }, bgcolor: tokens.sheet, border: { sm: `1px solid ${tokens.line}` }, borderRadius: { sm: 1 } })}>
        <Typography variant="h1">{title}</Typography>
        <Typography sx={{ mt: 1, mb: 3, color: 'text.secondary' }}>{text}</Typography>
        {children}
        <Button variant="text" component={Link} to="/login" sx={{ mt: 1.5 }} fullWidth>{t('accounts.activate.back')}</Button>
      </Box>
    </Box>
  );
}

/** Fields and one button; what is refused stands at its field, what is typed stays. */
export function EntryForm({ submitLabel, submittingLabel, canSubmit, onSubmit, children }: EntryFormProps) {
  const [problems, setProblems] = useState<FieldProblems>({});
  const [wasTried, setTried] = useState(false);
  const [isPending, setPending] = useState(false);
  const submit = async () => {
    setTried(true);
    if (!canSubmit || isPending) return;
    setPending(true);
    setProblems({});
    try {
      setProblems(await onSubmit() ?? {});
    } catch (error) {
      setProblems({ form: asApiError(error).message });
    } finally {
      setPending(false);
    }
  };
  return (
    <Stack component="form" spacing={2} noValidate onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      {problems.form && <Alert severity="error" role="alert">{problems.form}</Alert>}
      {children({ problems, wasTried })}
      <Button type="submit" variant="contained" size="large" disabled={isPending} fullWidth>{isPending ? submittingLabel : submitLabel}</Button>
    </Stack>
  );
}
