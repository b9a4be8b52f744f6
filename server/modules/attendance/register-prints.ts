import type { FastifyInstance, FastifyRequest } from 'fastify';

import { countyTimeOf, instantOf } from '../../platform/clock.js';
import type { AttendanceRegisterData } from '../../platform/documents/index.js';
import { type Locale, say, type Words } from '../../platform/locale.js';
import type { Platform } from '../../platform/module.js';
import { workbookBytes } from '../../platform/spreadsheets/index.js';
import type { RequestContext } from '../accounts/index.js';
import { REGISTER_READERS } from './attendance.policy.js';
import type { AttendanceReadModel, RegisterPerson, SessionRecord } from './attendance.read-model.js';
import { sessionNotFound } from './attendance.errors.js';
import type { RegisterTally } from './attendance.types.js';
import { attends } from './rules/attendance-minutes.js';
import { LEAVE_KINDS } from './rules/granted-leave.js';
import { SOURCE_WORDS, STATUS_WORDS } from './rules/vocabulary.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Lines for people who are not on the list. */
const BLANK_ROWS = 3;

/**
 * `GET /downloads/register/{sessionId}` is the register for A4 (签到册), with `.xlsx` for Excel;
 * `?locale=en` chooses the language. Names leave the house, so each download is audited.
 */
export function serveRegisterPrints(http: FastifyInstance, contextOf: (request: FastifyRequest) => Promise<RequestContext>, platform: Platform, readModel: AttendanceReadModel): void {
  http.get<{ Params: { file: string }; Querystring: { locale?: string } }>('/downloads/register/:file', async (request, reply) => {
    const context = await contextOf(request);
    const { actor } = context;
    const [, id, isExcel] = /^(\d{1,9})(\.xlsx)?$/.exec(request.params.file) ?? [];
    const session = id && actor.is(...REGISTER_READERS) ? await readModel.session(actor, Number(id)) : null;
    if (!session) throw sessionNotFound();
    const locale: Locale = request.query.locale === 'en' ? 'en' : request.query.locale === 'zh-CN' ? 'zh-CN' : context.locale;
    const people = await readModel.people(session);
    const bytes = isExcel
      ? await workbookBytes(workbookOf(session, people, locale))
      : await platform.printer.print('attendance-register', await paperOf(session, people, readModel, locale, instantOf(platform.clock.now())), locale);
    await platform.work.run(actor, (tx) => {
      tx.audit({ action: 'register.download', subjectType: 'register_session', subjectId: session.id, details: { format: isExcel ? 'xlsx' : 'pdf', people: people.length } });
      return Promise.resolve();
    });
    const name = `${say(REGISTER, locale)} ${titleOf(session, locale)} ${session.day}.${isExcel ? 'xlsx' : 'pdf'}`;
    return reply.type(isExcel ? XLSX : 'application/pdf').header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`).header('cache-control', 'no-store').send(Buffer.from(bytes));
  });
}

/** The register of one session as it is filed, for modules that bind it with other papers. Whoever calls has looked who asks. */
export class RegisterPapers {
  constructor(private readonly platform: Pick<Platform, 'printer' | 'clock'>, private readonly readModel: AttendanceReadModel) {}

  async pdf(sessionId: number, locale: Locale): Promise<Uint8Array> {
    const session = await this.readModel.anySession(sessionId);
    const people = await this.readModel.people(session);
    return this.platform.printer.print('attendance-register', await paperOf(session, people, this.readModel, locale, instantOf(this.platform.clock.now())), locale);
  }
}

const REGISTER: Words = { zh: '签到册', en: 'Register' };
const titleOf = ({ roll }: SessionRecord, locale: Locale): string => say({ zh: roll.title, en: roll.titleEn }, locale);
const clockTime = (instant: string): string => countyTimeOf(instant).slice(11);

async function paperOf(session: SessionRecord, people: readonly RegisterPerson[], readModel: AttendanceReadModel, locale: Locale, now: string): Promise<AttendanceRegisterData> {
  const [tally] = await readModel.tallies([session.id]);
  const byHand = people.filter(({ source }) => source === 'HAND');
  return {
    cohort: titleOf(session, locale),
    session: say({ zh: `第 ${session.ordinal} 场　${session.topic}`, en: `${session.ordinal}. ${session.topicEn}` }, locale),
    place: session.place, lecturer: session.lecturer,
    time: `${countyTimeOf(session.startsAt)}–${clockTime(session.endsAt)}`,
    rows: people.map((person) => ({
      name: person.name, school: say({ zh: person.schoolName, en: person.schoolNameEn }, locale),
      status: person.status ? `${say(STATUS_WORDS[person.status], locale)}${person.source === 'HAND' ? '*' : ''}` : '',
      checkedInAt: person.checkedInAt ? clockTime(person.checkedInAt) : '',
    })),
    blankRows: session.closedAt ? 0 : BLANK_ROWS,
    totals: totalsOf(session, tally as RegisterTally, locale),
    footnotes: byHand.length === 0 ? [] : [
      say({ zh: '* 由工作人员手工登记：', en: '* Entered by hand by staff:' }, locale),
      ...byHand.map(({ name, status, reason, enteredBy }) => `${name}　${status ? say(STATUS_WORDS[status], locale) : ''}　${reason ?? ''}（${enteredBy ?? ''}）`),
    ],
    generatedOn: countyTimeOf(now),
  };
}

function totalsOf(session: SessionRecord, tally: RegisterTally, locale: Locale): { label: string; value: string }[] {
  const line = (label: Words, value: number): { label: string; value: string } => ({ label: say(label, locale), value: String(value) });
  return [
    line({ zh: '应到', en: 'Enrolled' }, session.roll.memberCount), line({ zh: '实到', en: 'Attending' }, session.presentCount),
    line(STATUS_WORDS.LATE, tally.late), line(STATUS_WORDS.LEFT_EARLY, tally.leftEarly), line(STATUS_WORDS.LEAVE, tally.leave), line(STATUS_WORDS.ABSENT, tally.absent),
    line({ zh: '手工登记', en: 'By hand' }, session.handCount),
  ];
}

function workbookOf(session: SessionRecord, people: readonly RegisterPerson[], locale: Locale): Parameters<typeof workbookBytes>[0] {
  const head = (zh: string, en: string): string => say({ zh, en }, locale);
  return {
    sheets: [{
      name: `${session.ordinal} ${session.day}`,
      columns: [
        { key: 'number', header: head('教师编号', 'Teacher number'), type: 'text', width: 16 }, { key: 'name', header: head('姓名', 'Name'), type: 'text', width: 12 },
        { key: 'school', header: head('学校', 'School'), type: 'text', width: 28 }, { key: 'status', header: head('考勤', 'Attendance'), type: 'text', width: 12 },
        { key: 'leave', header: head('准假（分钟）', 'Leave granted (min)'), type: 'text', width: 18 }, { key: 'minutes', header: head('在场分钟', 'Minutes present'), type: 'integer' }, { key: 'checkedInAt', header: head('签到时间', 'Checked in'), type: 'datetime', width: 18 },
        { key: 'source', header: head('来源', 'Source'), type: 'text', width: 18 }, { key: 'enteredBy', header: head('登记人', 'Entered by'), type: 'text' },
        { key: 'reason', header: head('原因', 'Reason'), type: 'text', width: 36 }, { key: 'membership', header: head('名册', 'Roll'), type: 'text' },
      ],
      rows: people.map((person) => ({
        number: person.number, name: person.name, school: say({ zh: person.schoolName, en: person.schoolNameEn }, locale),
        status: person.status ? say(STATUS_WORDS[person.status], locale) : '', leave: person.leaveKind ? `${say(LEAVE_KINDS[person.leaveKind], locale)} ${person.leaveMinutes ?? 0}` : '', minutes: person.status && attends(person.status) ? person.presentMinutes : null,
        checkedInAt: person.checkedInAt ? countyTimeOf(person.checkedInAt) : '', source: person.source ? say(SOURCE_WORDS[person.source], locale) : '',
        enteredBy: person.enteredBy, reason: person.reason, membership: person.membership === 'LEFT' ? head('已退出', 'Left') : '',
      })),
    }],
  };
}
