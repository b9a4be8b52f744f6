import type { Tx } from '../../platform/transactions/tx.js';
import { ExternalRecordRow, type IntakeBatchRow, type ProviderCourseRow, type ProviderRow } from './intake.entities.js';
import type { KnownTeacher } from './rules/teacher-match.js';

const TEACHER = 'SELECT id, number, nationalIdKey, name, status FROM teachers WHERE';

/** Locked reads and writes of what providers send. Whoever changes anything of a provider has locked its row. */
export class IntakeStore {
  constructor(private readonly tx: Tx) {}

  lockProvider(id: number): Promise<ProviderRow | undefined> {
    return this.tx.lockOne<ProviderRow>('SELECT * FROM learning_providers WHERE id = ?', [id]);
  }

  batchOf(providerId: number, batchKey: string): Promise<IntakeBatchRow | undefined> {
    return this.tx.row<IntakeBatchRow>('SELECT * FROM intake_batches WHERE providerId = ? AND batchKey = ?', [providerId, batchKey]);
  }

  async coursesOf(providerId: number, codes: readonly string[]): Promise<Map<string, ProviderCourseRow>> {
    if (codes.length === 0) return new Map();
    const rows = await this.tx.rows<ProviderCourseRow>('SELECT * FROM provider_courses WHERE providerId = ? AND courseCode IN (?)', [providerId, codes]);
    return new Map(rows.map((row) => [row.courseCode, row]));
  }

  async recordsOf(providerId: number, externalIds: readonly string[]): Promise<Map<string, ExternalRecordRow>> {
    const rows = await this.tx.rows<ExternalRecordRow>('SELECT * FROM external_records WHERE providerId = ? AND externalId IN (?)', [providerId, externalIds]);
    return new Map(rows.map((row) => [row.externalId, row]));
  }

  async teachersByNumber(numbers: readonly string[]): Promise<Map<string, KnownTeacher>> {
    if (numbers.length === 0) return new Map();
    return new Map((await this.tx.rows<KnownTeacher>(`${TEACHER} number IN (?)`, [numbers])).map((row) => [row.number, row]));
  }

  async teachersByNationalId(keys: readonly string[]): Promise<Map<string, KnownTeacher>> {
    if (keys.length === 0) return new Map();
    return new Map((await this.tx.rows<KnownTeacher>(`${TEACHER} nationalIdKey IN (?)`, [keys])).map((row) => [row.nationalIdKey as string, row]));
  }

  /** Two platforms that send the same hours of one teacher at once go one after another, or neither would look like a duplicate. */
  async lockTeachers(ids: readonly number[]): Promise<void> {
    if (ids.length > 0) await this.tx.lock('SELECT id FROM teachers WHERE id IN (?) ORDER BY id', [ids]);
  }

  /** Writes records as they stand now and returns the ids of all of them by external id. */
  async writeRecords(providerId: number, rows: readonly Omit<ExternalRecordRow, 'id'>[]): Promise<Map<string, number>> {
    if (rows.length === 0) return new Map();
    await this.tx.upsertMany(ExternalRecordRow, rows, ['providerId', 'externalId'], {
      batchId: 'replace', contentHash: 'replace', statedNumber: 'replace', statedName: 'replace', courseCode: 'replace', courseTitle: 'replace', categoryKey: 'replace', level: 'replace', startedOn: 'replace',
      completedOn: 'replace', durationMinutes: 'replace', scorePermille: 'replace', status: 'replace', code: 'replace', problems: 'replace', teacherId: 'replace', claimId: 'replace', receivedAt: 'replace',
    });
    const written = await this.tx.rows<{ id: number; externalId: string }>('SELECT id, externalId FROM external_records WHERE providerId = ? AND externalId IN (?)', [providerId, rows.map((row) => row.externalId)]);
    return new Map(written.map((row) => [row.externalId, row.id]));
  }
}
