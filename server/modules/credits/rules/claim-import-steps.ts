import type { Words } from '../../../platform/locale.js';

export type ImportStatus = 'PREPARING' | 'PLANNED' | 'REFUSED' | 'APPLYING' | 'APPLIED' | 'UNDONE';

export interface ImportFacts {
  readonly status: ImportStatus;
  /** Whether the job that files it gave up. */
  readonly isStalled: boolean;
  readonly goodCount: number;
  readonly refusedCount: number;
  /** Its claims that somebody has decided on, returned ones among them. */
  readonly decidedCount: number;
}

export type ApplyRefusal =
  | { readonly code: 'NOT_PLANNED'; readonly status: ImportStatus }
  | { readonly code: 'NOTHING_TO_FILE' }
  | { readonly code: 'HAS_ERRORS'; readonly refusedCount: number };

export type UndoRefusal =
  | { readonly code: 'NOT_APPLIED'; readonly status: ImportStatus }
  | { readonly code: 'SOMETHING_DECIDED'; readonly decidedCount: number };

/** Why a checked workbook may not be filed now, or null. One that came to a halt may go on. */
export function refusalToApply({ status, isStalled, goodCount, refusedCount }: ImportFacts, onlyGoodRows: boolean): ApplyRefusal | null {
  if (status === 'APPLYING' && isStalled) return null;
  if (status !== 'PLANNED') return { code: 'NOT_PLANNED', status };
  if (goodCount === 0) return { code: 'NOTHING_TO_FILE' };
  return refusedCount > 0 && !onlyGoodRows ? { code: 'HAS_ERRORS', refusedCount } : null;
}

/** Why what was filed may not be taken back as a whole, or null: nothing of it may be decided. */
export function refusalToUndo({ status, decidedCount }: ImportFacts): UndoRefusal | null {
  if (status !== 'APPLIED') return { code: 'NOT_APPLIED', status };
  return decidedCount > 0 ? { code: 'SOMETHING_DECIDED', decidedCount } : null;
}

const STATUS: Readonly<Record<ImportStatus, Words>> = {
  PREPARING: { zh: '正在检查', en: 'it is still being checked' }, PLANNED: { zh: '已检查、尚未申报', en: 'it was checked but not filed' }, REFUSED: { zh: '整份未通过检查', en: 'it was refused as a whole' },
  APPLYING: { zh: '正在申报', en: 'it is being filed' }, APPLIED: { zh: '已经申报', en: 'it was filed already' }, UNDONE: { zh: '已经撤销', en: 'it was taken back' },
};

type WordsOf<R extends { code: string }> = { [C in R['code']]: (refusal: Extract<R, { code: C }>) => Words & { field?: string } };

export const applyWords: WordsOf<ApplyRefusal> = {
  NOT_PLANNED: ({ status }) => ({ zh: `这份表格${STATUS[status].zh}，不能申报。`, en: `This workbook cannot be filed: ${STATUS[status].en}.` }),
  NOTHING_TO_FILE: () => ({ zh: '没有可以申报的行。请按原因改正后重新上传。', en: 'There is no row to file. Correct the rows as told and upload again.' }),
  HAS_ERRORS: ({ refusedCount }) => ({ zh: `有 ${refusedCount} 行不能申报。请改正后重新上传，或选择只申报其余各行。`, en: `${refusedCount} rows cannot be filed. Correct them and upload again, or file the others only.`, field: 'input.onlyGoodRows' }),
};

export const undoWords: WordsOf<UndoRefusal> = {
  NOT_APPLIED: ({ status }) => ({ zh: `这份表格${STATUS[status].zh}，没有可撤销的申报。`, en: `There is nothing to take back: ${STATUS[status].en}.` }),
  SOMETHING_DECIDED: ({ decidedCount }) => ({ zh: `其中 ${decidedCount} 条已经审核，不能整批撤销。有误的请联系学分审核员退回或冲正。`, en: `${decidedCount} of its claims were decided, so it cannot be taken back as a whole. Ask the credit officer to return or reverse what is wrong.` }),
};

export const applyRefusalWords = (refusal: ApplyRefusal): Words => (applyWords[refusal.code] as (refusal: ApplyRefusal) => Words)(refusal);
export const undoRefusalWords = (refusal: UndoRefusal): Words => (undoWords[refusal.code] as (refusal: UndoRefusal) => Words)(refusal);
