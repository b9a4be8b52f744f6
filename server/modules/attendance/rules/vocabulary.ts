import type { Words } from '../../../platform/locale.js';
import type { PresenceSource, PresenceStatus } from './attendance-minutes.js';

export const STATUS_WORDS: Readonly<Record<PresenceStatus, Words>> = {
  PRESENT: { zh: '出勤', en: 'Present' },
  LATE: { zh: '迟到', en: 'Late' },
  LEFT_EARLY: { zh: '早退', en: 'Left early' },
  LEAVE: { zh: '请假', en: 'Leave' },
  ABSENT: { zh: '缺勤', en: 'Absent' },
};

export const SOURCE_WORDS: Readonly<Record<PresenceSource, Words>> = {
  CODE: { zh: '扫码签到', en: 'Checked in' },
  HAND: { zh: '手工登记', en: 'Entered by hand' },
  CLOSING: { zh: '结束签到时记缺勤', en: 'Missing at closing' },
  IMPORT: { zh: '导入', en: 'Imported' },
};
