import { Box, Typography } from '@mui/material';

import { useT } from '../../i18n/useT.js';
import { projected } from './projected-size.js';
import type { Projection } from './useProjection.js';

const STEP_MS = 15_000;
const SIDE = 'min(64vh, 92vw, 46vw)';

/** The QR code with its countdown; while the connection is lost it says how long the code still counts. */
export function ProjectedCode({ projection }: { projection: Projection }) {
  const t = useT();
  const { data, isLost, nextInMs, validForMs } = projection;
  if (!data) return <Box sx={{ minHeight: '40vh' }}>{isLost && <Banner text={t('attendance.projector.dead')} isBad />}</Box>;
  const code = data.checkInCode;
  if (!code) return <NotOpen isClosed={data.registerCount.state === 'CLOSED'} />;
  const isDead = validForMs === 0;
  const seconds = Math.ceil(nextInMs / 1000);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', alignItems: 'center', gap: '1.2vh' }}>
      <Typography sx={{ fontSize: projected(16, 3.2, 40), fontWeight: 600, textAlign: 'center' }}>{t('attendance.projector.scan')}</Typography>
      <Box sx={{ width: { xs: 'min(80vw, 60vh)', md: SIDE }, aspectRatio: '1', p: '1%', bgcolor: '#fff', border: '1px solid', borderColor: 'divider', opacity: isDead ? 0.08 : 1 }}>
        <img src={`data:image/svg+xml;utf8,${encodeURIComponent(code.qrSvg)}`} alt={code.url} style={{ width: '100%', height: '100%', display: 'block' }} />
      </Box>
      <Box role="timer" sx={{ width: { xs: 'min(80vw, 60vh)', md: SIDE } }}>
        <Box sx={({ tokens }) => ({ height: 10, borderRadius: 5, bgcolor: tokens.line, overflow: 'hidden' })}>
          <Box sx={({ tokens }) => ({ height: '100%', width: `${Math.min(100, (nextInMs / STEP_MS) * 100)}%`, bgcolor: tokens.accent, transition: 'width .25s linear' })} />
        </Box>
        {isLost
          ? <Banner text={isDead ? t('attendance.projector.dead') : t('attendance.projector.lost', { seconds: Math.ceil(validForMs / 1000) })} isBad={isDead} />
          : <Typography sx={{ textAlign: 'center', fontSize: projected(14, 2.4, 28), color: 'text.secondary' }}>{t('attendance.projector.next', { seconds })}</Typography>}
      </Box>
    </Box>
  );
}

function NotOpen({ isClosed }: { isClosed: boolean }) {
  const t = useT();
  return (
    <Box sx={{ textAlign: 'center', py: '10vh' }}>
      <Typography sx={{ fontSize: projected(24, 6, 72), fontWeight: 600 }}>{t(isClosed ? 'attendance.projector.closed' : 'attendance.projector.notOpen')}</Typography>
      {!isClosed && <Typography sx={{ fontSize: projected(14, 2.6, 30), color: 'text.secondary' }}>{t('attendance.projector.notOpenText')}</Typography>}
    </Box>
  );
}

function Banner({ text, isBad }: { text: string; isBad: boolean }) {
  return <Typography role="alert" sx={({ tokens }) => ({ mt: 1, px: 2, py: 1, borderRadius: 1, textAlign: 'center', fontSize: projected(14, 2.4, 28), bgcolor: isBad ? tokens.badSoft : tokens.warnSoft, color: isBad ? tokens.bad : tokens.warn })}>{text}</Typography>;
}
