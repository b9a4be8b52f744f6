import { useMediaQuery, useTheme } from '@mui/material';

interface Bar { readonly label: string; readonly count: number; readonly share: number; readonly earlierShare: number | null }

const ROW = 30;
const WIDE = { width: 640, words: 190, characters: 13 };
/** A phone: drawn as wide as it is shown, so that its words stay as large as the others. */
const NARROW = { width: 300, words: 112, characters: 7 };
const VALUES = 92;

/** Bars with their words beside them, so that neither colour nor length alone has to be read; it prints as it is. */
export function BarChart({ title, bars }: { title: string; bars: readonly Bar[] }) {
  const { tokens, breakpoints } = useTheme();
  const { width, words, characters } = useMediaQuery(breakpoints.down('sm'), { noSsr: true }) ? NARROW : WIDE;
  const room = width - words - VALUES;
  const told = bars.map(({ label, count, share }) => `${label}: ${count} (${Math.round(share * 1000) / 10}%)`).join('; ');
  return (
    <svg viewBox={`0 0 ${width} ${bars.length * ROW + 4}`} width="100%" style={{ maxWidth: WIDE.width, display: 'block' }} role="img" aria-label={`${title}. ${told}`}>
      {bars.map(({ label, count, share, earlierShare }, at) => (
        <g key={label} transform={`translate(0 ${at * ROW + 2})`}>
          <title>{label}</title>
          <text x={words - 10} y={19} textAnchor="end" fontSize={14} fill="currentColor">{label.length > characters ? `${label.slice(0, characters - 1)}…` : label}</text>
          <rect x={words} y={5} width={room} height={18} rx={2} fill={tokens.raised} stroke={tokens.line} />
          <rect x={words} y={5} width={Math.max(share > 0 ? 2 : 0, room * share)} height={18} rx={2} fill={tokens.accent} />
          {earlierShare !== null && <line x1={words + room * earlierShare} x2={words + room * earlierShare} y1={1} y2={27} stroke="currentColor" strokeWidth={2} strokeDasharray="3 2" />}
          <text x={words + room + 8} y={19} fontSize={14} fill="currentColor">{count} · {Math.round(share * 1000) / 10}%</text>
        </g>
      ))}
    </svg>
  );
}
