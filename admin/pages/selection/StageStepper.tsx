import { Box, Typography } from '@mui/material';

import type { RoundFullFragment } from '../../data/generated/operations.js';
import { useT } from '../../i18n/useT.js';
import { useSay } from './selection-words.js';

/** Stages as steps: what is over, what is open, what comes, each with its last day. Wraps into lines on a phone. */
export function StageStepper({ round }: { round: Pick<RoundFullFragment, 'rules' | 'noticeStartsOn' | 'noticeEndsOn'> }) {
  const t = useT();
  const say = useSay();
  const { stages } = round.rules;
  return (
    <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gridTemplateColumns: { xs: '1fr', sm: `repeat(${stages.length}, 1fr)` } }}>
      {stages.map(({ key, kind, title, state, deadline }, at) => {
        const days = kind === 'NOTICE' && round.noticeStartsOn && round.noticeEndsOn ? t('selection.noticeDays', { from: round.noticeStartsOn, to: round.noticeEndsOn }) : deadline ? t('selection.deadlineOf', { day: deadline }) : '';
        return (
          <Box
            component="li" key={key} aria-current={state === 'OPEN' ? 'step' : undefined}
            sx={({ tokens }) => ({ display: 'flex', alignItems: 'flex-start', gap: 1.25, py: { xs: 0.75, sm: 0 }, pr: 1, position: 'relative', '&::after': { content: '""', display: { xs: 'none', sm: at < stages.length - 1 ? 'block' : 'none' }, position: 'absolute', left: 30, right: 4, top: 12, borderTop: `2px solid ${state === 'PAST' ? tokens.accent : tokens.line}` } })}
          >
            <Box component="span" aria-hidden sx={({ tokens }) => ({ zIndex: 1, flexShrink: 0, width: 26, height: 26, borderRadius: '50%', display: 'grid', placeItems: 'center', fontSize: 13, fontWeight: 600, border: `2px solid ${state === 'AHEAD' ? tokens.line : tokens.accent}`, bgcolor: state === 'PAST' ? tokens.accent : tokens.sheet, color: state === 'PAST' ? tokens.accentInk : state === 'OPEN' ? tokens.accent : tokens.faint })}>{state === 'PAST' ? '✓' : at + 1}</Box>
            <Box sx={{ pt: { xs: '2px', sm: '30px' }, ml: { sm: '-36px' }, minWidth: 0 }}>
              <Typography component="div" sx={{ fontWeight: state === 'OPEN' ? 600 : 400, color: state === 'AHEAD' ? 'text.secondary' : 'text.primary', lineHeight: 1.4 }}>{say(title)}</Typography>
              <Typography component="div" sx={{ fontSize: 12, color: 'text.secondary' }}>{days}</Typography>
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}
