import { Box, useMediaQuery, useTheme } from '@mui/material';
import { type ReactNode, Suspense, useState } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { useLocation } from 'react-router';

import { useViewerQuery } from '../data/auth-provider.js';
import { Crash } from '../pages/Crash.js';
import { ErrorPanel } from '../shared/ErrorPanel.js';
import { FieldNotice } from '../shared/FieldNotice.js';
import { KeyboardHelp } from '../shared/KeyboardHints.js';
import { Loading } from '../shared/Loading.js';
import { OfflineBanner } from '../shared/OfflineBanner.js';
import { Sidebar } from './Sidebar.js';
import { SignInAgain } from './SignInAgain.js';
import { TopBar } from './TopBar.js';

/** The frame of every screen: menu by role, bar, and the page; on paper only the page. */
export function Shell({ children }: { children: ReactNode }) {
  const isWide = useMediaQuery(useTheme().breakpoints.up('md'));
  const [isMenuOpen, setMenuOpen] = useState(false);
  const { data: viewer, error, refetch, isPending } = useViewerQuery();
  const { pathname } = useLocation();
  if (!viewer) return <Box sx={{ p: 4 }}>{isPending || !error ? <Loading /> : <ErrorPanel error={error} onRetry={() => void refetch()} />}</Box>;
  return (
    <Box sx={{ display: 'flex', minHeight: '100vh', '@media print': { display: 'block' } }}>
      <Sidebar viewer={viewer} isWide={isWide} isOpen={isMenuOpen} onClose={() => setMenuOpen(false)} />
      <Box sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }}>
        <TopBar viewer={viewer} onMenu={isWide ? undefined : () => setMenuOpen(true)} />
        <OfflineBanner />
        <Box component="main" id="main-content" tabIndex={-1} sx={{ flex: 1, width: '100%', maxWidth: 1440, px: { xs: 2, md: 4 }, pt: { xs: 2, md: 3 }, pb: 6, outline: 'none', '@media print': { p: 0 } }}>
          <ErrorBoundary FallbackComponent={Crash} resetKeys={[pathname]}>
            <Suspense fallback={<Loading />}>{children}</Suspense>
          </ErrorBoundary>
        </Box>
      </Box>
      <SignInAgain viewer={viewer} />
      <KeyboardHelp />
      <FieldNotice />
    </Box>
  );
}
