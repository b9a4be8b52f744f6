import { Attendance } from '../../../modules/attendance/index.js';
import { creditsModule } from '../../../modules/credits/index.js';
import { expertsModule } from '../../../modules/experts/index.js';
import { RegistrationImports, trainingModule } from '../../../modules/training/index.js';
import type { JobHandler } from '../../../platform/transactions/jobs.js';
import { workbookBytes } from '../../../platform/spreadsheets/index.js';
import { actorOf, type DemoTools } from './demo-tools.js';

interface Person { readonly number: string; readonly name: string; readonly school: string }
type Line = Person & { readonly note: string };

const progress = { report: () => Promise.resolve() };
/** People of the list that was taken, and of the one that waits to be looked at. */
const TAKEN = 9;
const CHECKED = 14;

/** A school list of last week that was taken, and one of today that is checked: its wrong lines say what such lines say. */
export async function seedRegistrationImports(tools: DemoTools): Promise<void> {
  const { platform } = tools;
  const { reader, work, files } = platform;
  const coordinator = await actorOf(tools, 'coordinator');
  const cohort = await reader.row<{ id: number; title: string; stages: string; subjects: string }>(
    "SELECT id, title, stages, subjects FROM cohorts WHERE status = 'OPEN' AND hostSchoolId IS NULL AND capacity - taken >= ? AND stages <> '' ORDER BY startsOn DESC, id LIMIT 1", [TAKEN + CHECKED]);
  if (!cohort) return;
  const people = await reader.rows<Person>(
    `SELECT t.number, t.name, s.name AS school FROM teachers t JOIN schools s ON s.id = t.schoolId WHERE t.status = 'ACTIVE' AND t.stage IN (?) ${cohort.subjects === '' ? '' : 'AND t.subject IN (?)'}
       AND NOT EXISTS (SELECT 1 FROM registrations g WHERE g.teacherId = t.id AND g.cohortId = ?) ORDER BY CASE WHEN EXISTS (SELECT 1 FROM cohort_quotas q WHERE q.cohortId = ? AND q.schoolId = s.id AND q.used < q.seats) THEN 0 ELSE 1 END, s.code, t.id LIMIT ?`,
    [cohort.stages.split(','), ...(cohort.subjects === '' ? [] : [cohort.subjects.split(',')]), cohort.id, cohort.id, TAKEN + CHECKED]);
  const attendance = new Attendance(platform.clock);
  const { credits } = creditsModule(platform);
  const { jobs } = trainingModule(platform, { attendance, credits, lecturers: expertsModule(platform, attendance).lecturers });
  const imports = new RegistrationImports(work);
  const run = async (kind: 'registration.check' | 'registration.take', importId: number): Promise<void> => {
    await (jobs?.[kind] as JobHandler)({ importId } as never, { id: 0, author: coordinator, progress });
    await work.run(coordinator, (tx) => tx.run("UPDATE jobs SET status = 'DONE', endedAt = ? WHERE id = (SELECT jobId FROM registration_imports WHERE id = ?)", [tx.now, importId]));
  };
  const checked = async (name: string, rows: readonly Line[]): Promise<number> => {
    const column = (key: string, header: string) => ({ key, header, type: 'text' as const });
    const bytes = await workbookBytes({ sheets: [{ name: '报名名单', columns: [column('at', '序号'), column('number', '教师编号'), column('name', '姓名'), column('school', '学校'), column('note', '备注')], rows: rows.map((each, at) => ({ ...each, at: String(at + 1) })) }] });
    const file = await files.keep(coordinator, { name, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', purpose: 'registrations', bytes });
    const outcome = await imports.prepare(coordinator, { cohortId: String(cohort.id), fileId: String(file.id) });
    if (!outcome.done) throw new Error('the demo list was not taken');
    await run('registration.check', outcome.value);
    return outcome.value;
  };
  const lines = people.map((each): Line => ({ ...each, note: '' }));
  const [first, ...others] = lines;
  if (!first || others.length < TAKEN) return;
  const unknown: Line = { number: 'T00000000', name: '李某', school: first.school, note: '新调入' };
  const taken = await checked('城区学校报名名单.xlsx', [...lines.slice(0, TAKEN), unknown, { ...first, note: '重复' }]);
  const outcome = await imports.take(coordinator, { importId: String(taken) });
  if (!outcome.done) throw new Error(`the demo list was not taken: ${outcome.refusals[0]?.code}`);
  await run('registration.take', taken);
  await checked('乡镇学校报名名单.xlsx', [...lines.slice(TAKEN), { ...first, note: '' }, { ...unknown, number: '', school: '县第九十九小学' }, { ...(others[TAKEN] ?? first), name: '王某某' }]);
}
