import BackIcon from '@mui/icons-material/ArrowBackOutlined';
import FullscreenIcon from '@mui/icons-material/FullscreenOutlined';
import { Box, Button, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';

import { RegisterSessionDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { useKeys } from '../../shared/keyboard.js';
import { usePageTitle } from '../../shared/usePageTitle.js';
import { MissingPeople } from './MissingPeople.js';
import { ProjectedCode } from './ProjectedCode.js';
import { ProjectedCall } from './ProjectedCall.js';
import { projected } from './projected-size.js';
import { spanOf, useSessionNames } from './session-words.js';
import { useProjection } from './useProjection.js';

/** The hall's screen: topic, rotating code, digits and the live count, to be read from the last row. */
export default function Projector() {
  const t = useT();
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const names = useSessionNames();
  const session = useRead(RegisterSessionDocument, { id }).data?.registerSession;
  const projection = useProjection(id);
  const [isListed, setListed] = useState(false);
  usePageTitle(t('attendance.project'));
  useScreenAwake();
  useKeys([
    { keys: 'f', label: t('attendance.keys.fullscreen'), run: toggleFullscreen },
    { keys: 'm', label: t('attendance.keys.missing'), run: () => setListed((before) => !before) },
    { keys: 'Escape', label: t('attendance.keys.leave'), run: () => void navigate(`/attendance/${id}`) },
  ]);
  const title = session && names(session);
  const { checkInCode: code, registerCount: count } = projection.data ?? {};
  const missing = count ? count.memberCount - count.presentCount : 0;
  return (
    <Box sx={({ tokens, zIndex }) => ({ position: 'fixed', inset: 0, zIndex: zIndex.drawer + 1, bgcolor: tokens.sheet, color: tokens.ink, overflow: 'auto', display: 'flex', flexDirection: 'column' })}>
      <Box component="header" sx={({ tokens }) => ({ display: 'flex', flexDirection: { xs: 'column-reverse', sm: 'row' }, alignItems: 'flex-start', columnGap: 2, px: '3vw', pt: '2vh', pb: '1.5vh', borderBottom: `1px solid ${tokens.line}` })}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography component="h1" sx={{ fontSize: projected(20, 5, 64), fontWeight: 600, lineHeight: 1.25 }}>{title?.topic}</Typography>
          <Typography sx={{ fontSize: projected(13, 2.6, 32), color: 'text.secondary' }}>{session && title && [title.roll, spanOf(session), session.place, session.lecturer].filter(Boolean).join(' · ')}</Typography>
        </Box>
        <Box className="no-print" sx={{ display: 'flex', gap: 1, flexShrink: 0 }}>
          <Button variant="text" startIcon={<FullscreenIcon />} onClick={toggleFullscreen} sx={{ display: { xs: 'none', sm: 'inline-flex' } }}>{t('attendance.projector.fullscreen')}</Button>
          <Button variant="text" startIcon={<BackIcon />} component={Link} to={`/attendance/${id}`}>{t('attendance.projector.exit')}</Button>
        </Box>
      </Box>
      <ProjectedCall sessionId={id} />
      {projection.error && <Box sx={{ p: 4 }}><ErrorPanel error={projection.error} onRetry={() => window.location.reload()} /></Box>}
      <Box sx={{ flex: 1, minHeight: 0, display: 'grid', gridTemplateColumns: { xs: '1fr', md: 'minmax(0, 1.15fr) minmax(0, 1fr)' }, gap: { xs: 2, md: '3vw' }, alignItems: 'center', px: '3vw', py: '2vh' }}>
        <ProjectedCode projection={projection} />
        {count && (
          <Box sx={{ textAlign: { xs: 'center', md: 'left' } }}>
            {!isListed && code && <Digits pin={code.pin} address={`${new URL(code.url).host}/check-in`} isDead={projection.validForMs === 0} />}
            <Typography sx={{ fontSize: projected(16, 3.2, 40), color: 'text.secondary', mt: isListed ? 0 : '2vh' }}>{t('attendance.projector.count')}</Typography>
            <Typography aria-live="polite" sx={{ fontSize: isListed ? projected(40, 8, 100) : projected(56, 17, 220), fontWeight: 600, lineHeight: 1.05 }}>
              {count.presentCount}<Box component="span" sx={{ fontSize: '0.45em', color: 'text.secondary', fontWeight: 400 }}> / {count.memberCount}</Box>
            </Typography>
            <Button variant="outlined" aria-expanded={isListed} onClick={() => setListed(!isListed)} disabled={missing === 0} sx={{ mt: '1.5vh', fontSize: projected(15, 2.6, 30), px: 2.5 }}>
              {missing === 0 ? t('attendance.projector.nobodyMissing') : isListed ? t('attendance.projector.hideMissing') : t('attendance.projector.missing', { count: missing })}
            </Button>
            {isListed && missing > 0 && <MissingPeople sessionId={id} />}
          </Box>
        )}
      </Box>
    </Box>
  );
}

function Digits({ pin, address, isDead }: { pin: string; address: string; isDead: boolean }) {
  const t = useT();
  return (
    <>
      <Typography sx={{ fontSize: projected(14, 2.6, 32), color: 'text.secondary' }}>{t('attendance.projector.noScan', { address })}</Typography>
      <Typography sx={{ fontSize: projected(40, 10.5, 132), fontWeight: 600, lineHeight: 1.15, letterSpacing: '0.06em', opacity: isDead ? 0.1 : 1 }}>{pin.slice(0, 3)}<Box component="span" sx={{ pl: '0.25em' }}>{pin.slice(3)}</Box></Typography>
    </>
  );
}

function toggleFullscreen(): void {
  void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => undefined);
}

/** Keeps the screen from going dark, where the browser can. */
function useScreenAwake(): void {
  useEffect(() => {
    let lock: { release: () => Promise<void> } | undefined;
    let isGone = false;
    const hold = (): void => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
      navigator.wakeLock.request('screen').then((held) => {
        if (isGone) void held.release();
        else lock = held;
      }, () => undefined);
    };
    hold();
    document.addEventListener('visibilitychange', hold);
    return () => {
      isGone = true;
      document.removeEventListener('visibilitychange', hold);
      void lock?.release();
    };
  }, []);
}
