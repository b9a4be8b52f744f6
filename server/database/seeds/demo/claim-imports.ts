import { Actor, type Grant } from '../../../modules/accounts/index.js';
import { ClaimImports, creditsModule } from '../../../modules/credits/index.js';
import { addDays } from '../../../platform/clock.js';
import type { JobHandler } from '../../../platform/transactions/jobs.js';
import { workbookBytes } from '../../../platform/spreadsheets/index.js';
import { type DemoTools, idOf } from './demo-tools.js';
import { drawnPicture } from './drawn-picture.js';

const HEADINGS = { number: '教师编号', name: '姓名', category: '类别', level: '级别', hours: '学时', startDay: '开始日期', endDay: '结束日期', title: '培训或活动名称', evidence: '证明材料文件名' } as const;
type Line = Partial<Record<keyof typeof HEADINGS, string>>;

const progress = { report: () => Promise.resolve() };
const TEACHERS = 24;

/** The demo school has filed one workbook and another is checked: its bad rows say what such rows say. */
export async function seedClaimImports({ platform, county, ids }: DemoTools): Promise<void> {
  const accountId = idOf(ids.accounts, 'school');
  const grants = await platform.reader.rows<Grant>('SELECT role, areaId, schoolId, studioId, providerId FROM grants WHERE accountId = ?', [accountId]);
  const name = (await platform.reader.row<{ name: string }>('SELECT name FROM accounts WHERE id = ?', [accountId]))?.name ?? '';
  const actor = new Actor(accountId, name, null, grants);
  const schoolId = grants.find((each) => each.schoolId !== null)?.schoolId ?? 0;
  const people = await platform.reader.rows<{ number: string; name: string }>("SELECT number, name FROM teachers WHERE schoolId = ? AND status = 'ACTIVE' AND id NOT IN (SELECT COALESCE(teacherId, 0) FROM accounts WHERE id = ?) ORDER BY id LIMIT ?", [schoolId, accountId, TEACHERS]);
  const [startDay, endDay] = [addDays(county.today, -40), addDays(county.today, -38)];
  const line = ({ number, name: called }: { number: string; name: string }, change: Line = {}): Line => ({
    number, name: called, category: '集中培训', level: '市级', hours: '18', startDay, endDay, title: '市级新课标学科教学研修', evidence: '研修通知与名单.png', ...change,
  });
  const autumn = people.map((person, at) => line(person, at % 3 === 2 ? { category: '校本研修', level: '校级', hours: '8', title: '大单元教学校本研修', evidence: '' } : {}));
  const winter = people.slice(0, 12).map((person, at) => line(person, { title: '市级课堂评价专题培训', startDay: addDays(county.today, -20), endDay: addDays(county.today, -18), ...(at === 3 ? { number: 'T99999999', name: '李某' } : at === 5 ? { evidence: '证书扫描件.pdf' } : at === 7 ? { endDay: addDays(county.today, -20) } : at === 9 ? { category: '网络研修' } : {}) }));

  const { jobs } = creditsModule(platform);
  const imports = new ClaimImports(platform.work);
  const run = async (kind: 'creditClaimImports.prepare' | 'creditClaimImports.apply', importId: number): Promise<void> => {
    await (jobs?.[kind] as JobHandler)({ importId } as never, { id: 0, author: actor, progress });
    await platform.work.run(actor, (tx) => tx.run("UPDATE jobs SET status = 'DONE', endedAt = ? WHERE id = (SELECT jobId FROM claim_imports WHERE id = ?)", [tx.now, importId]));
  };
  const checked = async (fileName: string, lines: readonly Line[]): Promise<number> => {
    const bytes = await workbookBytes({ sheets: [{ name: '学分申报', columns: Object.entries(HEADINGS).map(([key, header]) => ({ key, header, type: 'text' as const })), rows: lines }] });
    const workbook = await platform.files.keep(actor, { name: fileName, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', purpose: 'claims', bytes });
    const proof = await platform.files.keep(actor, { name: '研修通知与名单.png', mediaType: 'image/png', purpose: 'evidence', bytes: drawnPicture(workbook.id) });
    const outcome = await imports.prepare(actor, { fileId: String(workbook.id), evidenceFileIds: [String(proof.id)], schoolId: String(schoolId) });
    if (!outcome.done) throw new Error('the demo workbook of claims was not taken');
    await run('creditClaimImports.prepare', outcome.value);
    return outcome.value;
  };
  const filed = await checked('秋季学期学分申报.xlsx', autumn);
  await imports.apply(actor, { importId: filed, onlyGoodRows: true });
  await run('creditClaimImports.apply', filed);
  await checked('十一月学分申报.xlsx', winter);
}
