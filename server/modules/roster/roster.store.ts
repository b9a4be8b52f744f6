import type { Reader, SqlParams } from '../../platform/data/sql.js';
import type { Tx } from '../../platform/transactions/tx.js';
import { createTeacherAccounts } from '../accounts/index.js';
import { AreaRow, SchoolRow } from '../organisations/index.js';
import { TeacherRow, type TeacherStatus } from '../teachers/index.js';
import type { Content, OnFile, PresentFacts, RosterLine } from './rules/lines.js';
import { leansOn } from './rules/lines.js';
import type { SheetKey } from './rules/template.js';

/** What the roster may write of each table, and its natural key. Area and school stand as their codes. */
const TABLES = {
  areas: { key: 'code', fields: 'code name nameEn stage', sql: 'SELECT * FROM (SELECT code, name, nameEn, stage FROM areas) r' },
  schools: {
    key: 'code', fields: 'code name nameEn kind remoteness areaCode',
    sql: 'SELECT * FROM (SELECT s.code, s.name, s.nameEn, s.kind, s.remoteness, a.code AS areaCode FROM schools s LEFT JOIN areas a ON a.id = s.areaId) r',
  },
  teachers: {
    key: 'number', fields: 'name nameKey nationalIdSealed nationalIdKey mobileSealed sex bornOn title post subject stage hiredOn status',
    sql: `SELECT * FROM (SELECT t.number, t.name, t.nameKey, t.nationalIdSealed, t.nationalIdKey, t.mobileSealed, t.sex, t.bornOn, s.code AS schoolCode, t.title, t.post,
      t.subject, t.stage, t.hiredOn, t.status FROM teachers t JOIN schools s ON s.id = t.schoolId) r`,
  },
} as const satisfies Record<SheetKey, object>;

/** What is on file, all of it or under these natural keys. */
export async function readOnFile(reader: Reader, keys?: Readonly<Record<SheetKey, readonly string[]>>): Promise<OnFile> {
  const read = async (sheet: SheetKey): Promise<Map<string, Content>> => {
    const { key, sql } = TABLES[sheet];
    const rows = await reader.rows<Content>(keys ? `${sql} WHERE r.${key} IN (?)` : sql, keys ? [[...keys[sheet]]] : []);
    return new Map(rows.map((row) => [row[key] as string, row]));
  };
  return { areas: await read('areas'), schools: await read('schools'), teachers: await read('teachers') };
}

/** Login names of accounts that do not belong to the teacher of that number, among these or all. */
export async function readTakenLoginNames(reader: Reader, among?: readonly string[]): Promise<Set<string>> {
  const sql = 'SELECT a.loginName, t.number FROM accounts a LEFT JOIN teachers t ON t.id = a.teacherId';
  const rows = await reader.rows<{ loginName: string; number: string | null }>(among ? `${sql} WHERE a.loginName IN (?)` : sql, among ? [[...among]] : []);
  return new Set(rows.filter(({ loginName, number }) => number?.toLowerCase() !== loginName).map(({ loginName }) => loginName));
}

/** Everything that can have overtaken these lines. */
export async function readPresent(reader: Reader, lines: readonly RosterLine[]): Promise<PresentFacts> {
  const keysOf = (sheet: SheetKey): string[] => lines.flatMap((line) => [
    ...(line.sheet === sheet ? [line.naturalKey] : []), ...(leansOn(line)?.sheet === sheet ? [leansOn(line)?.code ?? ''] : []),
  ]);
  const onFile = await readOnFile(reader, { areas: keysOf('areas'), schools: keysOf('schools'), teachers: keysOf('teachers') });
  const made = lines.filter(({ sheet, action }) => sheet === 'teachers' && action === 'CREATE');
  const holders = await reader.rows<{ nationalIdKey: string; number: string }>('SELECT nationalIdKey, number FROM teachers WHERE nationalIdKey IN (?)', [made.flatMap(({ content }) => content.nationalIdKey ?? [])]);
  return {
    onFile, numberByNationalIdKey: new Map(holders.map(({ nationalIdKey, number }) => [nationalIdKey, number])),
    takenLoginNames: made.length > 0 ? await readTakenLoginNames(reader, made.map(({ naturalKey }) => naturalKey.toLowerCase())) : new Set(),
  };
}

/** Writes what lines say, and gives back what they wrote. */
export class RosterStore {
  constructor(private readonly tx: Tx) {}

  /** Locks what the lines change, in the order of their keys. */
  async lock(lines: readonly RosterLine[]): Promise<void> {
    for (const sheet of ['areas', 'schools', 'teachers'] as const) {
      const keys = lines.filter((line) => line.sheet === sheet && line.action === 'UPDATE').map(({ naturalKey }) => naturalKey).sort();
      if (keys.length > 0) await this.tx.lock(`SELECT id FROM ${sheet} WHERE ${TABLES[sheet].key} IN (?) ORDER BY id`, [keys]);
    }
  }

  async write(importId: number, lines: readonly RosterLine[]): Promise<void> {
    const made = (sheet: SheetKey): RosterLine[] => lines.filter((line) => line.sheet === sheet && line.action === 'CREATE');
    const { now } = this.tx;
    await this.tx.insertMany(AreaRow, made('areas').map(({ content: c }) => ({ code: text(c.code), name: text(c.name), nameEn: text(c.nameEn), stage: text(c.stage), createdAt: now })));
    const areaIds = await this.idsByCode('areas', made('schools').map(({ content }) => text(content.areaCode)));
    await this.tx.insertMany(SchoolRow, made('schools').map(({ content: c }) => ({
      code: text(c.code), name: text(c.name), nameEn: text(c.nameEn), areaId: areaIds.get(text(c.areaCode)) ?? null, kind: text(c.kind), remoteness: text(c.remoteness), teacherCount: 0, createdAt: now,
    })));
    await this.createTeachers(importId, made('teachers'));
    for (const { sheet, naturalKey, content, previous } of lines) if (previous) await this.update(sheet, naturalKey, content);
    await this.count(lines, 1);
  }

  /** Puts back what updates replaced. */
  async restore(lines: readonly RosterLine[]): Promise<void> {
    for (const { sheet, naturalKey, content, previous } of lines) {
      if (previous) await this.update(sheet, naturalKey, Object.fromEntries(Object.keys(content).map((field) => [field, previous[field] ?? null])));
    }
    await this.count(lines.filter(({ previous }) => previous), -1);
  }

  /** Deletes what lines created, up to `writtenSeq`. A foreign key that is still in use fails. */
  async remove(importId: number, writtenSeq: number): Promise<void> {
    const { tx } = this;
    const counts = await tx.rows<{ schoolId: number; n: number }>("SELECT schoolId, COUNT(*) AS n FROM teachers WHERE rosterImportId = ? AND status = 'ACTIVE' GROUP BY schoolId ORDER BY schoolId", [importId]);
    for (const { schoolId, n } of counts) await tx.run('UPDATE schools SET teacherCount = teacherCount - ? WHERE id = ?', [n, schoolId]);
    const accounts = 'SELECT a.id FROM accounts a JOIN teachers t ON t.id = a.teacherId WHERE t.rosterImportId = ?';
    const accountIds = (await tx.rows<{ id: number }>(accounts, [importId])).map(({ id }) => id);
    for (const ids of inParts(accountIds)) {
      await tx.run('DELETE FROM grants WHERE accountId IN (?)', [ids]);
      await tx.run('DELETE FROM accounts WHERE id IN (?)', [ids]);
    }
    const teacherIds = (await tx.rows<{ id: number }>('SELECT id FROM teachers WHERE rosterImportId = ?', [importId])).map(({ id }) => id);
    for (const ids of inParts(teacherIds)) await tx.run('DELETE FROM teachers WHERE id IN (?)', [ids]);
    for (const sheet of ['schools', 'areas'] as const) {
      const made = await tx.rows<{ naturalKey: string }>("SELECT naturalKey FROM roster_import_rows WHERE importId = ? AND seq <= ? AND sheet = ? AND action = 'CREATE'", [importId, writtenSeq, sheet]);
      for (const codes of inParts(made.map(({ naturalKey }) => naturalKey))) await tx.run(`DELETE FROM ${sheet} WHERE code IN (?)`, [codes]);
    }
  }

  private async createTeachers(importId: number, lines: readonly RosterLine[]): Promise<void> {
    const { tx } = this;
    const schoolIds = await this.idsByCode('schools', lines.map(({ content }) => text(content.schoolCode)));
    const ids = await tx.insertMany(TeacherRow, lines.map(({ content: c }) => ({
      number: text(c.number), name: text(c.name), nameKey: text(c.nameKey), nationalIdSealed: c.nationalIdSealed ?? null, nationalIdKey: c.nationalIdKey ?? null, mobileSealed: c.mobileSealed ?? null,
      sex: text(c.sex), bornOn: c.bornOn ?? null, schoolId: schoolIds.get(text(c.schoolCode)) as number, title: text(c.title), post: text(c.post), subject: text(c.subject), stage: text(c.stage),
      hiredOn: c.hiredOn ?? null, status: text(c.status) as TeacherStatus, rosterImportId: importId, createdAt: tx.now, changedAt: tx.now,
    })));
    if (ids.length > 0) await createTeacherAccounts(tx, lines.map(({ content: c }, at) => ({ teacherId: ids[at] as number, number: text(c.number), name: text(c.name) })));
  }

  private async update(sheet: SheetKey, naturalKey: string, content: Content): Promise<void> {
    const known = TABLES[sheet].fields.split(' ');
    const sets: string[] = [];
    const params: SqlParams[number][] = [];
    for (const [field, value] of Object.entries(content)) {
      if (!known.includes(field)) throw new Error(`the roster does not write ${sheet}.${field}`);
      sets.push(field === 'areaCode' ? 'areaId = (SELECT id FROM areas WHERE code = ?)' : `\`${field}\` = ?`);
      params.push(value);
    }
    if (sheet === 'teachers') {
      sets.push('changedAt = ?');
      params.push(this.tx.now);
      if (content.name) await this.tx.run('UPDATE accounts SET name = ? WHERE teacherId = (SELECT id FROM teachers WHERE number = ?)', [content.name, naturalKey]);
    }
    await this.tx.run(`UPDATE ${sheet} SET ${sets.join(', ')} WHERE ${TABLES[sheet].key} = ?`, [...params, naturalKey]);
  }

  /** Keeps the schools' numbers of teachers in service, in the order of their codes. */
  private async count(lines: readonly RosterLine[], sign: 1 | -1): Promise<void> {
    const bySchool = new Map<string, number>();
    for (const { sheet, content, previous } of lines) {
      if (sheet !== 'teachers' || content.status !== 'ACTIVE') continue;
      const school = text(content.schoolCode ?? previous?.schoolCode);
      bySchool.set(school, (bySchool.get(school) ?? 0) + sign);
    }
    for (const [code, by] of [...bySchool].sort(([a], [b]) => (a < b ? -1 : 1))) await this.tx.run('UPDATE schools SET teacherCount = teacherCount + ? WHERE code = ?', [by, code]);
  }

  private async idsByCode(table: 'areas' | 'schools', codes: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.tx.rows<{ id: number; code: string }>(`SELECT id, code FROM ${table} WHERE code IN (?)`, [[...new Set(codes)]]);
    return new Map(rows.map(({ id, code }) => [code, id]));
  }
}

const text = (value: string | null | undefined): string => value ?? '';

function* inParts<T>(all: readonly T[], size = 500): Generator<T[]> {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size);
}
