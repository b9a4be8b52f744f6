import { Actor, type Role } from '../../../modules/accounts/index.js';
import { type AssignmentInput, Assignments, comparingJob, HandIns, Marking } from '../../../modules/assignments/index.js';
import { addDays, instantOfCounty } from '../../../platform/clock.js';
import { system } from '../../../platform/transactions/jobs.js';
import { type DemoTools, idOf } from './demo-tools.js';
import { platformAt } from './past.js';

/** Pieces of two to four characters: a shingle spans three of them, so that only what is copied is alike. */
const PIECES: readonly (readonly string[])[] = [
  ['课前', '导入时', '新授中', '讨论后', '第二课时', '单元末', '复习课', '上周', '公开课', '磨课时', '期中前', '早读课'],
  ['我让', '我请', '我带着', '我先问', '我陪', '我提醒', '我鼓励', '我和', '我观察', '我记下', '我邀请', '我引导'],
  ['后排', '小组长', '全班', '几个男生', '内向的', '同桌', '课代表', '学困生', '四人组', '一名女生', '新同学', '大部分'],
  ['学生', '孩子', '同学', '他们', '组员', '伙伴'],
  ['圈画', '朗读', '比较', '动手做', '画图', '提问', '复述', '改写', '估一估', '分类', '演示', '互评'],
  ['关键词', '两种解法', '人物心情', '实验数据', '自己的话', '错题', '课文插图', '生活例子', '单位换算', '段落大意', '对照表', '学习单'],
  ['，发现', '，结果', '，这时', '，看得出', '，没想到', '，说明', '，可见', '，后来', '，于是', '，其实'],
  ['起点不同', '方法更多', '语言生硬', '兴趣很浓', '容易混淆', '说得更准', '速度偏慢', '不敢开口', '合作更好', '步骤清楚', '思路打开', '写得工整'],
];

/** A text of a participant; every eleventh borrows most of the one before. */
function textOf(n: number, sentences = 14): string {
  let state = (n % 11 === 10 ? n - 1 : n) * 7919 + 17;
  const pick = (list: readonly string[]): string => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return list[(state >>> 16) % list.length] as string;
  };
  const lines = Array.from({ length: sentences }, (_, at) => `${PIECES.map(pick).join('')}。${at % 5 === 4 ? '\n' : ''}`);
  return `我任教${['一', '二', '三', '四', '五', '六'][n % 6]}年级，全班 ${32 + (n % 19)} 人。\n${lines.join('')}`;
}

const COMMENTS = ['目标清楚，任务设计有层次。', '反思具体，能看到学生的变化。', '建议补充学生作品作为证据。', '内容完整，评价部分可以再细化。'];
const RUBRIC = [
  { title: '目标与内容', titleEn: 'Aims and content', maxPoints: 30 }, { title: '活动设计', titleEn: 'Design of activities', maxPoints: 30 }, { title: '评价与反思', titleEn: 'Assessment and reflection', maxPoints: 25 }, { title: '文字表达', titleEn: 'Writing', maxPoints: 15 },
];

/** Two assignments of the class that meets now: one that is being handed in, one that is nearly marked. */
export async function seedAssignments({ platform, county, training, ids }: DemoTools): Promise<void> {
  const running = training.cohorts.find(({ phase }) => phase === 'running');
  if (!running) return;
  const cohortId = idOf(ids.cohorts, running.code);
  const { reader } = platform;
  const people = await reader.rows<{ teacherId: number; accountId: number; name: string }>("SELECT r.teacherId, a.id AS accountId, a.name FROM registrations r JOIN accounts a ON a.teacherId = r.teacherId WHERE r.cohortId = ? AND r.status = 'ADMITTED' ORDER BY r.id", [cohortId]);
  const staff = async (loginName: string, role: Role): Promise<Actor> => {
    const row = await reader.row<{ id: number; name: string; teacherId: number | null }>('SELECT id, name, teacherId FROM accounts WHERE id = ?', [idOf(ids.accounts, loginName)]) as { id: number; name: string; teacherId: number | null };
    return new Actor(row.id, row.name, row.teacherId, [{ role, areaId: null, schoolId: null, studioId: null, providerId: null }]);
  };
  const [coordinator, judge] = [await staff('coordinator', 'COORDINATOR'), await staff('judge1', 'JUDGE')];
  const at = (days: number, time: string) => platformAt(platform, `${addDays(county.today, days)}T${time}:00Z`);
  const set = async (assignment: AssignmentInput, opensDaysAgo: number): Promise<string> => {
    const moment = at(-opensDaysAgo, '00:30');
    const created = await new Assignments(moment.work).create(coordinator, { cohortId: String(cohortId), assignment });
    if (!created.done) throw new Error(created.refusals[0]?.code);
    await new Assignments(moment.work).appoint(coordinator, { id: String(created.value), accountIds: [String(judge.accountId), String(coordinator.accountId)] });
    return String(created.value);
  };
  const common = { required: true, rubric: RUBRIC, passPoints: 60, mostFiles: 3, mostSpreadPoints: 10 };
  const county8 = (days: number, time: string): string => instantOfCounty(`${addDays(county.today, days)} ${time}`);
  const notes = await set({ ...common, title: '训前自学笔记', brief: '阅读指定章节，写一份 300 字以上的自学笔记，说明与自己课堂的联系。', opensAt: county8(-9, '08:00'), dueAt: county8(-2, '23:59'), lateUntil: county8(3, '23:59'), resitUntil: county8(12, '23:59'), weight: 1, markersEach: 1 }, 9);
  const design = await set({ ...common, title: '教学设计与反思', brief: '结合本次研修，提交一份教学设计及课后反思。\n要求：目标明确，活动有层次，有学生作品或课堂记录作为证据，不少于 500 字。', opensAt: county8(-4, '08:00'), dueAt: county8(6, '23:59'), lateUntil: null, resitUntil: county8(20, '23:59'), weight: 2, markersEach: 2 }, 4);

  const teacherAccount = idOf(ids.accounts, 'teacher');
  for (const [n, person] of people.entries()) {
    const actor = new Actor(person.accountId, person.name, person.teacherId, [{ role: 'TEACHER', areaId: null, schoolId: null, studioId: null, providerId: null }]);
    const isShown = person.accountId === teacherAccount;
    if (isShown || n % 9 !== 4) await new HandIns(at(n % 13 === 5 ? -1 : -3, '12:00').work).submit(actor, { assignmentId: notes, text: textOf(n), fileIds: [], revision: 0 });
    if (isShown) await new HandIns(at(-1, '13:00').work).save(actor, { assignmentId: design, text: textOf(n).slice(0, 120), fileIds: [], revision: 0 });
    else if (n % 3 !== 0) await new HandIns(at(-1, '14:00').work).submit(actor, { assignmentId: design, text: textOf(n + 200, 22), fileIds: [], revision: 0 });
  }
  for (const [assignmentId, leaves] of [[notes, 12], [design, 3]] as const) {
    for (const marker of [judge, coordinator]) {
      const marks = await reader.rows<{ id: number; handInId: number }>('SELECT m.id, m.handInId FROM hand_in_marks m JOIN hand_ins h ON h.id = m.handInId WHERE m.accountId = ? AND h.assignmentId = ? ORDER BY m.id', [marker.accountId, Number(assignmentId)]);
      for (const [n, { id, handInId }] of marks.entries()) {
        if (leaves === 3 ? n % 3 !== 0 : n % leaves === 0) continue;
        const level = handInId % 17 === 0 ? 0.45 : 0.74 + ((handInId * 7 + (marker === judge ? 3 : 0)) % 23) / 100;
        await new Marking(at(0, '00:10').work).mark(marker, { markId: String(id), points: RUBRIC.map(({ maxPoints }, order) => ({ criterion: `c${order + 1}`, points: Math.round(maxPoints * level) })), comment: COMMENTS[handInId % COMMENTS.length] ?? null });
      }
    }
    await comparingJob(platform)({ assignmentId: Number(assignmentId) } as never, { id: 0, author: system, progress: { report: () => Promise.resolve() } });
  }
}
