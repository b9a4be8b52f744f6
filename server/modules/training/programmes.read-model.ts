import DataLoader from 'dataloader';

import type { Reader, SqlValue } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import type { RequestContext } from '../accounts/index.js';
import type { Programme, ProgrammeFilter, ProgrammeSortEnum, ProgrammeTotals } from './programmes.types.js';
import { fieldsOf } from './rules/form.js';
import type { ApprovalStep } from './rules/vocabulary.js';
import { codesOf } from './terms.js';
import type { ProgrammeRow } from './training.entities.js';

export const PROGRAMME_COLUMNS = ['id', 'code', 'title', 'titleEn', 'sponsorLevel', 'mode', 'category', 'organiser', 'minutes', 'year', 'seats', 'assessmentRequired', 'absenceNumerator', 'absenceDenominator', 'topic', 'clashPolicy', 'approvalChain', 'formFields', 'status', 'changedAt'] as const;

export type ProgrammeRecord = Pick<ProgrammeRow, (typeof PROGRAMME_COLUMNS)[number]>;

export function toProgramme(record: ProgrammeRecord): Programme {
  return { ...record, approvalChain: codesOf(record.approvalChain) as ApprovalStep[], formFields: fieldsOf(record.formFields) };
}

const ORDER: Record<keyof typeof ProgrammeSortEnum, string> = { NEWEST: 'p.year DESC, p.id DESC', CODE: 'p.code', TITLE: 'p.title, p.id' };
const SELECTED = PROGRAMME_COLUMNS.map((column) => `p.${column}`).join(', ');
const NOTHING: ProgrammeTotals = { cohorts: 0, seats: 0, taken: 0, waiting: 0, completed: 0 };

export class ProgrammesReadModel {
  constructor(private readonly reader: Reader) {}

  async page(filter: ProgrammeFilter, sort: keyof typeof ProgrammeSortEnum, page: PageInput): Promise<Page<Programme>> {
    const { where, params } = programmeCondition(filter);
    const [items, count] = await Promise.all([
      this.reader.rows<ProgrammeRecord>(`SELECT ${SELECTED} FROM programmes p WHERE ${where} ORDER BY ${ORDER[sort]} LIMIT ? OFFSET ?`, [...params, page.limit, page.offset]),
      this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n FROM programmes p WHERE ${where}`, params),
    ]);
    return { items: items.map(toProgramme), totalCount: count?.n ?? 0 };
  }

  async one(id: number): Promise<Programme | null> {
    const record = await this.reader.row<ProgrammeRecord>(`SELECT ${SELECTED} FROM programmes p WHERE p.id = ?`, [id]);
    return record ? toProgramme(record) : null;
  }

  totals(context: RequestContext, programmeId: number): Promise<ProgrammeTotals> {
    return context.loader<ProgrammeTotals>(this, () => new DataLoader(async (ids) => {
      const rows = await this.reader.rows<ProgrammeTotals & { programmeId: number }>(
        `SELECT c.programmeId, COUNT(*) AS cohorts, SUM(c.capacity) AS seats, SUM(c.taken) AS taken, SUM(c.waitingCount) AS waiting,
           SUM((SELECT COUNT(*) FROM completions x WHERE x.cohortId = c.id AND x.round = c.closingRound AND x.completed = 1)) AS completed
         FROM cohorts c WHERE c.programmeId IN (?) GROUP BY c.programmeId`, [[...ids]]);
      const byId = new Map(rows.map((each) => [each.programmeId, each]));
      return ids.map((id) => byId.get(id) ?? NOTHING);
    })).load(programmeId);
  }
}

/** Conditions on `programmes p`. */
export function programmeCondition(filter: ProgrammeFilter): { where: string; params: SqlValue[] } {
  const conditions = ['(1 = 1)'];
  const params: SqlValue[] = [];
  for (const column of ['year', 'status', 'sponsorLevel', 'mode'] as const) {
    const value = filter[column];
    if (value == null) continue;
    conditions.push(`p.${column} = ?`);
    params.push(value);
  }
  if (filter.search) {
    const search = filter.search.normalize('NFKC').trim();
    conditions.push('(p.title LIKE ? OR LOWER(p.titleEn) LIKE ? OR p.code LIKE ?)');
    params.push(`%${search}%`, `%${search.toLowerCase()}%`, `${search.toUpperCase()}%`);
  }
  return { where: conditions.join(' AND '), params };
}
