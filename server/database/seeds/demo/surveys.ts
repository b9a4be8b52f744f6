import { Actor } from '../../../modules/accounts/index.js';
import { Surveys } from '../../../modules/surveys/index.js';
import { addDays, instantOfCounty } from '../../../platform/clock.js';
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
  for (const [n, { teacherId, accountId, name }] of people.entries()) {
    if (n % 7 === 3) continue;
    const actor = new Actor(accountId, name, teacherId, [{ role: 'TEACHER', areaId: null, schoolId: null, studioId: null, providerId: null }]);
    const choices = [[0, 2], [3], [1, 2, 3], [0], [4, 2]][n % 5] as number[];
    await at(-8).answer(actor, { surveyId: String(needs.value), answers: [
      { question: 'q1', choices, scale: null, text: null }, { question: 'q2', choices: [n % 4 === 0 ? 2 : n % 3 === 0 ? 1 : 0], scale: null, text: null }, { question: 'q3', choices: [], scale: 2 + (n % 4), text: null },
      { question: 'q4', choices: [], scale: null, text: n % 6 === 0 ? DIFFICULTIES[(n / 6) % DIFFICULTIES.length] ?? null : null },
    ] });
  }
}
