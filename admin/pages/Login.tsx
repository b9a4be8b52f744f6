import { Box, Stack, Typography } from '@mui/material';
import { useCallback, useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';

import { rememberViewer } from '../data/auth-provider.js';
import { queryClient } from '../data/query-client.js';
import { isOnlyTeacher, loadViewer, type Viewer } from '../data/viewer.js';
import { useT } from '../i18n/useT.js';
import { LanguageSwitch, ThemeSwitch } from '../layout/TopBar.js';
import { Mark } from '../shared/Mark.js';
import { useCentreName } from '../shared/useCentreName.js';
import { usePageTitle } from '../shared/usePageTitle.js';
import { SERIF } from '../theme/tokens.js';
import { FirstSteps } from './activation/FirstSteps.js';
import { SignInForm } from './SignInForm.js';

/** Where react-admin remembers the page that was asked for. */
interface Asked { nextPathname?: string; nextSearch?: string }

export function Login() {
  const t = useT();
  const navigate = useNavigate();
  const asked = useLocation().state as Asked | null;
  usePageTitle(t('shell.signIn.title'));

  const enter = useCallback((viewer: Viewer): void => {
    queryClient.clear();
    rememberViewer(viewer);
    if (isOnlyTeacher(viewer)) return window.location.assign('/me');
    void navigate(`${asked?.nextPathname ?? '/'}${asked?.nextSearch ?? ''}`, { replace: true });
  }, [asked, navigate]);
  // Somebody who is signed in already, in another tab perhaps, need not do it again.
  useEffect(() => void loadViewer().then((viewer) => viewer && enter(viewer), () => undefined), [enter]);

  return (
    <Box sx={{ minHeight: '100vh', display: 'grid', gridTemplateColumns: { xs: '1fr', md: 'minmax(380px, 5fr) 7fr' }, gridTemplateRows: { xs: 'auto 1fr', md: '1fr' } }}>
      <Cover />
      <Box component="main" sx={{ display: 'flex', flexDirection: 'column', bgcolor: 'background.paper' }}>
        <Stack direction="row" sx={{ justifyContent: 'flex-end', p: 1.5 }}><LanguageSwitch /><ThemeSwitch /></Stack>
        <Box sx={{ flex: 1, display: 'flex', flexDirection: 'column', justifyContent: { xs: 'flex-start', md: 'center' }, width: '100%', maxWidth: 380, mx: 'auto', px: 3, pb: { xs: 4, md: 10 } }}>
          <Typography variant="h1" sx={{ mb: 3 }}>{t('shell.signIn.title')}</Typography>
          <SignInForm onSignedIn={enter} />
          <FirstSteps />
          <Typography variant="caption" sx={{ mt: 3, color: 'text.secondary' }}>{t('shell.signIn.forgotten')}</Typography>
          <Typography variant="caption" sx={{ mt: 0.5, color: 'text.secondary' }}>{t('shell.signIn.verifyHint')}</Typography>
        </Box>
      </Box>
    </Box>
  );
}

/** A register's ruled sheet in ink, with the mark: the centre's paper, not a stock picture. */
function Cover() {
  const t = useT();
  const centreName = useCentreName();
  return (
    <Box
      sx={({ tokens }) => ({
        bgcolor: tokens.side, color: '#fff', px: { xs: 3, md: 7 }, py: { xs: 3, md: 7 }, display: 'flex', flexDirection: 'column', justifyContent: 'space-between', gap: 3,
        backgroundImage: `repeating-linear-gradient(to bottom, transparent 0 47px, rgba(255,255,255,.05) 47px 48px), linear-gradient(to right, transparent 0 calc(100% - 73px), rgba(168,50,42,.55) calc(100% - 73px) calc(100% - 72px), transparent calc(100% - 72px))`,
      })}
    >
      <Mark size={44} />
      <Box>
        {centreName && <Typography sx={({ tokens }) => ({ mb: 1, fontSize: 16, color: tokens.sideInk })}>{centreName}</Typography>}
        <Typography sx={{ fontFamily: SERIF, fontSize: { xs: 26, md: 38 }, fontWeight: 600, lineHeight: 1.35 }}>{t('common.productFull')}</Typography>
        <Typography sx={({ tokens }) => ({ mt: 1.5, maxWidth: 360, fontSize: 15, lineHeight: 1.8, color: tokens.sideInk, display: { xs: 'none', md: 'block' } })}>{t('shell.signIn.lead')}</Typography>
      </Box>
      <Box sx={{ display: { xs: 'none', md: 'block' } }} />
    </Box>
  );
}
