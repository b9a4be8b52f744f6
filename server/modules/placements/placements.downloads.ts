import type { FastifyInstance, FastifyRequest } from 'fastify';

import { countyTimeOf, instantOf } from '../../platform/clock.js';
import { type Locale, localeOf, say } from '../../platform/locale.js';
import type { Platform } from '../../platform/module.js';
import { workbookBytes } from '../../platform/spreadsheets/index.js';
import type { RequestContext } from '../accounts/index.js';
import { isCentre, STAGES, SUBJECTS, type Word } from '../organisations/index.js';
import type { PlacementsReadModel } from './placements.read-model.js';
import { placementNotFound } from './placements.store.js';
import type { PlacementDesk, PlacementHost } from './placements.types.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
type Route = { Params: { file: string }; Querystring: { locale?: string } };

/** `GET /downloads/placements/{cohortId}.xlsx` is the whole list in Excel, `/downloads/placement-host/{hostId}` the list of one host school for A4. */
export function servePlacementDownloads(http: FastifyInstance, contextOf: (request: FastifyRequest) => Promise<RequestContext>, { work, reader, printer, clock }: Platform, readModel: PlacementsReadModel): void {
  const asked = async (request: FastifyRequest<Route>, cohortIdOf: (id: number) => Promise<number>) => {
    const context = await contextOf(request);
    const id = Number(/^(\d{1,9})(\.xlsx)?$/.exec(request.params.file)?.[1] ?? 0);
    const cohortId = id && isCentre(context, null) ? await cohortIdOf(id) : 0;
    const desk = cohortId ? await readModel.desk(cohortId) : null;
    const cohort = desk && await reader.row<{ title: string; titleEn: string }>('SELECT title, titleEn FROM cohorts WHERE id = ?', [cohortId]);
    if (!desk || !cohort) throw placementNotFound();
    await work.run(context.actor, (tx) => Promise.resolve(tx.audit({ action: 'placement.download', subjectType: 'Cohort', subjectId: cohortId, details: { people: desk.people.length } })));
    const locale: Locale = request.query.locale ? localeOf(request.query.locale) : context.locale;
    return { id, desk, locale, title: say({ zh: cohort.title, en: cohort.titleEn }, locale) };
  };
  const named = (name: string): Record<string, string> => ({ 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`, 'cache-control': 'no-store' });
  http.get<Route>('/downloads/placements/:file', async (request, reply) => {
    const { desk, locale, title } = await asked(request, (id) => Promise.resolve(id));
    const bytes = await workbookBytes({ sheets: [peopleSheet(desk, locale), mentorSheet(desk, locale)] });
    return reply.type(XLSX).headers(named(`${title} ${say({ zh: '跟岗安排', en: 'placements' }, locale)}.xlsx`)).send(Buffer.from(bytes));
  });
  http.get<Route>('/downloads/placement-host/:file', async (request, reply) => {
    const { id, desk, locale, title } = await asked(request, async (hostId) => (await reader.row<{ cohortId: number }>('SELECT cohortId FROM placement_hosts WHERE id = ?', [hostId]))?.cohortId ?? 0);
    const host = desk.hosts.find((each) => each.id === id) as PlacementHost;
    const words = say({ zh: '跟岗名单', en: 'Placement list' }, locale);
    const bytes = await printer.print('table-report', { title: words, subtitle: `${hostName(host, locale)} · ${title}`, ...hostList(desk, host, locale), generatedOn: countyTimeOf(instantOf(clock.now())) }, locale);
    return reply.type('application/pdf').headers(named(`${words} ${hostName(host, locale)}.pdf`)).send(Buffer.from(bytes));
  });
}

const wordOf = (list: readonly Word<string>[], code: string, locale: Locale): string => {
  const word = list.find((each) => each.code === code);
  return word ? say(word, locale) : code;
};
const hostName = ({ schoolName, schoolNameEn }: { schoolName: string; schoolNameEn: string }, locale: Locale): string => say({ zh: schoolName, en: schoolNameEn }, locale);
const teaches = ({ subject, stage }: { subject: string; stage: string }, locale: Locale): string => (locale === 'en' ? `${wordOf(SUBJECTS, subject, locale)}, ${wordOf(STAGES, stage, locale).toLowerCase()}` : `${wordOf(STAGES, stage, locale)}${wordOf(SUBJECTS, subject, locale)}`);
const daysOf = ({ days }: PlacementHost): string => days.map(({ day }) => day.slice(5)).join(' ');

/** By mentor, with a column to sign in. */
function hostList({ people }: PlacementDesk, host: PlacementHost, locale: Locale) {
  const t = (zh: string, en: string): string => say({ zh, en }, locale);
  const rows = host.mentors.flatMap((mentor) => people.filter(({ mentorId }) => mentorId === mentor.id).map((person) => [mentor.name, person.name, teaches(person, locale), hostName(person, locale), '']));
  return {
    columns: [{ header: t('导师', 'Mentor') }, { header: t('学员', 'Participant') }, { header: t('学段学科', 'Teaches') }, { header: t('工作单位', 'School'), width: { share: 2 } }, { header: t('签名', 'Signature'), width: { share: 1 } }], rows,
    footnotes: [
      t(`跟岗日期（${host.days.length} 天）：${daysOf(host)}`, `${host.days.length} days: ${daysOf(host)}`),
      ...host.mentors.filter(({ note }) => note !== '').map((mentor) => `${mentor.name} ${teaches(mentor, locale)}: ${mentor.note}`),
      t('每日出勤请在系统“考勤”中登记并完成当日签到表，计入学员的培训考勤。', 'Please enter every day in the register of the system: it counts for the class.'),
    ],
  };
}

function peopleSheet({ people, hosts }: PlacementDesk, locale: Locale) {
  const t = (zh: string, en: string): string => say({ zh, en }, locale);
  const text = (key: string, header: string, width = 14) => ({ key, header, type: 'text' as const, width });
  return {
    name: t('学员', 'Participants'),
    columns: [text('name', t('姓名', 'Name')), text('teaches', t('学段学科', 'Teaches')), text('school', t('工作单位', 'School'), 26), text('host', t('跟岗学校', 'Host school'), 26), text('mentor', t('导师', 'Mentor')), text('mentorTeaches', t('导师学段学科', 'Mentor teaches')),
      text('days', t('跟岗日期', 'Days'), 30), { key: 'present', header: t('已到天数', 'Days present'), type: 'integer' as const }],
    rows: people.map((person) => {
      const host = hosts.find(({ mentors }) => mentors.some(({ id }) => id === person.mentorId));
      const mentor = host?.mentors.find(({ id }) => id === person.mentorId);
      return {
        name: person.name, teaches: teaches(person, locale), school: hostName(person, locale), host: host ? hostName(host, locale) : t('未安排', 'None yet'), mentor: mentor?.name ?? '', mentorTeaches: mentor ? teaches(mentor, locale) : '',
        days: host ? daysOf(host) : '', present: host ? person.presentDays : null,
      };
    }),
  };
}

function mentorSheet({ hosts }: PlacementDesk, locale: Locale) {
  const t = (zh: string, en: string): string => say({ zh, en }, locale);
  return {
    name: t('导师与名额', 'Mentors'),
    columns: [{ key: 'host', header: t('跟岗学校', 'Host school'), type: 'text' as const, width: 26 }, { key: 'mentor', header: t('导师', 'Mentor'), type: 'text' as const, width: 14 }, { key: 'teaches', header: t('学段学科', 'Teaches'), type: 'text' as const, width: 14 },
      { key: 'capacity', header: t('名额', 'Places'), type: 'integer' as const }, { key: 'used', header: t('已安排', 'Taken'), type: 'integer' as const }, { key: 'note', header: t('备注', 'Note'), type: 'text' as const, width: 30 }],
    rows: hosts.flatMap((host) => host.mentors.map((mentor) => ({ host: hostName(host, locale), mentor: mentor.name, teaches: teaches(mentor, locale), capacity: mentor.capacity, used: mentor.used, note: mentor.note }))),
  };
}
