import { notFound, RequestError } from '../../platform/errors.js';
import type { Words } from '../../platform/locale.js';

export const ROLL_CLOSED: Words = {
  zh: '该班次已结业，考勤已封存，不能再修改。确有错误的，请由管理员先撤销结业。',
  en: 'This roll is closed and its register is sealed. If something is wrong, an administrator must undo the closing first.',
};

export const rollClosed = (): RequestError => new RequestError('CONFLICT', ROLL_CLOSED);
export const rollNotFound = (): RequestError => notFound({ zh: '考勤名册', en: 'roll' });
export const sessionNotFound = (): RequestError => notFound({ zh: '场次', en: 'session' });
