import { Box } from '@mui/material';

import { SEAL, SERIF } from '../theme/tokens.js';

/** The mark: 师 as a seal. */
export function Mark({ size }: { size: number }) {
  return <Box aria-hidden lang="zh-CN" sx={{ width: size, height: size, borderRadius: `${size / 7}px`, bgcolor: SEAL, color: '#fff', display: 'grid', placeItems: 'center', flexShrink: 0, fontFamily: SERIF, fontSize: size * 0.66, fontWeight: 700, lineHeight: 1 }}>师</Box>;
}
