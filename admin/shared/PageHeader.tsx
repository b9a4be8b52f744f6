import { Box, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';

import { usePageTitle } from './usePageTitle.js';

interface PageHeaderProps {
  readonly title: string;
  readonly sub?: ReactNode;
  /** Chips beside the title. */
  readonly status?: ReactNode;
  /** Buttons; not printed. */
  readonly actions?: ReactNode;
}

/** The head of a page; its title is the tab's title too. */
export function PageHeader({ title, sub, status, actions }: PageHeaderProps) {
  usePageTitle(title);
  return (
    <Stack direction={{ xs: 'column', sm: 'row' }} spacing={1.5} sx={{ mb: 2.5, alignItems: { sm: 'flex-start' }, justifyContent: 'space-between' }}>
      <Box sx={{ minWidth: 0 }}>
        <Stack direction="row" spacing={1.25} useFlexGap sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
          <Typography variant="h1">{title}</Typography>
          {status}
        </Stack>
        {sub && <Typography component="div" sx={{ mt: 0.25, color: 'text.secondary' }}>{sub}</Typography>}
      </Box>
      {actions && <Stack direction="row" spacing={1} useFlexGap className="no-print" sx={{ flexWrap: 'wrap', flexShrink: 0 }}>{actions}</Stack>}
    </Stack>
  );
}
