import type { FastifyInstance, FastifyRequest } from 'fastify';

import { countyTimeOf, dayOf, instantOf } from '../../platform/clock.js';
import type { TableReportData } from '../../platform/documents/index.js';
import { notFound } from '../../platform/errors.js';
import { type Locale, say } from '../../platform/locale.js';
import type { Platform } from '../../platform/module.js';
import { type ColumnSpec, workbookBytes, type WorkbookSpec } from '../../platform/spreadsheets/index.js';
import type { RequestContext } from '../accounts/index.js';
import { attach, fixedText, localeIn, type Query, XLSX } from '../credits/index.js';
import { LEAST_TEACHERS } from './rules/open-lines.js';
import { TOTALS_READERS } from './school-totals.policy.js';
import type { SchoolTotalsReadModel } from './school-totals.read-model.js';
import type { SchoolTotalsLine, SchoolTotalsSheet } from './school-totals.types.js';

/**
 * `GET /downloads/school-totals/{year}.pdf` on A4 and `….xlsx`, `?area=3` for one area: what was published, for anybody;
 * with `?all=1` what whoever is signed in sees on his page.
 */
export function serveSchoolTotals(http: FastifyInstance, contextOf: (request: FastifyRequest) => Promise<RequestContext>, { printer, clock }: Platform, readModel: SchoolTotalsReadModel): void {
  http.get<{ Params: { file: string }; Querystring: Query }>('/downloads/school-totals/:file', async (request, reply) => {
    const context = await contextOf(request);
    const locale = localeIn(request.query, context.locale);
    const [, year, ending] = /^(\d{4})\.(pdf|xlsx)$/.exec(request.params.file) ?? [];
    const isInside = request.query.all === '1' && context.viewer?.is(...TOTALS_READERS);
    const sheet = !year ? null : isInside ? await readModel.sheet(context.actor, Number(year), false, locale) : await readModel.open(Number(year), locale);
    if (!sheet) throw notFound({ zh: '已公布的学校学分汇总', en: 'published totals of schools' });
    const area = sheet.areas.find(({ id }) => String(id) === request.query.area);
    const lines = area ? sheet.lines.filter(({ areaId }) => areaId === area.id) : sheet.lines;
    const name = `${say({ zh: `${sheet.cycleYear} 年度各校学分汇总`, en: `Credits by school ${sheet.cycleYear}` }, locale)}${area ? ` ${say({ zh: area.name, en: area.nameEn }, locale)}` : ''}`;
    if (ending === 'xlsx') return attach(reply, `${name}.xlsx`, XLSX).send(Buffer.from(await workbookBytes(workbookOf(sheet, lines, locale))));
    const paper = paperOf(sheet, lines, { title: name, isWhole: !area, generatedOn: countyTimeOf(instantOf(clock.now())) }, locale);
    return attach(reply, `${name}.pdf`, 'application/pdf').send(Buffer.from(await printer.print('table-report', paper, locale)));
  });
}

const percent = (permille: number): string => `${(permille / 10).toFixed(1)}%`;
const nameOf = ({ name, nameEn }: { readonly name: string; readonly nameEn: string }, locale: Locale): string => say({ zh: name, en: nameEn }, locale);
const areaOf = ({ areas }: SchoolTotalsSheet, { areaId }: SchoolTotalsLine, locale: Locale): string => { const area = areas.find(({ id }) => id === areaId); return area ? nameOf(area, locale) : ''; };

/** When these figures held, and what the words mean; the same under the page, the paper and the table. */
function footnotesOf({ cycleYear, isClosedYear, ruleSetName, unitName, publishedAt, edition, note, lines }: SchoolTotalsSheet, locale: Locale): string[] {
  const told = (zh: string, en: string): string => say({ zh, en }, locale);
  return [
    told(`学分以${unitName}计，依据：${ruleSetName}。${isClosedYear ? `${cycleYear} 年度已结账，数据为结账结果。` : `${cycleYear} 年度尚未结账，数据可能变动。`}`, `In ${unitName}, by ${ruleSetName}. ${isClosedYear ? `${cycleYear} is closed; these are its frozen results.` : `${cycleYear} is not closed; figures may change.`}`),
    told('“按进度达标”：完成年度要求的教师；办法不设年度要求的，为周期学分跟得上年数进度的教师。“已达周期要求”：周期全部要求都已完成的教师。', '“On course”: teachers who did what the year asks or, where the rules ask nothing of a year, whose cycle keeps up with its years. “Cycle met”: teachers of whom the cycle asks nothing more.'),
    ...(lines.some(({ id }) => id === 'small') ? [told(`教师不足 ${LEAST_TEACHERS} 人的学校合并列示，以免看出个人学分。`, `Schools with fewer than ${LEAST_TEACHERS} teachers stand together, so that no person's credits can be read from them.`)] : []),
    ...(publishedAt && edition > 1 ? [told(`第 ${edition} 次公布（${dayOf(publishedAt)}）。更正原因：${note ?? ''}`, `Publication ${edition} (${dayOf(publishedAt)}). Corrected because: ${note ?? ''}`)] : []),
  ];
}

function paperOf(sheet: SchoolTotalsSheet, lines: readonly SchoolTotalsLine[], { title, isWhole, generatedOn }: { title: string; isWhole: boolean; generatedOn: string }, locale: Locale): TableReportData {
  const told = (zh: string, en: string): string => say({ zh, en }, locale);
  const cells = (line: SchoolTotalsLine, no: string): string[] => [
    no, nameOf(line, locale), areaOf(sheet, line, locale), String(line.teacherCount), fixedText(line.countedCenticredits), fixedText(line.averageCenticredits), percent(line.onCoursePermille), percent(line.cycleMetPermille), ...line.categoryCenticredits.map(fixedText),
  ];
  return {
    title, subtitle: told(`数据截至 ${sheet.day}${sheet.publishedAt ? `　公布日期 ${dayOf(sheet.publishedAt)}` : '　未公布，仅供内部核对'}`, `As of ${sheet.day}${sheet.publishedAt ? `, published ${dayOf(sheet.publishedAt)}` : ', not published: for the centre only'}`), orientation: 'landscape', generatedOn,
    columns: [
      { header: told('序号', 'No.'), align: 'center' }, { header: told('学校', 'School'), width: { share: 1 } }, { header: told('片区', 'Area'), width: { millimetres: 30 } }, { header: told('教师', 'Teachers'), align: 'end' }, { header: told('计入学分', 'Credits'), align: 'end' }, { header: told('人均', 'Average'), align: 'end' },
      { header: told('按进度达标', 'On course'), align: 'end' }, { header: told('已达周期要求', 'Cycle met'), align: 'end' }, ...sheet.categories.map(({ name }) => ({ header: name, align: 'end' as const })),
    ],
    rows: lines.map((line, at) => cells(line, String(at + 1))), ...(isWhole ? { totals: cells(sheet.county, '') } : {}), footnotes: footnotesOf(sheet, locale),
  };
}

function workbookOf(sheet: SchoolTotalsSheet, lines: readonly SchoolTotalsLine[], locale: Locale): WorkbookSpec {
  const column = (key: string, zh: string, en: string, width: number, type: ColumnSpec['type'] = 'text'): ColumnSpec => ({ key, header: say({ zh, en }, locale), width, type });
  return {
    sheets: [{
      name: say({ zh: `${sheet.cycleYear} 年度`, en: `Year ${sheet.cycleYear}` }, locale), notes: [say({ zh: `数据截至 ${sheet.day}`, en: `As of ${sheet.day}` }, locale), ...footnotesOf(sheet, locale)],
      columns: [
        column('school', '学校', 'School', 34), column('area', '片区', 'Area', 18), column('teachers', '教师', 'Teachers', 10, 'integer'), column('counted', '计入学分', 'Credits', 12, 'decimal'), column('average', '人均', 'Average', 10, 'decimal'),
        column('onCourse', '按进度达标人数', 'On course', 14, 'integer'), { ...column('onCourseShare', '按进度达标率（%）', 'On course (%)', 16, 'decimal'), decimals: 1 }, column('cycleMet', '已达周期要求人数', 'Cycle met', 16, 'integer'), { ...column('cycleMetShare', '已达周期要求率（%）', 'Cycle met (%)', 18, 'decimal'), decimals: 1 },
        ...sheet.categories.map(({ key, name }) => ({ key: `category ${key}`, header: name, width: 12, type: 'decimal' as const })),
      ],
      rows: lines.map((line) => ({
        school: nameOf(line, locale), area: areaOf(sheet, line, locale), teachers: line.teacherCount, counted: line.countedCenticredits / 100, average: line.averageCenticredits / 100, onCourse: line.onCourseCount, onCourseShare: line.onCoursePermille / 10,
        cycleMet: line.cycleMetCount, cycleMetShare: line.cycleMetPermille / 10, ...Object.fromEntries(sheet.categories.map(({ key }, at) => [`category ${key}`, (line.categoryCenticredits[at] ?? 0) / 100])),
      })),
    }],
  };
}
