import { Actor } from '../../../modules/accounts/index.js';
import { ARCHIVE_UPLOAD, Archives } from '../../../modules/archives/index.js';
import { addDays } from '../../../platform/clock.js';
import { type DemoTools, idOf } from './demo-tools.js';
import { drawnPicture } from './drawn-picture.js';
import { platformAt } from './past.js';
import { printedPaper } from './printed-paper.js';

interface Held {
  readonly id: number;
  readonly title: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly rollId: number;
}

const CAPTIONS = ['开班仪式', '专家讲座', '分组研讨', '课例展示', '现场答疑', '结业合影'];

/** Of the county's closed classes one is archived, and one waits for its pictures and its bulletin. */
export async function seedArchives({ platform, county, ids }: DemoTools): Promise<void> {
  const person = county.centreStaff.find(({ role }) => role === 'training_coordinator');
  const coordinator = new Actor(idOf(ids.accounts, 'coordinator'), person?.name ?? '', null, [{ role: 'COORDINATOR', areaId: null, schoolId: null, studioId: null, providerId: null }]);
  const closed = await platform.reader.rows<Held>(
    `SELECT c.id, c.title, c.startsOn, c.endsOn, c.rollId FROM cohorts c JOIN programmes p ON p.id = c.programmeId
     WHERE c.status = 'CLOSED' AND c.hostSchoolId IS NULL AND p.mode = 'FACE_TO_FACE' AND c.closedAt < ? ORDER BY c.closedAt DESC, c.id DESC LIMIT 3`, [addDays(county.today, -6)]);
  const [archived, incomplete] = closed.length > 2 ? closed.slice(1) : closed;

  const put = async (cohort: Held, part: 'NOTICE' | 'NOTES' | 'PICTURES' | 'BULLETINS', file: { name: string; mediaType: string; bytes: Uint8Array }, caption = '', sessionId: number | null = null): Promise<void> => {
    const then = platformAt(platform, `${addDays(cohort.endsOn, 3)}T02:00:00Z`);
    const { id: fileId } = await platform.files.keep(coordinator, { ...file, purpose: ARCHIVE_UPLOAD });
    const added = await new Archives(then.work).addFile(coordinator, { cohortId: cohort.id, part, fileId, sessionId, caption });
    if (!added.done) throw new Error(added.refusals[0]?.code);
  };
  const paper = (name: string, title: string, lines: readonly string[]) => printedPaper(platform, county.today, name, title, lines);
  for (const cohort of [archived, incomplete]) {
    if (!cohort) return;
    await put(cohort, 'NOTICE', await paper('关于举办培训班的通知.pdf', `关于举办“${cohort.title}”的通知`, [`培训时间：${cohort.startsOn} 至 ${cohort.endsOn}`, '请各学校按分配名额组织教师参加，并安排好教学工作。', '参训教师持本人二维码签到，缺勤超过五分之一不予结业。']));
    const sessions = await platform.reader.rows<{ id: number; topic: string; lecturer: string }>('SELECT MIN(id) AS id, MIN(topic) AS topic, lecturer FROM register_sessions WHERE rollId = ? GROUP BY lecturer ORDER BY 1', [cohort.rollId]);
    for (const { id, topic, lecturer } of sessions) await put(cohort, 'NOTES', await paper(`${topic}.pdf`, topic, [`主讲：${lecturer}`, '一、为什么要改', '二、课例与分析', '三、回到课堂：下周可以做的三件事']), '', id);
  }
  if (!archived) return;
  for (const [n, caption] of CAPTIONS.entries()) await put(archived, 'PICTURES', { name: `IMG_${2101 + n}.png`, mediaType: 'image/png', bytes: drawnPicture(n) }, caption);
  await put(archived, 'BULLETINS', await paper('培训简报.pdf', `${archived.title} 简报`, ['开班仪式上，县师训教研中心负责人作动员讲话。', '培训采取专家讲座、课例研讨与分组实践相结合的方式。', '学员普遍反映内容实、用得上。']), '第 1 期');
  const sealed = await new Archives(platformAt(platform, `${addDays(archived.endsOn, 5)}T03:00:00Z`).work).seal(coordinator, { cohortId: archived.id });
  if (!sealed.done) throw new Error(`the demo archive lacks ${JSON.stringify(sealed.refusals)}`);
}
