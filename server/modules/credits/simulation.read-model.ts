import type { Reader, SqlValue } from '../../platform/data/sql.js';
import { notFound } from '../../platform/errors.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import { type Locale, say } from '../../platform/locale.js';
import type { Actor } from '../accounts/index.js';
import type { TeachersReadModel } from '../teachers/index.js';
import { RULE_SET_READERS_OF_DRAFTS } from './rule-sets.policy.js';
import type { RuleSetSimulationRow, SimulationResultRow } from './rule-sets.entities.js';
import { type RuleSets, storedFile } from './rule-sets.store.js';
import type { Difference } from './rules/simulation.js';
import { type ComparedRules, explainDifference } from './rules/simulation-explanation.js';
import { byTeachers, type Cause, explainCause } from './rules/simulation-causes.js';
import { causesOf, simulatedRules } from './simulation.job.js';
import { SimulationOutcomeEnum, type RuleSetSimulation, type SimulationCause, type SimulationDifference, type SimulationResult, type SimulationResultFilter, type SimulationSchool, type SimulationSortEnum, type SimulationTotal } from './simulation.types.js';

const SIMULATION = { zh: '模拟测算', en: 'simulation' };
const ROWS_AT_A_TIME = 500;
const MOST_CAUSES = 20;

type SimulationRecord = RuleSetSimulationRow & { createdByName: string | null; draftRevisionNow: number };
type Figures = { n: number; beforeMet: number; afterMet: number; beforeSum: number; afterSum: number; unlike: number };
type Params = (SqlValue | readonly SqlValue[])[];

const FIGURES = 'COUNT(*) AS n, SUM(r.beforeMet) AS beforeMet, SUM(r.afterMet) AS afterMet, SUM(r.beforeCenticredits) AS beforeSum, SUM(r.afterCenticredits) AS afterSum, SUM(r.differsFromLedger) AS unlike';
const TABLES = 'simulation_results r JOIN teachers t ON t.id = r.teacherId JOIN schools s ON s.id = r.schoolId';
const ORDER: Record<keyof typeof SimulationSortEnum, string> = {
  SCHOOL: 's.code, t.nameKey, t.id', LOST_MOST: 'r.afterCenticredits - r.beforeCenticredits, t.id', GAINED_MOST: 'r.afterCenticredits - r.beforeCenticredits DESC, t.id',
};

export class SimulationsReadModel {
  constructor(private readonly reader: Reader, private readonly ruleSets: RuleSets, private readonly teachers: TeachersReadModel) {}

  /** Trials of a draft, the newest first. */
  ofDraft(draftId: number, locale: Locale): Promise<RuleSetSimulation[]> {
    return this.load('m.draftId = ?', [draftId], locale);
  }

  async one(id: number, locale: Locale): Promise<RuleSetSimulation | null> {
    return (await this.load('m.id = ?', [id], locale))[0] ?? null;
  }

  private async load(where: string, params: Params, locale: Locale): Promise<RuleSetSimulation[]> {
    const rows = await this.reader.rows<SimulationRecord>(`SELECT m.*, a.name AS createdByName, d.revision AS draftRevisionNow FROM rule_set_simulations m JOIN rule_set_drafts d ON d.id = m.draftId LEFT JOIN accounts a ON a.id = m.createdByAccountId WHERE ${where} ORDER BY m.id DESC LIMIT 20`, params);
    const newest = (await this.reader.row<{ at: string | null }>('SELECT MAX(publishedAt) AS at FROM rule_sets WHERE isDefault = 1'))?.at ?? '';
    const simulations: RuleSetSimulation[] = [];
    for (const row of rows) {
      const byOutcome = await this.reader.rows<Figures & { outcome: string }>(`SELECT r.outcome, ${FIGURES} FROM simulation_results r WHERE r.simulationId = ? GROUP BY r.outcome`, [row.id]);
      const sum = (pick: keyof Figures): number => byOutcome.reduce((total, each) => total + Number(each[pick]), 0);
      const judge = (await this.ruleSets.timeline(this.reader, row.createdAt))(row.asOfDay);
      const { ruleSet: tried } = storedFile({ document: row.document, testCases: null });
      const average = (total: number): number => (row.teacherCount === 0 ? 0 : Math.round(total / row.teacherCount));
      const { id, draftId, draftRevision, asOfDay, status, jobId, createdAt, endedAt, teacherCount } = row;
      simulations.push({
        id, draftId, draftRevision, asOfDay, status, jobId, createdAt, endedAt, teacherCount, createdByName: row.createdByName ?? '',
        draftName: say(tried.name, locale), ruleSetName: judge ? `${say(judge.name, locale)} v${judge.version}` : '',
        outdated: row.draftRevisionNow !== draftRevision || newest > createdAt, totals: totalsOf(byOutcome), beforeMetCount: sum('beforeMet'), afterMetCount: sum('afterMet'),
        beforeAverageCenticredits: average(sum('beforeSum')), afterAverageCenticredits: average(sum('afterSum')), differsFromLedgerCount: sum('unlike'),
        causes: judge ? byTeachers(causesOf(row)).slice(0, MOST_CAUSES).map((each) => causeOf({ before: judge, after: tried }, each, locale)) : [],
      });
    }
    return simulations;
  }

  /** Schools with what becomes of their teachers, those that lose the most first. */
  async schools(id: number): Promise<SimulationSchool[]> {
    await this.rulesOf(id);
    type Row = Figures & { outcome: string; schoolId: number; code: string; name: string; nameEn: string; kind: string; remoteness: string; teacherCount: number };
    const rows = await this.reader.rows<Row>(
      `SELECT s.id AS schoolId, s.code, s.name, s.nameEn, s.kind, s.remoteness, s.teacherCount, r.outcome, ${FIGURES} FROM ${TABLES} WHERE r.simulationId = ?
       GROUP BY s.id, s.code, s.name, s.nameEn, s.kind, s.remoteness, s.teacherCount, r.outcome ORDER BY s.code LIMIT 5000`, [id]);
    const bySchool = new Map<number, Row[]>();
    for (const row of rows) bySchool.set(row.schoolId, [...(bySchool.get(row.schoolId) ?? []), row]);
    const schools = [...bySchool.values()].map((own): SimulationSchool => {
      const { schoolId, code, name, nameEn, kind, remoteness, teacherCount: inService } = own[0] as Row;
      const sum = (pick: keyof Figures): number => own.reduce((total, each) => total + Number(each[pick]), 0);
      const count = sum('n');
      return {
        school: { id: schoolId, code, name, nameEn, kind, remoteness, teacherCount: inService, area: null }, teacherCount: count, totals: totalsOf(own), beforeMetCount: sum('beforeMet'), afterMetCount: sum('afterMet'),
        beforeAverageCenticredits: Math.round(sum('beforeSum') / count), afterAverageCenticredits: Math.round(sum('afterSum') / count),
      };
    });
    const worse = ({ afterMetCount, beforeMetCount }: SimulationSchool): number => afterMetCount - beforeMetCount;
    return schools.sort((one, other) => worse(one) - worse(other) || (one.afterAverageCenticredits - one.beforeAverageCenticredits) - (other.afterAverageCenticredits - other.beforeAverageCenticredits));
  }

  async results(actor: Actor, id: number, filter: SimulationResultFilter, sort: keyof typeof SimulationSortEnum, page: PageInput, locale: Locale): Promise<Page<SimulationResult>> {
    const rules = await this.rulesOf(id);
    const { where, params } = condition(id, filter);
    const rows = await this.reader.rows<SimulationResultRow>(`SELECT r.* FROM ${TABLES} WHERE ${where} ORDER BY ${ORDER[sort]} LIMIT ? OFFSET ?`, [...params, page.limit, page.offset]);
    const count = await this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n FROM ${TABLES} WHERE ${where}`, params);
    return { items: await this.asResults(actor, rules, rows, locale), totalCount: count?.n ?? 0 };
  }

  /** All of a filter in parts, so that memory stays flat. */
  async *everyResult(actor: Actor, id: number, filter: SimulationResultFilter, locale: Locale): AsyncGenerator<SimulationResult> {
    const rules = await this.rulesOf(id);
    const { where, params } = condition(id, filter);
    for (let after = 0; ;) {
      const rows = await this.reader.rows<SimulationResultRow>(`SELECT r.* FROM ${TABLES} WHERE ${where} AND r.teacherId > ? ORDER BY r.teacherId LIMIT ?`, [...params, after, ROWS_AT_A_TIME]);
      const last = rows.at(-1);
      if (!last) return;
      yield* await this.asResults(actor, rules, rows, locale);
      after = last.teacherId;
    }
  }

  async asResults(actor: Actor, rules: ComparedRules, rows: readonly SimulationResultRow[], locale: Locale): Promise<SimulationResult[]> {
    const teachers = await this.teachers.some(actor.reach(...RULE_SET_READERS_OF_DRAFTS), rows.map((each) => each.teacherId));
    return rows.flatMap(({ teacherId, differences, beforeMet, afterMet, differsFromLedger, ...row }) => {
      const teacher = teachers.get(teacherId);
      const told = (JSON.parse(differences) as Difference[]).map((each) => differenceOf(rules, each, locale));
      return teacher ? [{ ...row, teacher, beforeMet: Boolean(beforeMet), afterMet: Boolean(afterMet), differsFromLedger: Boolean(differsFromLedger), differences: told }] : [];
    });
  }

  private async rulesOf(id: number): Promise<ComparedRules> {
    const row = await this.reader.row<RuleSetSimulationRow>('SELECT * FROM rule_set_simulations WHERE id = ?', [id]);
    const rules = row && await simulatedRules(this.reader, this.ruleSets, row);
    if (!rules) throw notFound(SIMULATION);
    return { before: rules.before.judge, after: rules.after.judge };
  }
}

function totalsOf(rows: readonly { readonly outcome: string; readonly n: number }[]): SimulationTotal[] {
  return Object.keys(SimulationOutcomeEnum).map((outcome) => ({ outcome, count: rows.find((each) => each.outcome === outcome)?.n ?? 0 }));
}

export function differenceOf(rules: ComparedRules, difference: Difference, locale: Locale): SimulationDifference {
  const key = 'capKey' in difference ? difference.capKey : 'overflowKey' in difference ? difference.overflowKey : 'requirementKey' in difference ? difference.requirementKey : 'categoryKey' in difference ? difference.categoryKey ?? null : null;
  return {
    code: difference.code, key, cycleYear: 'cycleYear' in difference ? difference.cycleYear : null,
    beforeCenticredits: 'before' in difference ? difference.before : difference.code === 'NOW_REFUSED' ? difference.centicredits : null,
    afterCenticredits: 'after' in difference ? difference.after : difference.code === 'NOW_ACCEPTED' ? difference.centicredits : null,
    message: say(explainDifference(rules, difference), locale),
  };
}

function causeOf(rules: ComparedRules, cause: Cause, locale: Locale): SimulationCause {
  return { difference: { ...differenceOf(rules, cause.difference, locale), message: say(explainCause(rules, cause), locale) }, teacherCount: cause.teachers };
}

function condition(simulationId: number, { outcomes, schoolId, areaId, search }: SimulationResultFilter): { where: string; params: Params } {
  const conditions = ['r.simulationId = ?'];
  const params: Params = [simulationId];
  const add = (sql: string, ...values: Params): void => {
    conditions.push(sql);
    params.push(...values);
  };
  if (outcomes && outcomes.length > 0) add('r.outcome IN (?)', outcomes);
  if (schoolId) add('r.schoolId = ?', Number(schoolId));
  if (areaId) add('s.areaId = ?', Number(areaId));
  const text = search?.normalize('NFKC').trim();
  if (text) add('(t.name LIKE ? OR t.nameKey LIKE ? OR t.number LIKE ?)', `%${text}%`, `%${text.toLowerCase()}%`, `${text.toUpperCase()}%`);
  return { where: conditions.join(' AND '), params };
}
