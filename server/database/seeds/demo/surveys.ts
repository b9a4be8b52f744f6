import { Actor } from '../../../modules/accounts/index.js';
import { Answering, settleSurvey, Surveys } from '../../../modules/surveys/index.js';
import { addDays, instantOfCounty } from '../../../platform/clock.js';
import { system } from '../../../platform/transactions/jobs.js';
import { type DemoTools, idOf } from './demo-tools.js';
import { platformAt } from './past.js';

const DIFFICULTIES = ['班额大，照顾不到每个学生', '缺少可以直接用的课例', '作业批改占用时间多', '不会用平台分析学情', '家长沟通难度大'];

/** The class that meets now was asked for its needs before, and is asked how it was; the teacher of the demo has not answered yet. */
export async function seedSurveys({ platform, county, training, ids }: DemoTools): Promise<void> {
  const running = training.cohorts.find(({ phase }) => phase === 'running');
  if (!running) return;
  const cohortId = String(idOf(ids.cohorts, running.code));
  const people = await platform.reader.rows<{ teacherId: number; accountId: number; name: string }>("SELECT r.teacherId, a.id AS accountId, a.name FROM registrations r JOIN accounts a ON a.teacherId = r.teacherId WHERE r.cohortId = ? AND r.status = 'ADMITTED' ORDER BY r.id", [Number(cohortId)]);
  const coordinator = new Actor(idOf(ids.accounts, 'coordinator'), 'demo', null, [{ role: 'COORDINATOR', areaId: null, schoolId: null, studioId: null, providerId: null }]);
  const at = (days: number) => new Surveys(platformAt(platform, `${addDays(county.today, days)}T01:00:00Z`).work);
  const local = (days: number, time: string): string => instantOfCounty(`${addDays(county.today, days)} ${time}`);
  const needs = await at(-12).create(coordinator, { cohortId, kind: 'NEEDS', title: '训前需求调研', anonymous: true, opensAt: local(-12, '08:00'), closesAt: local(-6, '23:59'), questions: [
    { kind: 'MULTIPLE', title: '您最希望提升的方面', required: true, options: ['教学设计', '课堂提问', '作业与评价', '信息技术应用', '班级管理'] }, { kind: 'SINGLE', title: '您喜欢的培训方式', required: true, options: ['集中面授', '网络研修', '跟岗实践'] },
    { kind: 'SCALE', title: '您对本学科新课标的熟悉程度', required: true, options: [] }, { kind: 'TEXT', title: '工作中最大的困难', required: false, options: [] },
  ] });
  await at(-1).create(coordinator, { cohortId, kind: 'SATISFACTION', title: '培训满意度调查', anonymous: true, opensAt: local(-1, '08:00'), closesAt: local(5, '23:59'), questions: [
    { kind: 'SCALE', title: '您对本次培训的总体评价', required: true, options: [] }, { kind: 'SCALE', title: '课程内容与教学实际的结合程度', required: true, options: [] },
    { kind: 'MULTIPLE', title: '您收获最大的是', required: true, options: ['专家讲座', '课例观摩', '分组研讨', '动手实践'] }, { kind: 'TEXT', title: '您的意见和建议', required: false, options: [] },
  ] });
  if (!needs.done) return;
  const answering = new Answering(platformAt(platform, `${addDays(county.today, -8)}T01:00:00Z`).work);
  for (const [n, { teacherId, accountId, name }] of people.entries()) {
    if (n % 7 === 3) continue;
    const actor = new Actor(accountId, name, teacherId, [{ role: 'TEACHER', areaId: null, schoolId: null, studioId: null, providerId: null }]);
    const choices = [[0, 2], [3], [1, 2, 3], [0], [4, 2]][n % 5] as number[];
    await answering.answer(actor, { surveyId: String(needs.value), answers: [
      { question: 'q1', choices, scale: null, text: null }, { question: 'q2', choices: [n % 4 === 0 ? 2 : n % 3 === 0 ? 1 : 0], scale: null, text: null }, { question: 'q3', choices: [], scale: 2 + (n % 4), text: null },
      { question: 'q4', choices: [], scale: null, text: n % 6 === 0 ? DIFFICULTIES[(n / 6) % DIFFICULTIES.length] ?? null : null },
    ] });
  }
}

const PLAN_QUESTIONS = [
  { kind: 'MULTIPLE' as const, title: '明年您最希望参加的培训', required: true, options: ['作业设计', '课堂评价', '班级管理', '信息技术与人工智能', '心理健康', '教育科研'] },
  { kind: 'SINGLE' as const, title: '您希望的培训时间', required: true, options: ['暑期集中', '学期中周末', '工作日半天', '网络自学'] },
  { kind: 'SCALE' as const, title: '今年的培训对教学的帮助', required: true, options: [] }, { kind: 'TEXT' as const, title: '对明年培训计划的建议', required: false, options: [] },
];
const SUGGESTIONS = ['多安排送教下乡', '少讲理论，多上示范课', '幼儿园教师的培训太少', '希望能带回可以直接用的资料'];
const TEACHER_ROLE = [{ role: 'TEACHER' as const, areaId: null, schoolId: null, studioId: null, providerId: null }];
const MOST_ANSWERS = 240;

/** The county was asked before next year's plan and is asked something now; two classes that are over rated their lecturers. */
export async function seedCountySurveys({ platform, county, training, ids }: DemoTools): Promise<void> {
  const coordinator = new Actor(idOf(ids.accounts, 'coordinator'), 'demo', null, [{ role: 'COORDINATOR', areaId: null, schoolId: null, studioId: null, providerId: null }]);
  const on = (day: string) => platformAt(platform, `${day}T01:00:00Z`).work;
  const local = (day: string, time: string): string => instantOfCounty(`${day} ${time}`);
  const scope = { areaIds: [] as number[], schoolIds: [], stages: [], subjects: [] };
  const ago = (days: number): string => addDays(county.today, -days);
  const planYear = Number(county.today.slice(0, 4)) + 1;
  const areas = (await platform.reader.rows<{ id: number }>('SELECT id FROM areas ORDER BY id')).map(({ id }) => id).filter((_, at) => at % 3 === 0);
  const needs = await new Surveys(on(ago(40))).create(coordinator, { scope: { ...scope, areaIds: areas }, planYear, kind: 'NEEDS', title: `${planYear} 年培训需求调研`, anonymous: true, opensAt: local(ago(40), '08:00'), closesAt: local(ago(20), '23:59'), questions: PLAN_QUESTIONS });
  await new Surveys(on(ago(2))).create(coordinator, { scope, planYear, kind: 'NEEDS', title: '人工智能辅助教学使用情况调查', anonymous: true, opensAt: local(ago(2), '08:00'), closesAt: local(addDays(county.today, 12), '23:59'), questions: [
    { kind: 'SINGLE', title: '您在备课中使用人工智能工具的频率', required: true, options: ['每周多次', '每月几次', '很少', '从未使用'] }, { kind: 'SCALE', title: '您对使用这些工具的把握程度', required: true, options: [] }, { kind: 'TEXT', title: '最想学会什么', required: false, options: [] },
  ] });
  if (needs.done) {
    const answering = new Answering(on(ago(30)));
    const asked = await platform.reader.rows<{ teacherId: number; accountId: number; name: string }>('SELECT r.teacherId, a.id AS accountId, a.name FROM survey_recipients r JOIN accounts a ON a.teacherId = r.teacherId WHERE r.surveyId = ? ORDER BY r.teacherId', [needs.value]);
    const every = Math.max(2, Math.ceil(asked.length / MOST_ANSWERS));
    for (const [n, { teacherId, accountId, name }] of asked.filter((_, at) => at % every === 0).entries()) {
      await answering.answer(new Actor(accountId, name, teacherId, TEACHER_ROLE), { surveyId: String(needs.value), answers: [
        { question: 'q1', choices: [[0, 3], [1], [2, 4], [3], [0, 1, 5]][n % 5] as number[], scale: null, text: null }, { question: 'q2', choices: [(n * 3) % 4], scale: null, text: null }, { question: 'q3', choices: [], scale: 2 + ((n * 7) % 4), text: null },
        { question: 'q4', choices: [], scale: null, text: n % 20 === 0 ? SUGGESTIONS[(n / 20) % SUGGESTIONS.length] ?? null : null },
      ] });
    }
    await on(ago(19)).run(system, (tx) => settleSurvey(tx, { surveyId: needs.value }));
  }
  const over = training.cohorts.filter(({ phase, programmeCode, endsOn }) => phase === 'past' && endsOn < ago(30) && /-(HIST|CITY)$/.test(programmeCode)).sort((a, b) => (a.endsOn < b.endsOn ? 1 : -1)).slice(0, 2);
  for (const { code, endsOn } of over) {
    const cohortId = idOf(ids.cohorts, code);
    const rated = await new Surveys(on(endsOn)).create(coordinator, { cohortId: String(cohortId), asksLecturers: true, kind: 'SATISFACTION', title: '结业满意度与授课评价', anonymous: true, opensAt: local(endsOn, '08:00'), closesAt: local(addDays(endsOn, 7), '23:59'), questions: [
      { kind: 'SCALE', title: '您对本次培训的总体评价', required: true, options: [] }, { kind: 'TEXT', title: '您的意见和建议', required: false, options: [] },
    ] });
    if (!rated.done) continue;
    const questions = await platform.reader.row<{ questions: string }>('SELECT questions FROM surveys WHERE id = ?', [rated.value]);
    const lecturers = (JSON.parse(questions?.questions ?? '[]') as { key: string; expertId?: number }[]).filter(({ expertId }) => expertId !== undefined);
    const people = await platform.reader.rows<{ teacherId: number; accountId: number; name: string }>("SELECT r.teacherId, a.id AS accountId, a.name FROM registrations r JOIN accounts a ON a.teacherId = r.teacherId WHERE r.cohortId = ? AND r.status = 'ADMITTED' ORDER BY r.id LIMIT 40", [cohortId]);
    const answering = new Answering(on(addDays(endsOn, 2)));
    for (const [n, { teacherId, accountId, name }] of people.entries()) {
      await answering.answer(new Actor(accountId, name, teacherId, TEACHER_ROLE), { surveyId: String(rated.value), answers: [
        { question: 'q1', choices: [], scale: 3 + (n % 3), text: null },
        // The last one spoke on an afternoon that few stayed for.
        ...lecturers.flatMap(({ key }, at) => (at > 0 && at === lecturers.length - 1 && n >= 4 ? [] : [{ question: key, choices: [], scale: 5 - (n % (at + 2) === 0 ? 1 : 0) - (n % 11 === at ? 2 : 0), text: null }])),
      ] });
    }
    await on(addDays(endsOn, 8)).run(system, (tx) => settleSurvey(tx, { surveyId: rated.value }));
  }
}
