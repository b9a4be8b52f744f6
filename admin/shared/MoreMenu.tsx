import DownIcon from '@mui/icons-material/KeyboardArrowDownOutlined';
import { Button, ListItemIcon, Menu, MenuItem } from '@mui/material';
import type { SvgIconComponent } from '@mui/icons-material';
import { useState } from 'react';

import { useT } from '../i18n/useT.js';

interface MoreMenuProps {
  readonly items: readonly { readonly label: string; readonly icon: SvgIconComponent; readonly run: () => void }[];
}

/** What can be done here but is not the next step, behind one button. */
export function MoreMenu({ items }: MoreMenuProps) {
  const t = useT();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const choose = (run: () => void): void => {
    setAnchor(null);
    run();
  };
  return (
    <>
      <Button variant="outlined" endIcon={<DownIcon />} aria-haspopup="menu" aria-expanded={anchor !== null} onClick={(event) => setAnchor(event.currentTarget)}>{t('common.more')}</Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {items.map(({ label, icon: Icon, run }) => <MenuItem key={label} onClick={() => choose(run)}><ListItemIcon><Icon fontSize="small" /></ListItemIcon>{label}</MenuItem>)}
      </Menu>
    </>
  );
}
