import DataLoader from 'dataloader';

import type { Reader } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import { type Locale, say } from '../../platform/locale.js';
import type { RequestContext } from '../accounts/index.js';
import { TEACHER_COLUMNS, type TeacherRecord, toTeacher } from '../teachers/index.js';
import type { RegisterScanRow } from './scans.entities.js';
import { problemWords } from './offline.payloads.js';
import type { RegisterScan, ScanShownEnum } from './offline.types.js';
import type { PresenceStatus } from './rules/attendance-minutes.js';
import type { ScanProblem } from './rules/offline-scan.js';

const SHOWN: Record<keyof typeof ScanShownEnum, string> = { UNDECIDED: "AND x.answer = 'CONFLICT' AND x.decision IS NULL", CONFLICTS: "AND x.answer = 'CONFLICT'", ALL: '' };
const UNDECIDED = "x.answer = 'CONFLICT' AND x.decision IS NULL";

/** Scans that came later, and conflicts. */
export class ScansReadModel {
  constructor(private readonly reader: Reader) {}

  async scans(sessionId: number, shown: keyof typeof ScanShownEnum, page: PageInput, locale: Locale): Promise<Page<RegisterScan>> {
    const where = `x.sessionId = ? ${SHOWN[shown]}`;
    const [rows, count] = await Promise.all([
      this.reader.rows<RegisterScanRow & { registered: PresenceStatus | null; deviceOwner: string | null }>(
        `SELECT x.*, p.status AS registered, o.name AS deviceOwner FROM register_scans x LEFT JOIN presences p ON p.sessionId = x.sessionId AND p.teacherId = x.teacherId
         LEFT JOIN presences d ON d.sessionId = x.sessionId AND d.deviceKey = x.deviceKey AND x.problem = 'DEVICE_USED_BY_OTHER' LEFT JOIN teachers o ON o.id = d.teacherId
         WHERE ${where} ORDER BY x.decision IS NOT NULL, x.id DESC LIMIT ? OFFSET ?`, [sessionId, page.limit, page.offset]),
      this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n FROM register_scans x WHERE ${where}`, [sessionId]),
    ]);
    const teachers = new Map((await this.reader.rows<TeacherRecord>(`SELECT ${TEACHER_COLUMNS} FROM teachers t JOIN schools s ON s.id = t.schoolId WHERE t.id IN (?)`, [rows.flatMap((each) => each.teacherId ?? [])])).map((each) => [each.id, each]));
    return {
      totalCount: count?.n ?? 0,
      items: rows.map((row) => {
        const teacher = row.teacherId === null ? undefined : teachers.get(row.teacherId);
        return { ...row, teacher: teacher ? toTeacher(teacher) : null, message: row.problem ? say(problemWords(row.problem as ScanProblem), locale) : null };
      }),
    };
  }

  /** Conflicts that wait, for any number of sessions in one query. */
  undecided(context: RequestContext, sessionId: number): Promise<number> {
    return context.loader(this, () => new DataLoader<number, number>(async (ids) => {
      const counts = await this.reader.rows<{ sessionId: number; n: number }>(`SELECT x.sessionId, COUNT(*) AS n FROM register_scans x WHERE x.sessionId IN (?) AND ${UNDECIDED} GROUP BY x.sessionId`, [ids]);
      return ids.map((id) => counts.find((each) => each.sessionId === id)?.n ?? 0);
    })).load(sessionId);
  }
}
