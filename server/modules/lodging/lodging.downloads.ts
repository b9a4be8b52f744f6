import type { FastifyInstance, FastifyRequest } from 'fastify';

import { countyTimeOf, instantOf } from '../../platform/clock.js';
import type { ReportColumn, TableReportData } from '../../platform/documents/index.js';
import { type Locale, localeOf, say, type Words } from '../../platform/locale.js';
import type { Platform } from '../../platform/module.js';
import { workbookBytes } from '../../platform/spreadsheets/index.js';
import type { RequestContext } from '../accounts/index.js';
import { isCentre } from '../organisations/index.js';
import type { LodgingReadModel } from './lodging.read-model.js';
import { lodgingNotFound } from './lodging.store.js';
import type { LodgingDesk, LodgingMeal, LodgingPerson } from './lodging.types.js';
import { DIETS, FOR_WHOM, MEALS } from './rules/vocabulary.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ROOMS: Words = { zh: '住宿安排表', en: 'Room list' };
const EATING: Words = { zh: '用餐统计表', en: 'Meals' };

/**
 * `GET /downloads/lodging/{cohortId}.xlsx` is all of it in three sheets; `/downloads/lodging-rooms/{cohortId}` the room
 * list for the door and `/downloads/lodging-meals/{cohortId}` the counts for the canteen, for A4.
 */
export function serveLodgingDownloads(http: FastifyInstance, contextOf: (request: FastifyRequest) => Promise<RequestContext>, { work, reader, printer, clock }: Platform, readModel: LodgingReadModel): void {
  type Route = { Params: { file: string }; Querystring: { locale?: string } };
  const asked = async (request: FastifyRequest<Route>, what: string) => {
    const context = await contextOf(request);
    const id = Number(/^(\d{1,9})(\.xlsx)?$/.exec(request.params.file)?.[1] ?? 0);
    const desk = id && isCentre(context, null) ? await readModel.desk(id) : null;
    const cohort = desk && await reader.row<{ title: string; titleEn: string }>('SELECT title, titleEn FROM cohorts WHERE id = ?', [id]);
    if (!desk || !cohort) throw lodgingNotFound();
    await work.run(context.actor, (tx) => Promise.resolve(tx.audit({ action: 'lodging.download', subjectType: 'Cohort', subjectId: id, details: { what, people: desk.people.length } })));
    const locale: Locale = request.query.locale ? localeOf(request.query.locale) : context.locale;
    return { desk, locale, title: say({ zh: cohort.title, en: cohort.titleEn }, locale), generatedOn: countyTimeOf(instantOf(clock.now())) };
  };
  const paper = (path: string, words: Words, tableOf: (desk: LodgingDesk, locale: Locale) => Pick<TableReportData, 'columns' | 'rows' | 'footnotes'>): void => {
    http.get<Route>(`/downloads/${path}/:file`, async (request, reply) => {
      const { desk, locale, title, generatedOn } = await asked(request, path);
      const bytes = await printer.print('table-report', { title: say(words, locale), subtitle: title, ...tableOf(desk, locale), generatedOn }, locale);
      return reply.type('application/pdf').headers({ 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${say(words, locale)} ${title}.pdf`)}`, 'cache-control': 'no-store' }).send(Buffer.from(bytes));
    });
  };
  paper('lodging-rooms', ROOMS, doorList);
  paper('lodging-meals', EATING, canteenList);
  http.get<Route>('/downloads/lodging/:file', async (request, reply) => {
    const { desk, locale, title } = await asked(request, 'xlsx');
    const bytes = await workbookBytes({ sheets: [peopleSheet(desk, locale), ...[[ROOMS, doorList] as const, [EATING, canteenList] as const].map(([words, tableOf]) => {
      const { columns, rows } = tableOf(desk, locale);
      return { name: say(words, locale), columns: columns.map(({ header }, at) => ({ key: String(at), header, type: 'text' as const, width: 18 })), rows: rows.map((row) => Object.fromEntries(row.map((cell, at) => [String(at), cell]))) };
    })] });
    return reply.type(XLSX).headers({ 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${title} ${say({ zh: '食宿', en: 'lodging' }, locale)}.xlsx`)}`, 'cache-control': 'no-store' }).send(Buffer.from(bytes));
  });
}

const schoolOf = ({ schoolName, schoolNameEn }: LodgingPerson, locale: Locale): string => say({ zh: schoolName, en: schoolNameEn }, locale);
const mealName = ({ day, meal }: LodgingMeal, locale: Locale): string => `${day.slice(5)} ${say(MEALS[meal], locale)}`;

function doorList({ rooms, people }: LodgingDesk, locale: Locale): Pick<TableReportData, 'columns' | 'rows'> {
  const t = (zh: string, en: string): string => say({ zh, en }, locale);
  return {
    columns: [{ header: t('房间', 'Room') }, { header: t('床位', 'Bed') }, { header: t('姓名', 'Name'), width: { share: 2 } }, { header: t('学校', 'School'), width: { share: 4 } }, { header: t('住宿', 'Nights'), width: { share: 3 } }],
    rows: rooms.flatMap(({ id, name, forWhom }) => people.filter(({ roomId }) => roomId === id).sort((a, b) => (a.bed ?? 0) - (b.bed ?? 0)).map((person) => [
      `${name}${forWhom === 'ANY' ? '' : `（${say(FOR_WHOM[forWhom], locale)}）`}`, String(person.bed ?? ''), person.name, schoolOf(person, locale), (person.stay?.nights ?? []).map((day) => day.slice(5)).join(' '),
    ])),
  };
}

function canteenList({ mealCounts, people }: LodgingDesk, locale: Locale): Pick<TableReportData, 'columns' | 'rows' | 'footnotes'> {
  const t = (zh: string, en: string): string => say({ zh, en }, locale);
  return {
    columns: [{ header: t('用餐', 'Meal'), width: { share: 2 } }, ...[t('人数', 'People'), say(DIETS.HALAL, locale), say(DIETS.VEGETARIAN, locale), say(DIETS.OTHER, locale)].map((header): ReportColumn => ({ header, align: 'end', width: { share: 1 } }))],
    rows: mealCounts.map((each) => [mealName(each.meal, locale), String(each.people), String(each.halal), String(each.vegetarian), String(each.other)]),
    // What is said in words goes to the kitchen without a name.
    footnotes: [...new Set(people.flatMap(({ stay }) => (stay?.diet === 'OTHER' && stay.dietNote ? [stay.dietNote] : [])))].sort(),
  };
}

function peopleSheet({ people, rooms }: LodgingDesk, locale: Locale) {
  const t = (zh: string, en: string): string => say({ zh, en }, locale);
  return {
    name: t('学员', 'Participants'),
    columns: [
      { key: 'name', header: t('姓名', 'Name'), type: 'text' as const, width: 12 }, { key: 'sex', header: t('性别', 'Sex'), type: 'text' as const }, { key: 'school', header: t('学校', 'School'), type: 'text' as const, width: 26 }, { key: 'answered', header: t('是否登记', 'Answered'), type: 'text' as const },
      { key: 'nights', header: t('住宿', 'Nights'), type: 'text' as const, width: 26 }, { key: 'meals', header: t('用餐', 'Meals'), type: 'integer' as const }, { key: 'diet', header: t('饮食', 'Diet'), type: 'text' as const, width: 16 }, { key: 'room', header: t('房间', 'Room'), type: 'text' as const },
    ],
    rows: people.map((person) => ({
      name: person.name, sex: say(FOR_WHOM[person.isWoman ? 'WOMEN' : 'MEN'], locale), school: schoolOf(person, locale), answered: person.stay ? t('已登记', 'Yes') : t('未登记', 'No'), nights: (person.stay?.nights ?? []).map((day) => day.slice(5)).join(' '),
      meals: person.stay?.meals.length ?? null, diet: person.stay && person.stay.diet !== 'NONE' ? person.stay.dietNote || say(DIETS[person.stay.diet], locale) : '', room: rooms.find(({ id }) => id === person.roomId)?.name ?? '',
    })),
  };
}
