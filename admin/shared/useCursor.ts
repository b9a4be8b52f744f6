import { useMediaQuery, useTheme } from '@mui/material';

interface Cursor<Row> {
  /** Wide enough for a panel beside the list. */
  readonly isWide: boolean;
  readonly current: Row | null;
  readonly move: (by: number) => void;
  readonly advance: (decided: Iterable<string>) => void;
}

/**
 * The row of a list that keys and the panel mean: the one opened; beside a panel the first, until one is. After a decision
 * it is the next that was not decided, at once: the list is still being read again, and a key must not meet a row twice.
 * On a narrow screen the panel covers the list, so a decision on many opens none.
 */
export function useCursor<Row extends { readonly id: string }>(rows: readonly Row[], [id, open]: readonly [id: string | null, open: (id: string | null) => void]): Cursor<Row> {
  const isWide = useMediaQuery(useTheme().breakpoints.up('lg'), { noSsr: true });
  const current = rows.find((row) => row.id === id) ?? (isWide ? rows[0] : undefined) ?? null;
  const at = current ? rows.indexOf(current) : -1;
  return {
    isWide, current,
    move: (by) => {
      const next = rows[Math.min(Math.max(at + by, 0), rows.length - 1)];
      if (next) open(next.id);
    },
    advance: (decided) => {
      const gone = new Set(decided);
      const waits = (row: Row): boolean => !gone.has(row.id);
      open(at < 0 ? null : (rows.slice(at).find(waits) ?? rows.slice(0, at).findLast(waits))?.id ?? null);
    },
  };
}
