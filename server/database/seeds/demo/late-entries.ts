import { creditsModule } from '../../../modules/credits/index.js';
import { lateEntriesModule } from '../../../modules/late-entries/index.js';
import { addDays } from '../../../platform/clock.js';
import type { Platform } from '../../../platform/module.js';
import { workbookBytes } from '../../../platform/spreadsheets/index.js';
import { schoolYears } from './credits.js';
import { actorOf, type DemoTools } from './demo-tools.js';
import { leftOverTeachers } from './left-over-years.js';
import { platformAt } from './past.js';
import { printedPaper } from './printed-paper.js';

const HEADINGS = { number: '教师编号', name: '姓名', item: '项目', category: '类别', level: '级别', hours: '学时', credits: '核定学分', startDay: '开始日期', endDay: '结束日期', title: '培训或活动名称' } as const;
type Line = Partial<Record<keyof typeof HEADINGS, string>>;
interface Person { readonly number: string; readonly name: string }

/** The order of January, posted; one of this autumn that waits for the second person; one that is being filled. */
export async function seedLateEntries(tools: DemoTools): Promise<void> {
  const { county: { today }, platform } = tools;
  const thisYear = Number(today.slice(0, 4));
  const year = thisYear - 1;
  const [officer, admin] = [await actorOf(tools, 'officer'), await actorOf(tools, 'admin')];
  const [fromDay, toDay] = [`${year}-01-01`, `${year}-12-31`];
  const batchAt = async (at: Platform, order: { number: string; title: string; day: string; cutOff: string }, lines: readonly Line[]) => {
    const late = lateEntriesModule(at, creditsModule(at).credits);
    const paper = await at.files.keep(officer, { ...await printedPaper(at, order.day, `${order.number}.pdf`, order.title, ['各县（区）教育局：', `${year}年度未及时登记的培训学分，请核实后统一补登，于 ${order.cutOff} 前完成。`, '补登须附名单，实行双人复核。']), purpose: 'evidence' });
    const opened = await late.orders.open(officer, { orderNumber: order.number, orderTitle: order.title, organ: '市教育局', orderDay: order.day, fileId: String(paper.id), fromDay, toDay, cutOffDay: order.cutOff });
    if (!opened.done) throw new Error('the demo batch of late entries was not opened');
    const bytes = await workbookBytes({ sheets: [{ name: '学分申报', columns: Object.entries(HEADINGS).map(([key, header]) => ({ key, header, type: 'text' as const })), rows: lines }] });
    const file = await at.files.keep(officer, { name: '补登名单.xlsx', mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', purpose: 'claims', bytes });
    await late.rows.upload(officer, { batchId: opened.value, fileId: String(file.id), replaces: false });
    return { late, batchId: opened.value };
  };

  const january = filesAt(platform, platformAt(platform, `${thisYear}-01-22T02:00:00Z`));
  const first = await batchAt(january, { number: `市师训〔${thisYear}〕3号`, title: `关于补办${year}年度校本研修学时认定登记的通知`, day: `${thisYear}-01-09`, cutOff: `${thisYear}-01-31` }, await schoolBased(tools, year));
  await first.late.batches.submit(officer, { batchId: first.batchId, onlyGoodRows: true });
  await first.late.batches.approve(admin, { batchId: first.batchId, revision: 1 });

  const remote = await juniorTeachers(tools, 40);
  const remoteLine = ({ number, name }: Person, change: Line = {}): Line => ({ number, name, category: '远程培训', level: '省级', hours: '20', startDay: `${year}-09-08`, endDay: `${year}-11-30`, title: '中小学教师数字素养提升远程研修', ...change });
  const second = await batchAt(platform, { number: `市教师函〔${thisYear}〕17号`, title: '关于补登省级远程研修学分的复函', day: addDays(today, -12), cutOff: addDays(today, 24) }, remote.slice(0, 24).map((person) => remoteLine(person)));
  await second.late.batches.submit(officer, { batchId: second.batchId, onlyGoodRows: true });

  await batchAt(platform, { number: `市教师函〔${thisYear}〕21号`, title: '关于补登骨干教师送教学分的函', day: addDays(today, -3), cutOff: addDays(today, 40) },
    remote.slice(24).map((person, at) => remoteLine(person, { title: '骨干教师送教下乡在线研讨', startDay: `${year}-10-10`, endDay: `${year}-10-20`, hours: '10', ...(at === 4 ? { number: 'T99999999', name: '李某' } : at === 7 ? { startDay: `${thisYear}-10-10`, endDay: `${thisYear}-10-20` } : at === 9 ? { category: '网络研修' } : {}) })));
}

/** Files written at a moment of the past are put down by its unit of work, and kept where the others are. */
const filesAt = (now: Platform, past: Platform): Platform => ({ ...past, files: now.files });

/** As the schools recognised the year, but every twentieth states a little more than the year's cap takes. */
async function schoolBased(tools: DemoTools, year: number): Promise<Line[]> {
  const leftOver = await leftOverTeachers(tools);
  const records = (await schoolYears(tools, year)).filter(({ teacherId }) => leftOver.has(teacherId));
  const people = new Map((await tools.platform.reader.rows<Person & { id: number }>('SELECT id, number, name FROM teachers WHERE id IN (?)', [[...leftOver]])).map((each) => [each.id, each]));
  return records.map(({ teacherId, title, startDay, activity: { day, durationMinutes, declaredCenticredits } }, at) => ({
    number: people.get(teacherId)?.number ?? '', name: people.get(teacherId)?.name ?? '', category: '校本研修', item: '学校认定的校本研修', level: '校级', hours: String(durationMinutes / 45),
    credits: String(((declaredCenticredits ?? 0) + (at % 20 === 0 ? 100 : 0)) / 100), startDay, endDay: day, title,
  }));
}

function juniorTeachers({ platform: { reader } }: DemoTools, most: number): Promise<Person[]> {
  return reader.rows<Person>("SELECT t.number, t.name FROM teachers t JOIN schools s ON s.id = t.schoolId WHERE t.status = 'ACTIVE' AND s.kind = 'junior' AND t.id NOT IN (SELECT COALESCE(teacherId, 0) FROM accounts WHERE teacherId IS NOT NULL AND loginName IN ('officer', 'admin')) ORDER BY t.number LIMIT ?", [most]);
}
