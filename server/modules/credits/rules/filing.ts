import type { Words } from '../../../platform/locale.js';

export interface FilingFacts {
  readonly status: 'PREPARED' | 'FILED' | 'CANCELLED';
  readonly createdDay: string;
}

export type FilingRefusal = { readonly code: 'NOTHING_TO_FILE' } | { readonly code: 'WINDOW_REVERSED' | 'WINDOW_IN_FUTURE' };
export type CloseRefusal = { readonly code: 'NOT_PREPARED'; readonly status: FilingFacts['status'] } | { readonly code: 'DAY_OUTSIDE'; readonly createdDay: string } | { readonly code: 'DOCUMENT_UNKNOWN' };

/** Why a batch may not be marked as filed, or cancelled, now; null when it may. `filedDay` is null for a cancellation. */
export function refusalToClose({ status, createdDay }: FilingFacts, filedDay: string | null, today: string): CloseRefusal | null {
  if (status !== 'PREPARED') return { code: 'NOT_PREPARED', status };
  return filedDay !== null && (filedDay < createdDay || filedDay > today) ? { code: 'DAY_OUTSIDE', createdDay } : null;
}

type WordsOf<R extends { code: string }> = { [C in R['code']]: (refusal: Extract<R, { code: C }>) => Words & { field?: string } };

export const filingWords: WordsOf<FilingRefusal> = {
  NOTHING_TO_FILE: () => ({ zh: '这段日期内没有已认定、尚未备案的申报。', en: 'Nothing that was recognised on these days waits to be filed.', field: 'input.fromDay' }),
  WINDOW_IN_FUTURE: () => ({ zh: '“认定日期到”不能晚于今天，请改正。', en: '“Recognised until” cannot be in the future: change it.', field: 'input.toDay' }),
  WINDOW_REVERSED: () => ({ zh: '“认定日期到”早于“认定日期从”，请改正其中一个。', en: '“Recognised until” is before “Recognised from”: change one of them.', field: 'input.toDay' }),
};

const STATUS: Readonly<Record<FilingFacts['status'], Words>> = { PREPARED: { zh: '待报送', en: 'prepared' }, FILED: { zh: '已备案', en: 'filed' }, CANCELLED: { zh: '已撤销', en: 'cancelled' } };

export const closeWords: WordsOf<CloseRefusal> = {
  NOT_PREPARED: ({ status }) => ({ zh: `该批次${STATUS[status].zh}，不能再改动。`, en: `This batch is ${STATUS[status].en} and stays as it is.` }),
  DAY_OUTSIDE: ({ createdDay }) => ({ zh: `备案日期应在 ${createdDay} 至今天之间。`, en: `The day of filing lies between ${createdDay} and today.`, field: 'input.filedDay' }),
  DOCUMENT_UNKNOWN: () => ({ zh: '找不到您上传的备案文件，请重新上传。', en: 'Your document was not found; upload it again.', field: 'input.documentFileId' }),
};
