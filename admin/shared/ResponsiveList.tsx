import { Box, useMediaQuery, useTheme } from '@mui/material';
import type { ReactNode } from 'react';

import { ListCards } from './ListCards.js';
import { ListTable } from './ListTable.js';

export interface Column<Row> {
  readonly key: string;
  readonly label: string;
  readonly value: (row: Row) => ReactNode;
  readonly align?: 'right' | 'center';
  readonly width?: number | string;
  /** Where it stands on a narrow screen's card; `line` when left out. `foot` is outside of what leads to the row: for buttons. */
  readonly card?: 'title' | 'side' | 'line' | 'foot' | 'hidden';
  /** A card has no heads of columns: says the label before a value that does not speak for itself. Plain figures have it anyway. */
  readonly isBare?: boolean;
}

export interface Selection {
  readonly selected: ReadonlySet<string>;
  readonly onChange: (selected: ReadonlySet<string>) => void;
}

export interface ResponsiveListProps<Row extends { id: string }> {
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  /** What the list is, for screen readers. */
  readonly label: string;
  /** Where a row leads. */
  readonly to?: (row: Row) => string;
  /** What a click on a row does, where it leads nowhere. */
  readonly onOpen?: (row: Row) => void;
  readonly selection?: Selection;
  /** How a row is called beside its checkbox. */
  readonly nameOf?: (row: Row) => string;
  /** The row that a side panel shows. */
  readonly currentId?: string | null;
  /** `compact` for long registers. */
  readonly density?: 'normal' | 'compact';
  /** What stands there when there are no rows. */
  readonly empty?: ReactNode;
  /** Rows that are being read again. */
  readonly isStale?: boolean;
}

/** A table where there is room, cards where there is not, from the same columns. A sheet of A4 is wide enough for the table. */
export function ResponsiveList<Row extends { id: string }>(props: ResponsiveListProps<Row>) {
  const isNarrow = useMediaQuery(useTheme().breakpoints.down('sm'), { noSsr: true });
  if (props.rows.length === 0) return <>{props.empty}</>;
  return (
    <Box sx={{ opacity: props.isStale ? 0.6 : 1, transition: 'opacity .15s' }} aria-busy={props.isStale}>
      {isNarrow ? <ListCards {...props} /> : <ListTable {...props} />}
    </Box>
  );
}
