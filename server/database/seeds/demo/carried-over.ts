import type { Recognised } from '../../../modules/credits/index.js';
import type { DemoTools } from './demo-tools.js';

/** Of twenty teachers: the first so many had both trainings in that year, the next only the remote one, the rest neither. */
const BOTH_OF_TWENTY = 15;
const REMOTE_OF_TWENTY = 18;
const HOURS = 48;
const USUAL_HOUR = 45;

/**
 * What the years of the cycle before the system came had brought, as it was taken over from the paper files: without it
 * the whole county would look far behind.
 */
export async function carriedOver({ platform: { reader } }: DemoTools, year: number): Promise<Recognised[]> {
  const teachers = await reader.rows<{ id: number; number: string }>("SELECT id, number FROM teachers WHERE status = 'ACTIVE' AND hiredOn < ? ORDER BY number", [`${year}-01-01`]);
  return teachers.flatMap(({ id, number }) => {
    const lot = (Number(number.replace(/\D/g, '')) * 7 + year) % 20;
    const common = {
      retroactive: null, quantity: 1, rankKey: null, roleKey: null, topicKeys: [], courseKey: null, wholeDays: 0, halfDays: 0, attendance: null, assessment: null, evidenceKeys: null,
      submittedDay: `${year}-12-20`, itemKey: null, declaredCenticredits: null, durationMinutes: HOURS * USUAL_HOUR,
    };
    const record = (word: string, title: string, startDay: string, activity: Pick<Recognised['activity'], 'categoryKey' | 'level' | 'day' | 'organiser' | 'consecutiveDays' | 'uninterruptedMinutes'>): Recognised =>
      ({ teacherId: id, causeKey: `paper-${word}:${year}:${id}`, title, startDay, providerKey: null, activity: { ...common, ...activity } });
    const national = { key: null, level: 'NATIONAL' as const, accredited: true };
    return [
      ...(lot < REMOTE_OF_TWENTY ? [record('remote', `${year}年国培计划网络研修（纸质档案转入）`, `${year}-09-01`, { categoryKey: 'remote', level: 'NATIONAL', day: `${year}-11-30`, organiser: national, consecutiveDays: 0, uninterruptedMinutes: 0 })] : []),
      ...(lot < BOTH_OF_TWENTY ? [record('course', `${year}年国培计划集中研修（纸质档案转入）`, `${year}-07-10`, { categoryKey: 'face-to-face', level: 'NATIONAL', day: `${year}-07-15`, organiser: national, consecutiveDays: 6, uninterruptedMinutes: HOURS * USUAL_HOUR })] : []),
      {
        teacherId: id, causeKey: `school-year:${year}:${id}`, title: `${year}年度校本研修（纸质档案转入）`, startDay: `${year}-01-01`, providerKey: null,
        activity: { ...common, categoryKey: 'school-based', itemKey: 'school-based-recognised', level: 'SCHOOL', organiser: { key: null, level: 'SCHOOL', accredited: true }, day: `${year}-12-31`, submittedDay: `${year + 1}-01-10`, declaredCenticredits: lot < REMOTE_OF_TWENTY ? 1_000 : 800, durationMinutes: 0, consecutiveDays: 0, uninterruptedMinutes: 0 },
      },
    ];
  });
}
