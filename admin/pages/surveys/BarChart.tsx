import { useTheme } from '@mui/material';

interface Bar { readonly label: string; readonly count: number; readonly share: number; readonly earlierShare: number | null }

const ROW = 30;
const LABEL = 190;
const WIDTH = 640;
const VALUES = 110;

/** Bars with their words beside them, so that neither colour nor length alone has to be read; it prints as it is. */
export function BarChart({ title, bars }: { title: string; bars: readonly Bar[] }) {
  const { tokens } = useTheme();
  const room = WIDTH - LABEL - VALUES;
  const told = bars.map(({ label, count, share }) => `${label}: ${count} (${Math.round(share * 1000) / 10}%)`).join('; ');
  return (
    <svg viewBox={`0 0 ${WIDTH} ${bars.length * ROW + 4}`} width="100%" style={{ maxWidth: WIDTH, display: 'block' }} role="img" aria-label={`${title}. ${told}`}>
      {bars.map(({ label, count, share, earlierShare }, at) => (
        <g key={label} transform={`translate(0 ${at * ROW + 2})`}>
          <title>{label}</title>
          <text x={LABEL - 10} y={19} textAnchor="end" fontSize={14} fill="currentColor">{label.length > 13 ? `${label.slice(0, 12)}…` : label}</text>
          <rect x={LABEL} y={5} width={room} height={18} rx={2} fill={tokens.raised} stroke={tokens.line} />
          <rect x={LABEL} y={5} width={Math.max(share > 0 ? 2 : 0, room * share)} height={18} rx={2} fill={tokens.accent} />
          {earlierShare !== null && <line x1={LABEL + room * earlierShare} x2={LABEL + room * earlierShare} y1={1} y2={27} stroke="currentColor" strokeWidth={2} strokeDasharray="3 2" />}
          <text x={LABEL + room + 8} y={19} fontSize={14} fill="currentColor">{count} · {Math.round(share * 1000) / 10}%</text>
        </g>
      ))}
    </svg>
  );
}
