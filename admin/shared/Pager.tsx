import NextIcon from '@mui/icons-material/ChevronRight';
import PreviousIcon from '@mui/icons-material/ChevronLeft';
import { IconButton, Stack, Typography } from '@mui/material';

import { useT } from '../i18n/useT.js';

interface PagerProps {
  /** From 1. */
  readonly page: number;
  readonly perPage: number;
  readonly totalCount: number;
  readonly onPage: (page: number) => void;
}

export function Pager({ page, perPage, totalCount, onPage }: PagerProps) {
  const t = useT();
  const pages = Math.max(1, Math.ceil(totalCount / perPage));
  return (
    <Stack direction="row" spacing={1} sx={({ tokens }) => ({ alignItems: 'center', justifyContent: 'flex-end', px: 2, py: 0.75, borderTop: `1px solid ${tokens.line}`, color: tokens.faint })}>
      <Typography sx={{ flex: 1, fontSize: 13 }}>{t('common.total', { smart_count: totalCount })}</Typography>
      {pages > 1 && (
        <>
          <Typography sx={{ fontSize: 13 }}>{t('common.pageOf', { page, pages })}</Typography>
          <span className="no-print">
            <IconButton size="small" aria-label={t('common.previousPage')} disabled={page <= 1} onClick={() => onPage(page - 1)}><PreviousIcon /></IconButton>
            <IconButton size="small" aria-label={t('common.nextPage')} disabled={page >= pages} onClick={() => onPage(page + 1)}><NextIcon /></IconButton>
          </span>
        </>
      )}
    </Stack>
  );
}
