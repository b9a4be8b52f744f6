import DataLoader from 'dataloader';

import { type Clock, dayOf } from '../../platform/clock.js';
import type { Reader, SqlValue } from '../../platform/data/sql.js';
import { notFound } from '../../platform/errors.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import { type Locale, say } from '../../platform/locale.js';
import type { Secrets } from '../../platform/secrets.js';
import { type Actor, reachSql } from '../accounts/index.js';
import { TEACHER_COLUMNS, type TeacherRecord, toTeacher } from '../teachers/index.js';
import { candidatesOf, reasonsIn } from './candidates.js';
import { openingFacts } from './opening-facts.js';
import { drawSeed } from './rounds.service.js';
import type { SelectionCandidate, SelectionCounts, SelectionMay, SelectionNextStage, SelectionPipeline, SelectionQuota, SelectionRound, SelectionRoundFilter } from './rounds.types.js';
import type { SelectionRules } from './round-rules.types.js';
import { refusalToNominate } from './rules/nomination.js';
import { fullPoints, type RoundRules } from './rules/round-rules.js';
import { nextStatus, refusalToOpen, ROUND_STATUSES, type RoundStatus, STATUS_OF_STAGE, STATUS_WORDS } from './rules/stage-opening.js';
import { COUNTY_READERS, NOMINATORS } from './selection.policy.js';
import { ROUND, roundOf } from './selection.store.js';
import { ELIGIBILITY_WORDS, OPENING_WORDS, tell } from './selection.words.js';

type Params = (SqlValue | readonly SqlValue[])[];

const PIPELINE_FIELDS = ['code', 'title', 'titleEn', 'honourCode', 'honourLevel', 'honourTitle', 'honourTitleEn', 'honourYears'] as const;
export const ROUND_COLUMNS = `r.id, r.year, r.title, r.titleEn, r.status, r.version, r.rules, r.seedHash, r.openedAt, r.concludedAt, n.startsOn AS noticeStartsOn, n.endsOn AS noticeEndsOn,
  p.id AS p_id, ${PIPELINE_FIELDS.map((each) => `p.${each} AS p_${each}`).join(', ')}`;
export const ROUND_TABLES = 'selection_rounds r JOIN selection_pipelines p ON p.id = r.pipelineId LEFT JOIN selection_notices n ON n.roundId = r.id';

export type RoundRecord = Omit<SelectionRound, 'pipeline' | 'rules'> & { rules: string } & { [F in (typeof PIPELINE_FIELDS)[number] | 'id' as `p_${F}`]: SelectionPipeline[F] };

export function toRound(record: RoundRecord): SelectionRound {
  const { id, year, title, titleEn, status, version, seedHash, openedAt, concludedAt, noticeStartsOn, noticeEndsOn } = record;
  const pipeline = Object.fromEntries(['id' as const, ...PIPELINE_FIELDS].map((each) => [each, record[`p_${each}`]])) as unknown as SelectionPipeline;
  return { id, pipeline, year, title, titleEn, status, version, rules: toRules(JSON.parse(record.rules) as RoundRules, status), seedHash, openedAt, concludedAt, noticeStartsOn, noticeEndsOn };
}

function toRules(rules: RoundRules, status: RoundStatus): SelectionRules {
  const at = ROUND_STATUSES.indexOf(status);
  const state = (stage: RoundStatus): string => (ROUND_STATUSES.indexOf(stage) < at || (stage === 'CONCLUDED' && status === 'CONCLUDED') ? 'PAST' : stage === status ? 'OPEN' : 'AHEAD');
  return {
    ...rules, fullPoints: fullPoints(rules.rubric), stages: rules.stages.map((each) => ({ ...each, state: state(STATUS_OF_STAGE[each.kind]) })),
    judging: { ...rules.judging, tieBreak: rules.judging.tieBreak.map((each) => ({ kind: each.kind, criterion: each.kind === 'CRITERION' ? each.criterion : null })) },
  };
}

export class RoundsReadModel {
  private readonly countsEdge = {};

  constructor(private readonly reader: Reader, private readonly secrets: Secrets, private readonly clock: Clock) {}

  pipelines(): Promise<SelectionPipeline[]> {
    return this.reader.rows<SelectionPipeline>('SELECT * FROM selection_pipelines ORDER BY id');
  }

  async pipeline(id: number): Promise<SelectionPipeline | null> {
    return await this.reader.row<SelectionPipeline>('SELECT * FROM selection_pipelines WHERE id = ?', [id]) ?? null;
  }

  async page(actor: Actor, filter: SelectionRoundFilter, page: PageInput): Promise<Page<SelectionRound>> {
    const conditions = [visible(actor)];
    const params: Params = [];
    for (const [column, value] of [['r.year', filter.year], ['r.status', filter.status], ['r.pipelineId', filter.pipelineId && Number(filter.pipelineId)]] as const) {
      if (value == null || value === '') continue;
      conditions.push(`${column} = ?`);
      params.push(value);
    }
    const where = conditions.join(' AND ');
    const [records, count] = await Promise.all([
      this.reader.rows<RoundRecord>(`SELECT ${ROUND_COLUMNS} FROM ${ROUND_TABLES} WHERE ${where} ORDER BY r.year DESC, r.id DESC LIMIT ? OFFSET ?`, [...params, page.limit, page.offset]),
      this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n FROM selection_rounds r WHERE ${where}`, params),
    ]);
    return { items: records.map(toRound), totalCount: count?.n ?? 0 };
  }

  async one(actor: Actor, id: number): Promise<SelectionRound | null> {
    const record = await this.reader.row<RoundRecord>(`SELECT ${ROUND_COLUMNS} FROM ${ROUND_TABLES} WHERE ${visible(actor)} AND r.id = ?`, [id]);
    return record ? toRound(record) : null;
  }

  counts(loader: <T>(owner: object, make: () => DataLoader<number, T>) => DataLoader<number, T>, roundId: number): Promise<SelectionCounts> {
    return loader(this.countsEdge, () => new DataLoader((ids: readonly number[]) => this.countsOf(ids))).load(roundId);
  }

  seed(roundId: number): Promise<string | null> {
    return drawSeed(this.reader, this.secrets, roundId);
  }

  async nextStage(roundId: number, locale: Locale): Promise<SelectionNextStage | null> {
    const round = await roundOf(this.reader, roundId);
    const status = round && nextStatus(round.status, round.rules);
    if (!round || !status) return null;
    const refusal = refusalToOpen(await openingFacts(this.reader, round, status, this.today()));
    return { status, allowed: refusal === null, reason: refusal && say(tell(OPENING_WORDS, refusal), locale) };
  }

  mayNominate(round: SelectionRound, locale: Locale): SelectionMay {
    const refusal = refusalToNominate(round.status, round.rules as unknown as RoundRules, this.today());
    if (!refusal) return { allowed: true, reason: null };
    const words = refusal.code === 'NOT_OPEN'
      ? { zh: `评选处于“${STATUS_WORDS[refusal.status].zh}”环节，不接受推荐。`, en: `The round is in ${STATUS_WORDS[refusal.status].en}; nominations are not taken.` }
      : { zh: `推荐已于 ${refusal.deadline} 截止。`, en: `Nominations ended on ${refusal.deadline}.` };
    return { allowed: false, reason: say(words, locale) };
  }

  async quotas(actor: Actor, roundId: number, filter: { search?: string | null; id?: number }, page: PageInput): Promise<Page<SelectionQuota>> {
    const scope = reachSql(actor.reach(...COUNTY_READERS, ...NOMINATORS), { school: 'q.schoolId', area: 's.areaId' });
    const conditions = [scope.sql, 'q.roundId = ?'];
    const params: Params = [...scope.params, roundId];
    if (filter.search) {
      conditions.push('(s.name LIKE ? OR s.code LIKE ?)');
      params.push(`%${filter.search}%`, `${filter.search}%`);
    }
    if (filter.id !== undefined) {
      conditions.push('q.id = ?');
      params.push(filter.id);
    }
    const where = conditions.join(' AND ');
    const [records, count] = await Promise.all([
      this.reader.rows<{ id: number; schoolId: number; seats: number; used: number; overridden: number; code: string; name: string; nameEn: string; kind: string; remoteness: string; teacherCount: number }>(
        `SELECT q.id, q.schoolId, q.seats, q.used, q.overridden, s.code, s.name, s.nameEn, s.kind, s.remoteness, s.teacherCount FROM selection_quotas q JOIN schools s ON s.id = q.schoolId
         WHERE ${where} ORDER BY s.code LIMIT ? OFFSET ?`, [...params, page.limit, page.offset]),
      this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n FROM selection_quotas q JOIN schools s ON s.id = q.schoolId WHERE ${where}`, params),
    ]);
    return {
      totalCount: count?.n ?? 0,
      items: records.map(({ id, schoolId, seats, used, overridden, ...school }) => ({ id, seats, used, left: seats - used, overridden: Boolean(overridden), school: { id: schoolId, ...school, area: null } })),
    };
  }

  /** Teachers in service whom the actor could nominate, each with everything that keeps him out. */
  async candidates(actor: Actor, roundId: number, filter: { search?: string | null; schoolId?: number | null }, page: PageInput, locale: Locale): Promise<Page<SelectionCandidate>> {
    const round = await roundOf(this.reader, roundId);
    if (!round) throw notFound(ROUND);
    const scope = reachSql(actor.reach(...COUNTY_READERS, ...NOMINATORS), { school: 't.schoolId', area: 's.areaId' });
    const conditions = [scope.sql, "t.status = 'ACTIVE'"];
    const params: Params = [...scope.params];
    if (filter.schoolId) {
      conditions.push('t.schoolId = ?');
      params.push(filter.schoolId);
    }
    if (filter.search) {
      const search = filter.search.normalize('NFKC').trim();
      conditions.push('(t.name LIKE ? OR t.nameKey LIKE ? OR t.number LIKE ?)');
      params.push(`%${search}%`, `%${search.toLowerCase()}%`, `${search.toUpperCase()}%`);
    }
    const where = conditions.join(' AND ');
    const [records, count] = await Promise.all([
      this.reader.rows<TeacherRecord>(`SELECT ${TEACHER_COLUMNS} FROM teachers t JOIN schools s ON s.id = t.schoolId WHERE ${where} ORDER BY t.nameKey, t.id LIMIT ? OFFSET ?`, [...params, page.limit, page.offset]),
      this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n FROM teachers t JOIN schools s ON s.id = t.schoolId WHERE ${where}`, params),
    ]);
    const facts = await candidatesOf(this.reader, round.id, records.map(({ id }) => id));
    return {
      totalCount: count?.n ?? 0,
      items: records.map((record) => {
        const candidate = facts.get(record.id);
        const reasons = candidate ? reasonsIn(round, candidate, this.today()).map((reason) => ({ code: reason.code, message: say(tell(ELIGIBILITY_WORDS, reason), locale) })) : [];
        return { teacher: toTeacher(record), eligible: reasons.length === 0, reasons };
      }),
    };
  }

  private today(): string {
    return dayOf(this.clock.now());
  }

  private async countsOf(ids: readonly number[]): Promise<SelectionCounts[]> {
    const grouped = async <T extends { roundId: number }>(sql: string): Promise<T[]> => this.reader.rows<T>(sql, [[...ids]]);
    const entries = await grouped<{ roundId: number; status: string; n: number }>('SELECT roundId, status, COUNT(*) AS n FROM selection_entries WHERE roundId IN (?) GROUP BY roundId, status');
    const seats = await grouped<{ roundId: number; seats: number; used: number }>('SELECT roundId, SUM(seats) AS seats, SUM(used) AS used FROM selection_quotas WHERE roundId IN (?) GROUP BY roundId');
    const papers = await grouped<{ roundId: number; status: string; n: number }>("SELECT roundId, status, COUNT(*) AS n FROM selection_papers WHERE roundId IN (?) AND status IN ('OPEN', 'SUBMITTED') GROUP BY roundId, status");
    const judges = await grouped<{ roundId: number; n: number }>('SELECT roundId, COUNT(*) AS n FROM selection_judges WHERE roundId IN (?) AND dismissedAt IS NULL GROUP BY roundId');
    const objections = await grouped<{ roundId: number; n: number }>("SELECT n.roundId, COUNT(*) AS n FROM selection_objections o JOIN selection_notices n ON n.id = o.noticeId WHERE n.roundId IN (?) AND o.status = 'OPEN' GROUP BY n.roundId");
    return ids.map((id) => {
      const of = (...statuses: string[]): number => entries.filter((each) => each.roundId === id && statuses.includes(each.status)).reduce((sum, { n }) => sum + n, 0);
      const sheets = (status: string): number => papers.find((each) => each.roundId === id && each.status === status)?.n ?? 0;
      const quota = seats.find(({ roundId }) => roundId === id);
      return {
        seats: quota?.seats ?? 0, seatsUsed: quota?.used ?? 0, nominated: of('NOMINATED'), returned: of('RETURNED'), qualified: of('QUALIFIED', 'AWARDED', 'NOT_AWARDED', 'STRUCK'), rejected: of('REJECTED'),
        withdrawn: of('WITHDRAWN'), awarded: of('AWARDED'), papers: sheets('OPEN') + sheets('SUBMITTED'), papersSubmitted: sheets('SUBMITTED'),
        judges: judges.find(({ roundId }) => roundId === id)?.n ?? 0, objectionsOpen: objections.find(({ roundId }) => roundId === id)?.n ?? 0,
      };
    });
  }
}

/** A draft is the county's own. */
function visible(actor: Actor): string {
  return actor.is(...COUNTY_READERS) ? '(1 = 1)' : "r.status <> 'DRAFT'";
}
