import DataLoader from 'dataloader';

import type { Reader, SqlValue } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import { type Reach, reachSql } from '../accounts/index.js';
import type { Area, Installation, School } from './organisations.types.js';

type SchoolRecord = Omit<School, 'area'> & { areaId: number | null; areaCode: string; areaName: string; areaNameEn: string; areaStage: string };

const SCHOOL_COLUMNS = `s.id, s.code, s.name, s.nameEn, s.kind, s.remoteness, s.teacherCount, s.areaId,
  a.code AS areaCode, a.name AS areaName, a.nameEn AS areaNameEn, a.stage AS areaStage`;

const toSchool = ({ areaId, areaCode, areaName, areaNameEn, areaStage, ...school }: SchoolRecord): School => ({
  ...school, area: areaId === null ? null : { id: areaId, code: areaCode, name: areaName, nameEn: areaNameEn, stage: areaStage },
});

export class OrganisationsReadModel {
  constructor(private readonly reader: Reader) {}

  async installation(): Promise<Installation> {
    const centre = await this.reader.row<{ name: string; nameEn: string }>("SELECT name, nameEn FROM schools WHERE kind = 'centre' ORDER BY id LIMIT 1");
    return { centreName: centre?.name ?? null, centreNameEn: centre?.nameEn ?? null };
  }

  areas(): Promise<Area[]> {
    return this.reader.rows<Area>('SELECT id, code, name, nameEn, stage FROM areas ORDER BY code');
  }

  async schools(reach: Reach, filter: { areaId?: number | null; search?: string | null }, page: PageInput): Promise<Page<School>> {
    const scope = reachSql(reach, { area: 's.areaId', school: 's.id' });
    const conditions = [scope.sql];
    const params: (SqlValue | readonly SqlValue[])[] = [...scope.params];
    if (filter.areaId) {
      conditions.push('s.areaId = ?');
      params.push(filter.areaId);
    }
    if (filter.search) {
      conditions.push("(s.name LIKE ? OR s.code LIKE ?)");
      params.push(`%${filter.search}%`, `${filter.search}%`);
    }
    const where = conditions.join(' AND ');
    const [items, count] = await Promise.all([
      this.reader.rows<SchoolRecord>(`SELECT ${SCHOOL_COLUMNS} FROM schools s LEFT JOIN areas a ON a.id = s.areaId WHERE ${where} ORDER BY s.code LIMIT ? OFFSET ?`, [...params, page.limit, page.offset]),
      this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n FROM schools s WHERE ${where}`, params),
    ]);
    return { items: items.map(toSchool), totalCount: count?.n ?? 0 };
  }

  areaLoader(): DataLoader<number, Area | null> {
    return new DataLoader(async (ids) => inOrder(ids, await this.reader.rows<Area>('SELECT id, code, name, nameEn, stage FROM areas WHERE id IN (?)', [[...ids]])));
  }

  schoolLoader(): DataLoader<number, School | null> {
    return new DataLoader(async (ids) => {
      const records = await this.reader.rows<SchoolRecord>(`SELECT ${SCHOOL_COLUMNS} FROM schools s LEFT JOIN areas a ON a.id = s.areaId WHERE s.id IN (?)`, [[...ids]]);
      return inOrder(ids, records.map(toSchool));
    });
  }
}

function inOrder<T extends { id: number }>(ids: readonly number[], found: readonly T[]): (T | null)[] {
  const byId = new Map(found.map((each) => [each.id, each]));
  return ids.map((id) => byId.get(id) ?? null);
}
