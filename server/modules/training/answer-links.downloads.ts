import type { FastifyInstance, FastifyRequest } from 'fastify';

import { countyTimeOf, instantOf } from '../../platform/clock.js';
import type { LinkCardsData } from '../../platform/documents/index.js';
import { badInput, notFound } from '../../platform/errors.js';
import { type Locale, say, type Words } from '../../platform/locale.js';
import type { Platform } from '../../platform/module.js';
import { type ColumnSpec, workbookBytes } from '../../platform/spreadsheets/index.js';
import type { RequestContext } from '../accounts/index.js';
import type { AnswerLinks } from './answer-links.service.js';
import { type CohortsReadModel, cohortViewOf } from './cohorts.read-model.js';
import type { Cohort } from './cohorts.types.js';
import type { RegistrationsReadModel } from './registrations.read-model.js';
import type { Registration } from './registrations.types.js';
import { CAN_ANSWER } from './rules/answer-link.js';
import { REGISTRATION_STATUSES } from './rules/vocabulary.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Whoever hands out the link of one teacher hands out those of many. */
const HANDING_OUT = ['ADMINISTRATOR', 'COORDINATOR', 'SCHOOL_ADMINISTRATOR'] as const;
/** A hundred pages, set in ten seconds; a larger class prints them school by school. */
const MOST_CARDS = 1_000;

interface Linked {
  readonly registration: Registration;
  readonly url: string;
}

/**
 * `GET /downloads/answer-links/{cohortId}.xlsx` is a link for everybody of a class who can answer and has not, within reach;
 * without the ending the same as cards for A4 with a QR code each. A link answers for its teacher, so each download is audited.
 */
export function serveAnswerLinks(http: FastifyInstance, contextOf: (request: FastifyRequest) => Promise<RequestContext>, platform: Platform, readModels: { readonly cohorts: CohortsReadModel; readonly registrations: RegistrationsReadModel; readonly links: AnswerLinks }): void {
  http.get<{ Params: { file: string }; Querystring: { locale?: string } }>('/downloads/answer-links/:file', async (request, reply) => {
    const { actor, locale: asked } = await contextOf(request);
    const locale: Locale = request.query.locale === 'en' ? 'en' : request.query.locale === 'zh-CN' ? 'zh-CN' : asked;
    const [, id, isExcel] = /^(\d{1,9})(\.xlsx)?$/.exec(request.params.file) ?? [];
    const cohort = id && actor.is(...HANDING_OUT) ? await readModels.cohorts.one(cohortViewOf(actor), Number(id)) : null;
    if (!cohort) throw notFound({ zh: '培训班', en: 'cohort' });
    const unanswered = cohort.status === 'OPEN' ? (await readModels.registrations.all(actor.reach(...HANDING_OUT), cohort.id, { statuses: [...CAN_ANSWER] })).filter(({ confirmedAt }) => confirmedAt === null) : [];
    if (unanswered.length === 0) throw notFound({ zh: '待答复的学员（报名期间，已录取或候补且尚未答复的）', en: 'anybody who can answer: admitted or waiting, while registration is open' });
    if (!isExcel && unanswered.length > MOST_CARDS) throw badInput('file', { zh: `卡片一次最多打印 ${MOST_CARDS} 人，请由各学校分别打印，或下载 Excel 名单。`, en: `At most ${MOST_CARDS} cards at a time: let schools print their own, or take the Excel list.` });
    const linked = unanswered.map((registration): Linked => ({ registration, url: readModels.links.urlOf({ id: registration.id, teacherId: registration.teacher.id, createdAt: registration.createdAt }, cohort.startsOn) }));
    const bytes = isExcel ? await workbookBytes({ sheets: [sheetOf(cohort, linked, locale)] }) : await platform.printer.print('link-cards', cardsOf(cohort, linked, locale, instantOf(platform.clock.now())), locale);
    await platform.work.run(actor, (tx) => {
      tx.audit({ action: 'cohort.downloadAnswerLinks', subjectType: 'Cohort', subjectId: cohort.id, details: { people: linked.length } });
      return Promise.resolve();
    });
    const name = `${say(TITLE, locale)} ${titleOf(cohort, locale)}.${isExcel ? 'xlsx' : 'pdf'}`;
    return reply.type(isExcel ? XLSX : 'application/pdf').headers({ 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`, 'cache-control': 'no-store' }).send(Buffer.from(bytes));
  });
}

const TITLE: Words = { zh: '参训确认', en: 'Answers of participants' };
const titleOf = (cohort: Cohort, locale: Locale): string => say({ zh: cohort.title, en: cohort.titleEn }, locale);
const schoolOf = ({ teacher }: Registration, locale: Locale): string => say({ zh: teacher.school.name, en: teacher.school.nameEn }, locale);

const COLUMNS: readonly (Omit<ColumnSpec, 'header'> & { readonly words: Words })[] = [
  { key: 'number', words: { zh: '教师编号', en: 'Teacher number' }, type: 'text', width: 16 }, { key: 'name', words: { zh: '姓名', en: 'Name' }, type: 'text', width: 12 },
  { key: 'school', words: { zh: '学校', en: 'School' }, type: 'text', width: 28 }, { key: 'status', words: { zh: '状态', en: 'State' }, type: 'text', width: 10 }, { key: 'link', words: { zh: '答复链接', en: 'Link to answer' }, type: 'text', width: 90 },
];

function sheetOf(cohort: Cohort, linked: readonly Linked[], locale: Locale) {
  return {
    name: titleOf(cohort, locale), columns: COLUMNS.map(({ words, ...column }) => ({ ...column, header: say(words, locale) })),
    rows: linked.map(({ registration, url }) => ({ number: registration.teacher.number, name: registration.teacher.name, school: schoolOf(registration, locale), status: say(REGISTRATION_STATUSES[registration.status], locale), link: url })),
  };
}

function cardsOf(cohort: Cohort, linked: readonly Linked[], locale: Locale, now: string): LinkCardsData {
  const period = cohort.startsOn === cohort.endsOn ? cohort.startsOn : `${cohort.startsOn} – ${cohort.endsOn}`;
  return {
    title: `${titleOf(cohort, locale)} ${say(TITLE, locale)}`, subtitle: `${period}　${say({ zh: cohort.place, en: cohort.placeEn }, locale)}`,
    hint: say({ zh: '请用手机扫码，答复参加或不参加，不需要登录。二维码只供本人使用。', en: 'Scan it with a phone and say whether you come; no signing in. It is for you alone.' }, locale), generatedOn: countyTimeOf(now),
    cards: linked.map(({ registration, url }) => ({ name: registration.teacher.name, detail: schoolOf(registration, locale), note: say(REGISTRATION_STATUSES[registration.status], locale), verification: { url, address: url } })),
  };
}
