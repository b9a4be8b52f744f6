import DarkIcon from '@mui/icons-material/DarkModeOutlined';
import LightIcon from '@mui/icons-material/LightModeOutlined';
import MenuIcon from '@mui/icons-material/Menu';
import { Box, Button, IconButton, Tooltip, Typography } from '@mui/material';
import { useTheme } from 'react-admin';
import { useLocation } from 'react-router';

import { rolesOf, type Viewer } from '../data/viewer.js';
import { changeLocale, useLocale } from '../i18n/locale.js';
import { useT } from '../i18n/useT.js';
import { whereaboutsOf } from './menu.js';
import { UserMenu } from './UserMenu.js';

/** Where one is, and language, theme and account. */
export function TopBar({ viewer, onMenu }: { viewer: Viewer; onMenu?: () => void }) {
  const t = useT();
  return (
    <Box component="header" className="no-print" sx={({ tokens, zIndex }) => ({ position: 'sticky', top: 0, zIndex: zIndex.appBar, display: 'flex', alignItems: 'center', gap: 0.5, height: 56, px: { xs: 1, md: 4 }, bgcolor: tokens.sheet, borderBottom: `1px solid ${tokens.line}` })}>
      {onMenu && <IconButton onClick={onMenu} aria-label={t('shell.menu.open')}><MenuIcon /></IconButton>}
      <Whereabouts viewer={viewer} />
      <LanguageSwitch />
      <ThemeSwitch />
      <UserMenu viewer={viewer} />
    </Box>
  );
}

function Whereabouts({ viewer }: { viewer: Viewer }) {
  const t = useT();
  const { pathname } = useLocation();
  const here = whereaboutsOf(pathname, rolesOf(viewer));
  return (
    <Typography noWrap sx={{ flex: 1, color: 'text.secondary' }}>
      {here ? `${t(here.group)} / ${t(here.label)}` : pathname === '/' && t('shell.menu.home')}
    </Typography>
  );
}

/** Shows the language that it changes to. */
export function LanguageSwitch() {
  const next = useLocale() === 'en' ? 'zh-CN' : 'en';
  const name = next === 'en' ? 'English' : '中文';
  return <Button variant="text" color="inherit" lang={next} onClick={() => changeLocale(next)} sx={{ color: 'text.secondary', minWidth: 0, px: 1 }}>{name}</Button>;
}

export function ThemeSwitch() {
  const t = useT();
  const [mode, setMode] = useTheme();
  return (
    <Tooltip title={t('shell.bar.theme')}>
      <IconButton aria-label={t('shell.bar.theme')} onClick={() => setMode(mode === 'dark' ? 'light' : 'dark')} sx={{ color: 'text.secondary' }}>
        {mode === 'dark' ? <LightIcon fontSize="small" /> : <DarkIcon fontSize="small" />}
      </IconButton>
    </Tooltip>
  );
}
