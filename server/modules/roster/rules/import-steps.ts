export type RosterImportStatus = 'PREPARING' | 'PLANNED' | 'REFUSED' | 'APPLYING' | 'APPLIED' | 'UNDONE';

export interface RosterCounts {
  readonly rowsRead: number;
  readonly rowsRefused: number;
  readonly errors: number;
  readonly mended: number;
  /** Rows that say what is on file already. */
  readonly unchanged: number;
  readonly areasNew: number;
  readonly areasChanged: number;
  readonly schoolsNew: number;
  readonly schoolsChanged: number;
  readonly teachersNew: number;
  readonly teachersChanged: number;
}

export interface ImportFacts {
  readonly status: RosterImportStatus;
  readonly counts: RosterCounts | null;
  /** Whether the job that writes it gave up. */
  readonly isStalled: boolean;
  /** Whether another import is being written. */
  readonly othersTurn: boolean;
}

export type ApplyRefusal =
  | { readonly code: 'NOT_PLANNED'; readonly status: RosterImportStatus }
  | { readonly code: 'NOTHING_TO_WRITE' }
  | { readonly code: 'HAS_ERRORS'; readonly rowsRefused: number }
  | { readonly code: 'ANOTHER_AT_WORK' };

export type UndoRefusal =
  | { readonly code: 'NOT_APPLIED'; readonly status: RosterImportStatus }
  | { readonly code: 'ANOTHER_AT_WORK' }
  | { readonly code: 'SOMETHING_DEPENDS'; readonly names: readonly string[]; readonly more: boolean }
  | { readonly code: 'CHANGED_SINCE'; readonly names: readonly string[]; readonly more: boolean };

export function linesToWrite({ areasNew, areasChanged, schoolsNew, schoolsChanged, teachersNew, teachersChanged }: RosterCounts): number {
  return areasNew + areasChanged + schoolsNew + schoolsChanged + teachersNew + teachersChanged;
}

/** Why a checked workbook may not be written now, or null. One that came to a halt half-way may go on. */
export function refusalToApply({ status, counts, isStalled, othersTurn }: ImportFacts, onlyGoodRows: boolean): ApplyRefusal | null {
  if (status === 'APPLYING' && isStalled) return null;
  if (status !== 'PLANNED' || !counts) return { code: 'NOT_PLANNED', status };
  if (linesToWrite(counts) === 0) return { code: 'NOTHING_TO_WRITE' };
  if (counts.errors > 0 && !onlyGoodRows) return { code: 'HAS_ERRORS', rowsRefused: counts.rowsRefused };
  return othersTurn ? { code: 'ANOTHER_AT_WORK' } : null;
}

/** Why an import may not be taken back, as far as its own state tells. */
export function refusalToUndo({ status, othersTurn }: Pick<ImportFacts, 'status' | 'othersTurn'>): UndoRefusal | null {
  if (status !== 'APPLIED') return { code: 'NOT_APPLIED', status };
  return othersTurn ? { code: 'ANOTHER_AT_WORK' } : null;
}
