import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { instantOf } from '../../platform/clock.js';
import { notFound } from '../../platform/errors.js';
import { type Locale, say } from '../../platform/locale.js';
import type { Platform } from '../../platform/module.js';
import type { RequestContext } from '../accounts/index.js';
import { OFFICE_ROLES } from '../organisations/index.js';
import type { CalendarReadModel, FiledSession } from './calendar.read-model.js';
import { type CalendarEvent, icalendarOf } from './rules/icalendar.js';

/** `GET /downloads/calendar/mine.ics` is a teacher's own sessions, `/downloads/calendar/{cohortId}.ics` those of a cohort. */
export function serveCalendarFiles(http: FastifyInstance, contextOf: (request: FastifyRequest) => Promise<RequestContext>, platform: Platform, readModel: CalendarReadModel): void {
  http.get<{ Params: { file: string } }>('/downloads/calendar/:file', async (request, reply) => {
    const { actor, locale } = await contextOf(request);
    const now = instantOf(platform.clock.now());
    if (request.params.file === 'mine.ics') {
      if (actor.teacherId === null) throw notFound({ zh: '日程', en: 'calendar' });
      return send(reply, icalendarOf(say({ zh: '我的培训', en: 'My training' }, locale), (await readModel.forFile({ teacherId: actor.teacherId })).map((each) => eventOf(each, locale)), now), 'training');
    }
    const id = /^(\d{1,9})\.ics$/.exec(request.params.file)?.[1];
    const cohort = id ? await platform.reader.row<{ title: string; titleEn: string; status: string; code: string }>('SELECT title, titleEn, status, code FROM cohorts WHERE id = ?', [Number(id)]) : undefined;
    if (!cohort || !actor.is(...OFFICE_ROLES) || (cohort.status === 'DRAFT' && !actor.reach('ADMINISTRATOR', 'COORDINATOR', 'CREDIT_OFFICER', 'AUDITOR').county)) throw notFound({ zh: '培训班', en: 'cohort' });
    const sessions = await readModel.forFile({ cohortId: Number(id) });
    return send(reply, icalendarOf(say({ zh: cohort.title, en: cohort.titleEn }, locale), sessions.map((each) => eventOf(each, locale)), now), cohort.code);
  });
}

function eventOf({ id, startsAt, endsAt, topic, topicEn, title, titleEn, place, lecturer, revision, cancelledAt }: FiledSession, locale: Locale): CalendarEvent {
  const isCancelled = cancelledAt !== null;
  return { id, startsAt, endsAt, place, revision, isCancelled, summary: `${isCancelled ? say({ zh: '已停课：', en: 'Cancelled: ' }, locale) : ''}${say({ zh: topic, en: topicEn }, locale)} · ${say({ zh: title, en: titleEn }, locale)}`, description: say({ zh: `授课人：${lecturer}`, en: `Lecturer: ${lecturer}` }, locale) };
}

function send(reply: FastifyReply, text: string, name: string): FastifyReply {
  return reply.type('text/calendar; charset=utf-8').headers({ 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.ics`)}`, 'cache-control': 'no-store' }).send(text);
}
