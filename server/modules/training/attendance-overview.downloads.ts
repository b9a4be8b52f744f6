import type { FastifyInstance, FastifyRequest } from 'fastify';

import { yearOf, dayOf } from '../../platform/clock.js';
import { notFound } from '../../platform/errors.js';
import { localeOf, say, type Words } from '../../platform/locale.js';
import type { Platform } from '../../platform/module.js';
import { workbookBytes } from '../../platform/spreadsheets/index.js';
import type { RequestContext } from '../accounts/index.js';
import type { AttendanceOverview } from './attendance-overview.read-model.js';
import { TRAINING_CATEGORIES, type TrainingCategory } from './rules/vocabulary.js';
import { OVERVIEW_READERS } from './training.policy.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MOST_LINES = 20_000;
const TITLE: Words = { zh: '出勤统计', en: 'Attendance' };

type Query = Readonly<Partial<Record<'locale' | 'year' | 'areaId' | 'schoolId' | 'category' | 'search', string>>>;

/** `GET /downloads/attendance-overview.xlsx` is the list with its conditions, within reach. Names leave the house, so it is audited. */
export function serveAttendanceOverview(http: FastifyInstance, contextOf: (request: FastifyRequest) => Promise<RequestContext>, platform: Platform, overview: AttendanceOverview): void {
  http.get<{ Querystring: Query }>('/downloads/attendance-overview.xlsx', async (request, reply) => {
    const { query } = request;
    const context = await contextOf(request);
    if (!context.actor.is(...OVERVIEW_READERS)) throw notFound(TITLE);
    const locale = query.locale ? localeOf(query.locale) : context.locale;
    const id = (text: string | undefined): string | null => (text && /^\d{1,9}$/.test(text) ? text : null);
    const year = query.year && /^20\d\d$/.test(query.year) ? Number(query.year) : yearOf(dayOf(platform.clock.now()));
    const category = query.category && query.category in TRAINING_CATEGORIES ? query.category as TrainingCategory : null;
    const { items } = await overview.page(context.actor, { year, category, areaId: id(query.areaId), schoolId: id(query.schoolId), search: query.search ? query.search.slice(0, 60) : null }, { limit: MOST_LINES, offset: 0 });
    const rows = items.map(({ teacher, ...sums }) => ({ number: teacher.number, name: teacher.name, school: say({ zh: teacher.school.name, en: teacher.school.nameEn }, locale), ...sums }));
    const bytes = await workbookBytes({ sheets: [{ name: `${say(TITLE, locale)} ${year}`, columns: COLUMNS.map(({ words, ...column }) => ({ ...column, header: say(words, locale) })), rows }] });
    await platform.work.run(context.actor, (tx) => Promise.resolve(tx.audit({ action: 'attendanceOverview.download', subjectType: 'Attendance', subjectId: String(year), details: { people: rows.length, conditions: { ...query } } })));
    return reply.type(XLSX).header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${say(TITLE, locale)} ${year}.xlsx`)}`).header('cache-control', 'no-store').send(Buffer.from(bytes));
  });
}

const column = (key: string, zh: string, en: string, type: 'text' | 'integer', width: number) => ({ key, words: { zh, en } satisfies Words, type, width });
const COLUMNS = [
  column('number', '教师编号', 'Teacher number', 'text', 16), column('name', '姓名', 'Name', 'text', 12), column('school', '学校', 'School', 'text', 28), column('classes', '班次', 'Classes', 'integer', 8), column('sessions', '场次', 'Sessions', 'integer', 8),
  column('plannedMinutes', '计划分钟', 'Minutes planned', 'integer', 12), column('heldMinutes', '已开分钟', 'Minutes held', 'integer', 12), column('presentMinutes', '在场分钟', 'Minutes present', 'integer', 12),
  column('leaveMinutes', '请假分钟', 'Minutes of leave', 'integer', 12), column('absentMinutes', '缺勤分钟', 'Minutes absent', 'integer', 12),
];
