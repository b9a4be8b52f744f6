import PrintIcon from '@mui/icons-material/PrintOutlined';
import { Button } from '@mui/material';

import { useT } from '../i18n/useT.js';

/** Prints the page on A4; menu, bar and `.no-print` are left out. */
export function PrintButton() {
  return <Button variant="outlined" startIcon={<PrintIcon />} onClick={() => window.print()}>{useT()('common.print')}</Button>;
}
