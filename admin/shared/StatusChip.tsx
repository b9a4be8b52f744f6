import BadIcon from '@mui/icons-material/CancelOutlined';
import GoodIcon from '@mui/icons-material/CheckCircleOutlined';
import WarnIcon from '@mui/icons-material/ErrorOutlineOutlined';
import WaitIcon from '@mui/icons-material/ScheduleOutlined';
import RunIcon from '@mui/icons-material/TimelapseOutlined';
import { Box } from '@mui/material';

export type Tone = 'good' | 'warn' | 'bad' | 'wait' | 'run' | 'plain';

const ICONS = { good: GoodIcon, warn: WarnIcon, bad: BadIcon, wait: WaitIcon, run: RunIcon };

/** A state in words, with a shape of its own: colour never says it alone. */
export function StatusChip({ tone, label }: { tone: Tone; label: string }) {
  const Icon = tone === 'plain' ? null : ICONS[tone];
  return (
    <Box
      component="span"
      sx={({ tokens }) => {
        const [ink, ground] = { good: [tokens.good, tokens.goodSoft], warn: [tokens.warn, tokens.warnSoft], bad: [tokens.bad, tokens.badSoft], wait: [tokens.faint, tokens.raised], run: [tokens.accent, tokens.accentSoft], plain: [tokens.faint, tokens.raised] }[tone];
        return { display: 'inline-flex', alignItems: 'center', gap: 0.5, px: 0.875, py: '1px', borderRadius: '4px', fontSize: 13, lineHeight: '18px', whiteSpace: 'nowrap', color: ink, bgcolor: ground, border: `1px solid ${tone === 'wait' || tone === 'plain' ? tokens.line : 'transparent'}` };
      }}
    >
      {Icon && <Icon sx={{ fontSize: 15 }} aria-hidden />}
      {label}
    </Box>
  );
}
