import PersonIcon from '@mui/icons-material/PersonOutlined';
import { Box, Button, Divider, Menu, MenuItem, Typography } from '@mui/material';
import { useState } from 'react';
import { useLogout } from 'react-admin';
import { Link } from 'react-router';

import { rolesOf, type Viewer } from '../data/viewer.js';
import { useLabel, useT } from '../i18n/useT.js';

export function UserMenu({ viewer }: { viewer: Viewer }) {
  const t = useT();
  const label = useLabel();
  const logout = useLogout();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  return (
    <>
      <Button variant="text" color="inherit" aria-haspopup="menu" aria-label={t('shell.bar.account')} startIcon={<PersonIcon />} onClick={(event) => setAnchor(event.currentTarget)} sx={{ maxWidth: 200, whiteSpace: 'nowrap' }}>
        <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', display: { xs: 'none', sm: 'inline' } }}>{viewer.name}</Box>
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close} slotProps={{ paper: { sx: { minWidth: 220 } } }}>
        <Box sx={{ px: 2, py: 1 }}>
          <Typography sx={{ fontWeight: 600 }}>{viewer.name}</Typography>
          <Typography variant="caption" sx={{ color: 'text.secondary' }}>{rolesOf(viewer).map((role) => label('role', role)).join(t('common.listComma'))}</Typography>
        </Box>
        <Divider />
        {viewer.teacherId && <MenuItem component="a" href="/me">{t('shell.bar.myPages')}</MenuItem>}
        <MenuItem component={Link} to="/sessions" onClick={close}>{t('shell.bar.sessions')}</MenuItem>
        <MenuItem component={Link} to="/password" onClick={close}>{t('accounts.password.menu')}</MenuItem>
        <MenuItem onClick={() => { close(); void logout(); }}>{t('shell.bar.signOut')}</MenuItem>
      </Menu>
    </>
  );
}
