import type { Database } from '../../platform/data/database.js';
import type { Reader, SqlParams } from '../../platform/data/sql.js';
import type { OnFile } from './rules/lines.js';
import { stillHolds } from './rules/lines.js';
import type { UndoRefusal } from './rules/import-steps.js';
import { readOnFile } from './roster.store.js';
import { changedLines } from './roster-writing.js';

const MOST_NAMES = 10;
/** A school or an area that this import made. Parameters: sheet, import, its last written row. */
const MADE = "r.sheet = ? AND r.importId = ? AND r.seq <= ? AND r.action = 'CREATE'";

type Named = { readonly id: string; readonly name: string };

/**
 * Who keeps an import from being undone. Every foreign key of the database counts, whichever module
 * made it: the tables are asked for through the entities, so that a new module cannot be forgotten.
 */
export class RosterDependents {
  constructor(private readonly database: Database) {}

  async refusal(reader: Reader, importId: number, writtenSeq: number): Promise<UndoRefusal | null> {
    const depending = await this.depending(reader, importId, writtenSeq);
    if (depending.length > 0) return { code: 'SOMETHING_DEPENDS', ...shortened(depending) };
    const changed = await changedSince(reader, importId, writtenSeq);
    return changed.length > 0 ? { code: 'CHANGED_SINCE', ...shortened(changed) } : null;
  }

  private async depending(reader: Reader, importId: number, writtenSeq: number): Promise<Named[]> {
    const found = new Map<string, Named>();
    for (const [sql, params] of this.questions(importId, writtenSeq)) {
      for (const each of await reader.rows<Named>(`${sql} LIMIT ${MOST_NAMES + 1}`, params)) found.set(each.id, each);
      if (found.size > MOST_NAMES) break;
    }
    return [...found.values()];
  }

  private *questions(importId: number, writtenSeq: number): Generator<[sql: string, params: SqlParams]> {
    const teacher = 'SELECT DISTINCT t.number AS id, t.name';
    const ofTeacher = 'JOIN teachers t ON t.id';
    yield [`${teacher} FROM teachers t JOIN accounts a ON a.teacherId = t.id
      WHERE t.rosterImportId = ? AND (a.passwordHash IS NOT NULL OR EXISTS (SELECT 1 FROM grants g WHERE g.accountId = a.id AND g.role <> 'TEACHER'))`, [importId]];
    for (const { table, column } of this.childrenOf('teachers')) yield [`${teacher} FROM \`${table}\` c ${ofTeacher} = c.\`${column}\` WHERE t.rosterImportId = ?`, [importId]];
    for (const { table, column } of this.childrenOf('accounts')) {
      if (table !== 'grants') yield [`${teacher} FROM \`${table}\` c JOIN accounts a ON a.id = c.\`${column}\` ${ofTeacher} = a.teacherId WHERE t.rosterImportId = ?`, [importId]];
    }
    for (const sheet of ['schools', 'areas'] as const) {
      const one = sheet === 'schools' ? 'schoolId' : 'areaId';
      const made = `JOIN ${sheet} s ON s.id = c.${one} JOIN roster_import_rows r ON r.naturalKey = s.code AND ${MADE}`;
      for (const { table, column } of [...this.childrenOf(sheet), { table: 'grants', column: one }]) {
        const others = table === 'teachers' ? ' AND (c.rosterImportId IS NULL OR c.rosterImportId <> ?)'
          : table === 'schools' ? ' AND NOT EXISTS (SELECT 1 FROM roster_import_rows o WHERE o.sheet = \'schools\' AND o.naturalKey = c.code AND o.importId = ?)' : '';
        yield [`SELECT DISTINCT s.code AS id, s.name FROM \`${table}\` c ${made.replace(`c.${one}`, `c.\`${column}\``)} WHERE 1 = 1${others}`, [sheet, importId, writtenSeq, ...(others ? [importId] : [])]];
      }
    }
    for (const sheet of ['teachers', 'schools', 'areas'] as const) {
      yield [`SELECT DISTINCT s.${sheet === 'teachers' ? 'number' : 'code'} AS id, s.name FROM roster_import_rows r
        JOIN roster_import_rows l ON l.sheet = r.sheet AND l.naturalKey = r.naturalKey AND l.action = 'UPDATE' AND l.importId <> r.importId
        JOIN roster_imports i ON i.id = l.importId AND l.seq <= i.writtenSeq AND i.status IN ('APPLYING', 'APPLIED')
        JOIN ${sheet} s ON s.${sheet === 'teachers' ? 'number' : 'code'} = r.naturalKey WHERE ${MADE}`, [sheet, importId, writtenSeq]];
    }
  }

  private childrenOf(parent: string): { table: string; column: string }[] {
    return this.database.writer.entityMetadatas.flatMap(({ tableName, foreignKeys }) => foreignKeys
      .filter(({ referencedEntityMetadata }) => referencedEntityMetadata.tableName === parent)
      .map(({ columns }) => ({ table: tableName, column: columns[0]?.databaseName ?? 'id' })));
  }
}

/** Whether a deletion failed because a row is still referred to, on either database. */
export function isForeignKeyViolation(error: unknown): boolean {
  const { errno, code } = error as { errno?: number; code?: string };
  return errno === 1451 || code === 'SQLITE_CONSTRAINT_FOREIGNKEY';
}

/** Rows that no longer stand as the import wrote them: to restore them would lose a later change. */
async function changedSince(reader: Reader, importId: number, writtenSeq: number): Promise<Named[]> {
  const changed: Named[] = [];
  for await (const lines of changedLines(reader, importId, writtenSeq)) {
    const keysOf = (sheet: keyof OnFile): string[] => lines.filter((line) => line.sheet === sheet).map(({ naturalKey }) => naturalKey);
    const onFile = await readOnFile(reader, { areas: keysOf('areas'), schools: keysOf('schools'), teachers: keysOf('teachers') });
    changed.push(...lines.filter(({ sheet, naturalKey, content }) => !stillHolds(content, onFile[sheet].get(naturalKey)))
      .map(({ sheet, naturalKey }) => ({ id: naturalKey, name: onFile[sheet].get(naturalKey)?.name ?? '' })));
    if (changed.length > MOST_NAMES) break;
  }
  return changed;
}

function shortened(named: readonly Named[]): { names: string[]; more: boolean } {
  return { names: named.slice(0, MOST_NAMES).map(({ id, name }) => `${name}（${id}）`), more: named.length > MOST_NAMES };
}
