import { notFound } from '../../platform/errors.js';
import type { Words } from '../../platform/locale.js';
import type { FilingRefusal } from './rules/meeting.js';

export const studioNotFound = () => notFound({ zh: '工作室', en: 'studio' });
export const meetingNotFound = () => notFound({ zh: '活动', en: 'meeting' });
export const STUDIO_CLOSED: Words = { zh: '该工作室已撤销，不能再办理。', en: 'This studio is closed.' };

export function filingWords(refusal: FilingRefusal): Words {
  switch (refusal.code) {
    case 'REGISTER_NOT_CLOSED': return { zh: '考勤还没有结束。请先在考勤台核对并结束本次签到，再申报学分。', en: 'The register is not closed. Check it and close check-in at the attendance desk first.' };
    case 'NOBODY_PRESENT': return { zh: '本次活动没有人出勤，无学分可申报。', en: 'Nobody was there, so there is nothing to claim.' };
    case 'ALREADY_FILED': return { zh: `出勤的 ${refusal.claimCount} 人已全部申报。`, en: `All ${refusal.claimCount} who were there have their claim.` };
  }
}
