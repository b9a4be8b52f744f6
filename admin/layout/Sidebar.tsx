import HomeIcon from '@mui/icons-material/SpaceDashboardOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import { Box, Drawer, Typography } from '@mui/material';
import { NavLink } from 'react-router';

import { rolesOf, type Viewer } from '../data/viewer.js';
import { useT } from '../i18n/useT.js';
import { Mark } from '../shared/Mark.js';
import { useCentreName } from '../shared/useCentreName.js';
import { menuFor } from './menu.js';

const WIDTH = 216;

interface SidebarProps {
  readonly viewer: Viewer;
  readonly isWide: boolean;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The menu by groups of work; a drawer on narrow screens. */
export function Sidebar({ viewer, isWide, isOpen, onClose }: SidebarProps) {
  const t = useT();
  const centreName = useCentreName();
  const menu = (
    <Box component="nav" aria-label={t('shell.menu.open')} className="no-print" sx={({ tokens }) => ({ width: WIDTH, height: '100%', minHeight: '100%', overflowY: 'auto', bgcolor: tokens.side, color: tokens.sideInk, pb: 3 })}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.25, minHeight: 56, py: 0.75, px: 2 }}>
        <Mark size={28} />
        <Box sx={{ minWidth: 0 }}>
          <Typography sx={{ fontSize: 15, fontWeight: 600, color: '#fff', lineHeight: 1.2 }}>{t('common.productFull')}</Typography>
          {centreName && <Typography noWrap title={centreName} sx={({ tokens }) => ({ fontSize: 12, color: tokens.sideFaint, lineHeight: 1.3 })}>{centreName}</Typography>}
        </Box>
      </Box>
      <Entry to="/" label={t('shell.menu.home')} icon={HomeIcon} onClick={onClose} end />
      {menuFor(rolesOf(viewer)).map(({ group, items }) => (
        <Box key={group} sx={{ mt: 2 }}>
          <Typography component="h2" sx={({ tokens }) => ({ px: 2.25, pb: 0.5, fontSize: 12, fontWeight: 600, color: tokens.sideFaint })}>{t(`shell.menu.${group}`)}</Typography>
          {items.map(({ to, label, icon }) => <Entry key={to} to={to} label={t(label)} icon={icon} onClick={onClose} />)}
        </Box>
      ))}
    </Box>
  );
  if (!isWide) return <Drawer open={isOpen} onClose={onClose} slotProps={{ paper: { sx: { border: 0 } } }}>{menu}</Drawer>;
  return <Box className="no-print" sx={{ width: WIDTH, flexShrink: 0, position: 'sticky', top: 0, height: '100vh' }}>{menu}</Box>;
}

function Entry({ to, label, icon: Icon, onClick, end = false }: { to: string; label: string; icon: SvgIconComponent; onClick: () => void; end?: boolean }) {
  return (
    <Box
      component={NavLink} to={to} end={end} onClick={onClick}
      sx={({ tokens }) => ({
        display: 'flex', alignItems: 'center', gap: 1.5, minHeight: 38, mx: 1, px: 1.5, borderRadius: 1, color: 'inherit', textDecoration: 'none', fontSize: 14,
        '&:hover': { bgcolor: tokens.sideActive }, '&:focus-visible': { outline: `2px solid ${tokens.sideInk}`, outlineOffset: -2 },
        '&.active': { bgcolor: tokens.sideActive, color: '#fff', fontWeight: 600 },
      })}
    >
      <Icon sx={{ fontSize: 19, opacity: 0.85 }} />
      {label}
    </Box>
  );
}
