import { type Clock, instantOf } from '../../platform/clock.js';
import type { Reader, SqlValue } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import type { Actor } from '../accounts/index.js';
import { IS_ASKED } from './answering.js';
import { ANSWERED, type Dimension, DIMENSIONS, EVERYBODY, groupResults, shownGroups, type Tally } from './rules/groups.js';
import { type Given, type Question, resultsOf } from './rules/questions.js';
import type { Scope } from './rules/scope.js';
import { hiddenBecause, refusalToAnswer, stateOf } from './rules/survey.js';
import type { SurveyRow } from './surveys.entities.js';
import type { OwnSurvey, Survey, SurveyDesk, SurveyFilter, SurveyGroup, SurveyResults } from './surveys.types.js';

type Joined = Omit<SurveyRow, 'asked'> & { cohortTitle: string | null; cohortTitleEn: string | null; asked: number; answered: number };
type Names = ReadonlyMap<string, string>;

const COLUMNS = 's.id, s.cohortId, s.kind, s.title, s.anonymous, s.opensAt, s.closesAt, s.questions, s.followsId, s.scope, s.planYear';
const SELECTED = `SELECT ${COLUMNS}, c.title AS cohortTitle, c.titleEn AS cohortTitleEn, COALESCE(c.taken, s.asked) AS asked, (SELECT COUNT(*) FROM survey_participations p WHERE p.surveyId = s.id) AS answered`;
const FROM = 'FROM surveys s LEFT JOIN cohorts c ON c.id = s.cohortId';
const SURVEYS = `${SELECTED} ${FROM}`;
const MOST_OWN = 50;
const GROUP_COLUMNS: Record<Dimension, string> = { AREA: 'areaId', STAGE: 'stage', SUBJECT: 'subject' };

export class SurveysReadModel {
  constructor(private readonly reader: Reader, private readonly clock: Clock) {}

  /** Over all classes and the county, those that close last first. */
  async page(filter: SurveyFilter, page: PageInput): Promise<Page<SurveyDesk>> {
    const { where, params } = this.condition(filter);
    const [rows, count] = await Promise.all([
      this.reader.rows<Joined>(`${SURVEYS} WHERE ${where} ORDER BY s.closesAt DESC, s.id DESC LIMIT ? OFFSET ?`, [...params, page.limit, page.offset]),
      this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n ${FROM} WHERE ${where}`, params),
    ]);
    return { items: await this.toDesks(rows), totalCount: count?.n ?? 0 };
  }

  async ofCohort(cohortId: number): Promise<SurveyDesk[]> {
    return this.toDesks(await this.reader.rows<Joined>(`${SURVEYS} WHERE s.cohortId = ? ORDER BY s.opensAt, s.id`, [cohortId]));
  }

  async desk(id: number): Promise<SurveyDesk | null> {
    return (await this.toDesks(await this.reader.rows<Joined>(`${SURVEYS} WHERE s.id = ?`, [id])))[0] ?? null;
  }

  async results(id: number): Promise<SurveyResults | null> {
    const row = await this.reader.row<Joined>(`${SURVEYS} WHERE s.id = ?`, [id]);
    if (!row) return null;
    const now = instantOf(this.clock.now());
    const desk = (await this.toDesks([row]))[0] as SurveyDesk;
    const hidden = await this.hidden(row, now);
    if (hidden) return { desk, hidden, questions: [], groups: [] };
    const earlier = row.followsId === null ? undefined : await this.reader.row<SurveyRow>('SELECT * FROM surveys WHERE id = ?', [row.followsId]);
    const before = earlier && !(await this.hidden(earlier, now)) ? new Map((await this.counted(earlier)).map((each) => [each.question.key, each])) : null;
    return {
      desk, hidden: null, groups: row.cohortId === null ? await this.groups(row) : [],
      questions: (await this.counted(row)).map((each) => ({ ...each, question: told(each.question), earlierMeanMilli: before?.get(each.question.key)?.meanMilli ?? null, earlierCounts: before?.get(each.question.key)?.counts ?? null })),
    };
  }

  private async hidden(survey: Pick<SurveyRow, 'id' | 'closesAt' | 'anonymous'>, now: string): Promise<'TOO_FEW' | 'STILL_OPEN' | null> {
    const answers = await this.reader.row<{ n: number }>('SELECT COUNT(*) AS n FROM survey_answers WHERE surveyId = ?', [survey.id]);
    return hiddenBecause({ now, closesAt: survey.closesAt, anonymous: Boolean(survey.anonymous), answers: answers?.n ?? 0 });
  }

  private async counted(survey: Pick<SurveyRow, 'id' | 'questions'>): Promise<ReturnType<typeof resultsOf>> {
    const answers = await this.reader.rows<{ given: string }>('SELECT given FROM survey_answers WHERE surveyId = ? ORDER BY id', [survey.id]);
    return resultsOf(JSON.parse(survey.questions) as Question[], answers.map(({ given }) => JSON.parse(given) as Given[]));
  }

  /** By area, stage and subject, each group by itself; the most answers first. */
  private async groups({ id, questions }: Joined): Promise<SurveyGroup[]> {
    const asked = JSON.parse(questions) as Question[];
    const tallies = await this.reader.rows<Tally & { dimension: Dimension }>('SELECT dimension, code, question, choice, people FROM survey_tallies WHERE surveyId = ?', [id]);
    const areas = new Map((await this.reader.rows<{ id: number; name: string; nameEn: string }>('SELECT id, name, nameEn FROM areas')).map((each) => [String(each.id), each]));
    const all: SurveyGroup[] = [];
    for (const dimension of DIMENSIONS) {
      const column = GROUP_COLUMNS[dimension];
      const within = tallies.filter((each) => each.dimension === dimension);
      const recipients = await this.reader.rows<{ code: string | number; asked: number }>(`SELECT ${column} AS code, COUNT(*) AS asked FROM survey_recipients WHERE surveyId = ? AND ${column} IS NOT NULL GROUP BY ${column}`, [id]);
      const groups = recipients.map((each) => ({ code: String(each.code), asked: each.asked, answered: within.find(({ code, question, choice }) => code === String(each.code) && question === EVERYBODY && choice === ANSWERED)?.people ?? 0 }));
      const shown = shownGroups(groups);
      all.push(...groups.sort((a, b) => b.answered - a.answered || (a.code < b.code ? -1 : 1)).map(({ code, ...counts }): SurveyGroup => ({
        dimension, code: dimension === 'AREA' ? code : code.toUpperCase(), name: dimension === 'AREA' ? areas.get(code)?.name ?? null : null, nameEn: dimension === 'AREA' ? areas.get(code)?.nameEn ?? null : null, ...counts, isShown: shown.has(code),
        questions: shown.has(code) ? groupResults(asked, within.filter((each) => each.code === code)).map(({ question, ...result }) => ({ key: question.key, ...result })) : [],
      })));
    }
    return all;
  }

  /** What the viewer is asked, those to answer first. */
  async own(actor: Actor): Promise<OwnSurvey[]> {
    const now = instantOf(this.clock.now());
    const teacherId = actor.teacherId ?? 0;
    const rows = await this.reader.rows<Joined & { hasAnswered: number }>(
      `${SELECTED}, (SELECT COUNT(*) FROM survey_participations x WHERE x.surveyId = s.id AND x.teacherId = ?) AS hasAnswered ${FROM}
       WHERE s.opensAt <= ? AND ${IS_ASKED} ORDER BY s.closesAt DESC, s.id LIMIT ?`, [teacherId, now, teacherId, teacherId, MOST_OWN]);
    return rows.map((row) => ({
      survey: toSurvey(row, NO_NAMES), answered: row.hasAnswered > 0, canAnswer: refusalToAnswer({ now, opensAt: row.opensAt, closesAt: row.closesAt, hasAnswered: row.hasAnswered > 0 }) === null,
    }));
  }

  private condition({ search, state, kind, isCounty, planYear }: SurveyFilter): { where: string; params: SqlValue[] } {
    const conditions = ['(1 = 1)'];
    const params: SqlValue[] = [];
    const add = (sql: string, ...values: SqlValue[]): void => {
      conditions.push(sql);
      params.push(...values);
    };
    const now = instantOf(this.clock.now());
    if (search) {
      const part = `%${search.normalize('NFKC').trim().replace(/[%_]/g, '')}%`;
      add('(s.title LIKE ? OR c.title LIKE ?)', part, part);
    }
    if (state === 'PLANNED') add('s.opensAt > ?', now);
    if (state === 'OPEN') add('s.opensAt <= ? AND s.closesAt >= ?', now, now);
    if (state === 'CLOSED') add('s.closesAt < ?', now);
    if (kind) add('s.kind = ?', kind);
    if (isCounty != null) conditions.push(isCounty ? 's.cohortId IS NULL' : 's.cohortId IS NOT NULL');
    if (planYear != null) add('s.planYear = ?', planYear);
    return { where: conditions.join(' AND '), params };
  }

  private async toDesks(rows: readonly Joined[]): Promise<SurveyDesk[]> {
    const scopes = rows.flatMap(({ scope }) => (scope ? [JSON.parse(scope) as Scope] : []));
    const named = async (table: 'areas' | 'schools', ids: readonly number[]): Promise<Names> =>
      new Map(ids.length === 0 ? [] : (await this.reader.rows<{ id: number; name: string }>(`SELECT id, name FROM ${table} WHERE id IN (?)`, [ids])).map(({ id, name }) => [`${table}:${id}`, name]));
    const names = new Map([...await named('areas', scopes.flatMap(({ areaIds }) => areaIds)), ...await named('schools', scopes.flatMap(({ schoolIds }) => schoolIds))]);
    const now = instantOf(this.clock.now());
    return rows.map((row) => ({ survey: toSurvey(row, names), asked: row.asked, answered: row.answered, state: stateOf({ now, ...row }) }));
  }
}

const NO_NAMES: Names = new Map();
const told = (question: Question): Question & { isOfLecturer: boolean } => ({ ...question, isOfLecturer: question.expertId !== undefined });

function toSurvey(row: Joined, names: Names): Survey {
  const scope = row.scope ? JSON.parse(row.scope) as Scope : null;
  const namesOf = (table: 'areas' | 'schools', ids: readonly number[]): string[] => ids.map((id) => names.get(`${table}:${id}`) ?? '');
  return {
    ...row, anonymous: Boolean(row.anonymous), questions: (JSON.parse(row.questions) as Question[]).map(told),
    scope: scope && { areas: namesOf('areas', scope.areaIds), schools: namesOf('schools', scope.schoolIds), stages: scope.stages, subjects: scope.subjects },
  };
}
