import type { Words } from '../../../platform/locale.js';

export type PublishRefusal = { readonly code: 'NOT_DONE' } | { readonly code: 'ALREADY_PUBLISHED' } | { readonly code: 'NEWER_THERE' } | { readonly code: 'REASON_MISSING' };

export interface PublishFacts {
  readonly isDone: boolean;
  readonly isPublished: boolean;
  /** A later reckoning of the year is there. */
  readonly hasNewer: boolean;
  /** Something was published of this year before. */
  readonly replaces: boolean;
  readonly note: string | null;
}

/** Why these totals may not be published, or null. */
export function refusalToPublish({ isDone, isPublished, hasNewer, replaces, note }: PublishFacts): PublishRefusal | null {
  if (!isDone) return { code: 'NOT_DONE' };
  if (isPublished) return { code: 'ALREADY_PUBLISHED' };
  if (hasNewer) return { code: 'NEWER_THERE' };
  return replaces && !note ? { code: 'REASON_MISSING' } : null;
}

export const publishWords: { [C in PublishRefusal['code']]: () => Words & { field?: string } } = {
  NOT_DONE: () => ({ zh: '这份汇总还没有算完，请稍候。', en: 'These totals are still being reckoned; wait until that is done.' }),
  ALREADY_PUBLISHED: () => ({ zh: '这份汇总已经公布。有更正时请重新汇总，再公布新的一份。', en: 'These totals are published already. After a correction reckon again and publish the newer ones.' }),
  NEWER_THERE: () => ({ zh: '该年度已有更新的汇总，请刷新后公布最新的一份。', en: 'There are newer totals of this year. Refresh and publish those.' }),
  REASON_MISSING: () => ({ zh: '该年度已公布过，请写明更正的原因。', en: 'Totals of this year were published before: say why they are replaced.', field: 'input.note' }),
};
