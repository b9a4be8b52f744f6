import { type Limits, type MergedRange, type PackedCell, type PackedRow, type ReadMessage, Refused } from './read-job.ts';

const BATCH = 500;

/** Collects the rows of one sheet after another, counts them against the caps, sends them in batches. */
export class RowOutput {
  private batch: PackedRow[] = [];
  private sheet = '';
  private rowCount = 0;
  /** Of all sheets. */
  private cellCount = 0;
  private readonly limits: Limits;
  private readonly tell: (message: ReadMessage) => void;

  constructor(limits: Limits, tell: (message: ReadMessage) => void) {
    this.limits = limits;
    this.tell = tell;
  }

  open(name: string, hidden: boolean): void {
    this.sheet = name;
    this.rowCount = 0;
    this.tell({ kind: 'sheet', name, hidden });
  }

  add(row: number, cells: PackedCell[]): void {
    if (cells.length === 0) return;
    const { limits } = this;
    this.rowCount += 1;
    this.cellCount += cells.length;
    const at = { sheet: this.sheet, row };
    if (this.rowCount > limits.maxRows) throw new Refused('TOO_MANY_ROWS', `More than ${limits.maxRows} rows`, { ...at, limit: limits.maxRows });
    if (this.cellCount > limits.maxCells) throw new Refused('TOO_LARGE', `More than ${limits.maxCells} cells`, { ...at, limit: limits.maxCells });
    const last = cells.at(-1);
    if (last && last[0] > limits.maxColumns) throw new Refused('TOO_MANY_COLUMNS', `More than ${limits.maxColumns} columns`, { ...at, limit: limits.maxColumns });
    for (const cell of cells) {
      if (typeof cell[2] === 'string' && cell[2].length > limits.maxCellLength) throw new Refused('TOO_LARGE', `More than ${limits.maxCellLength} characters in a cell`, { ...at, limit: limits.maxCellLength });
    }
    this.batch.push([row, cells]);
    if (this.batch.length >= BATCH) this.flush();
  }

  close(merges: MergedRange[]): void {
    this.flush();
    this.tell({ kind: 'merges', merges });
  }

  private flush(): void {
    if (this.batch.length > 0) this.tell({ kind: 'rows', rows: this.batch });
    this.batch = [];
  }
}
