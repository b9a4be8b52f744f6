import type { Reader } from '../../platform/data/sql.js';
import type { ClaimSource, CreditClaimRow } from './credits.entities.js';
import { earliest } from './rules/calendar.js';
import { comparableNumber } from './rules/comparable.js';
import type { StatedHours } from './rules/duplicate.js';
import type { ActivityFacts } from './rules/pricing.js';

/** A record that is compared with what is on file. */
export interface Comparable {
  readonly teacherId: number;
  readonly sourceType: ClaimSource;
  readonly sourceKey: string;
  readonly providerKey: string | null;
  readonly title: string;
  readonly startDay: string;
  readonly activity: Pick<ActivityFacts, 'categoryKey' | 'day' | 'durationMinutes' | 'roleKey'>;
  readonly certificateNumber?: string | null;
  readonly evidenceFileIds?: readonly number[];
}

const CLAIM_COLUMNS = ['id', 'sourceKey', 'sourceType', 'providerKey', 'teacherId', 'categoryKey', 'title', 'startDay', 'endDay', 'durationMinutes', 'certificateKey'] as const satisfies (keyof CreditClaimRow)[];
type ClaimOnFile = Pick<CreditClaimRow, (typeof CLAIM_COLUMNS)[number]>;
type WholeClaim = ClaimOnFile & Pick<CreditClaimRow, 'activity' | 'evidenceFileIds'>;
const COLUMNS = CLAIM_COLUMNS.map((each) => `c.${each}`).join(', ');
/** Not refused, not withdrawn, and not credited and taken back again. */
const STANDS = `c.status IN ('PENDING', 'QUARANTINED', 'APPROVED', 'RETURNED')
  AND NOT (c.status = 'APPROVED' AND EXISTS (SELECT 1 FROM ledger_entries e JOIN ledger_entries r ON r.reversesId = e.id WHERE e.causeKey = CONCAT('claim:', c.id)))`;

/** What stands under other sources beside some records: claims not refused, and trainings that were credited without one. */
export class KnownRecords {
  private constructor(private readonly byTeacher: Map<string, StatedHours[]>, private readonly ofOthers: readonly StatedHours[], private readonly hashes: ReadonlyMap<number, string>) {}

  static async beside(source: Reader, records: readonly Comparable[]): Promise<KnownRecords> {
    const hashes = await hashesOf(source, records.flatMap((each) => each.evidenceFileIds ?? []));
    const elsewhere = [...await underCertificates(source, records), ...await withSameFiles(source, records, hashes)];
    const byTeacher = Map.groupBy(records.length > 0 ? await statedHours(source, records) : [], (each) => each.teacherId);
    return new KnownRecords(byTeacher, elsewhere, hashes);
  }

  stated({ teacherId, sourceType, sourceKey, providerKey, title, startDay, activity, certificateNumber, evidenceFileIds = [] }: Comparable): StatedHours {
    return {
      sourceKey, providerKey, sender: senderOf(sourceType, providerKey), teacherId: String(teacherId), categoryKey: activity.categoryKey, trainingName: title, startDay, endDay: activity.day, durationMinutes: activity.durationMinutes,
      certificateKey: comparableNumber(certificateNumber), evidenceHashes: evidenceFileIds.flatMap((id) => this.hashes.get(id) ?? []), isOwn: sourceType === 'TEACHER', isJoint: activity.roleKey !== null,
    };
  }

  /** What a record may repeat; `mends`: the source that was given back and that it stands for. */
  of(stated: StatedHours, mends?: string): StatedHours[] {
    return [...this.byTeacher.get(stated.teacherId) ?? [], ...this.ofOthers].filter((each) => each.sourceKey !== mends);
  }

  add(stated: StatedHours): void {
    this.byTeacher.set(stated.teacherId, [...this.byTeacher.get(stated.teacherId) ?? [], stated]);
  }
}

/** Two claims of one school or of one teacher may be parts of one training; a school and a teacher are two who say so. */
export const senderOf = (sourceType: ClaimSource, providerKey: string | null): string => providerKey ?? sourceType;

async function statedHours(source: Reader, records: readonly Comparable[]): Promise<StatedHours[]> {
  const teacherIds = [...new Set(records.map((each) => each.teacherId))];
  const from = earliest(records.map((each) => each.startDay));
  const claims = await source.rows<ClaimOnFile>(`SELECT ${COLUMNS} FROM credit_claims c WHERE c.teacherId IN (?) AND c.endDay >= ? AND ${STANDS}`, [teacherIds, from]);
  return [...claims.map((each) => statedByClaim(each)), ...await creditedHours(source, teacherIds, from, { withoutClaim: true })];
}

type Credited = { sourceKey: string; providerKey: string | null; teacherId: number; categoryKey: string; title: string; startDay: string; endDay: string; durationMinutes: number; centicredits: number; postedAt: string };
type CreditedHours = StatedHours & Pick<Credited, 'centicredits' | 'postedAt'>;

/** What was credited to these teachers from a day on, entries taken back left out; `postedFrom`: only since that instant. */
export async function creditedHours(source: Reader, teacherIds: readonly number[], fromDay: string, only: { readonly withoutClaim?: boolean; readonly postedFrom?: string | null } = {}): Promise<CreditedHours[]> {
  const rows = await source.rows<Credited>(
    `SELECT causeKey AS sourceKey, providerKey, teacherId, categoryKey, title, startDay, day AS endDay, durationMinutes, centicredits, postedAt FROM ledger_entries e
     WHERE teacherId IN (?) AND day >= ? AND kind = 'NORMAL'${only.withoutClaim ? " AND causeKey NOT LIKE 'claim:%'" : ''}${only.postedFrom ? ' AND postedAt >= ?' : ''}
       AND NOT EXISTS (SELECT 1 FROM ledger_entries r WHERE r.reversesId = e.id)`, [[...teacherIds], fromDay, ...(only.postedFrom ? [only.postedFrom] : [])]);
  return rows.map(statedByEntry);
}

const statedByEntry = ({ title, teacherId, ...entry }: Credited): CreditedHours =>
  ({ ...entry, sender: entry.providerKey ?? entry.sourceKey.slice(0, entry.sourceKey.indexOf(':')), teacherId: String(teacherId), trainingName: title });

async function underCertificates(source: Reader, records: readonly Comparable[]): Promise<StatedHours[]> {
  const keys = [...new Set(records.flatMap((each) => comparableNumber(each.certificateNumber) ?? []))];
  if (keys.length === 0) return [];
  return (await source.rows<WholeClaim>(`SELECT ${COLUMNS}, c.activity, c.evidenceFileIds FROM credit_claims c WHERE c.certificateKey IN (?) AND ${STANDS}`, [keys])).map((each) => statedByClaim(each));
}

async function hashesOf(source: Reader, fileIds: readonly number[]): Promise<Map<number, string>> {
  return fileIds.length === 0 ? new Map() : new Map((await source.rows<{ id: number; sha256: string }>('SELECT id, sha256 FROM stored_files WHERE id IN (?)', [[...new Set(fileIds)]])).map(({ id, sha256 }) => [id, sha256]));
}

/** Claims of the same teachers, and of whoever else uploaded the very same content. */
async function withSameFiles(source: Reader, records: readonly Comparable[], hashes: ReadonlyMap<number, string>): Promise<StatedHours[]> {
  if (hashes.size === 0) return [];
  const twins = await source.rows<{ id: number; sha256: string; teacherId: number | null }>(
    "SELECT f.id, f.sha256, a.teacherId FROM stored_files f JOIN accounts a ON a.id = f.ownerAccountId WHERE f.sha256 IN (?) AND f.purpose = 'evidence'", [[...new Set(hashes.values())]]);
  const own = records.filter((each) => each.sourceType === 'TEACHER' && (each.evidenceFileIds ?? []).length > 0);
  const teacherIds = new Set([...own.map((each) => each.teacherId), ...twins.flatMap(({ teacherId }) => teacherId ?? [])]);
  if (teacherIds.size === 0) return [];
  const claims = await source.rows<WholeClaim>(`SELECT ${COLUMNS}, c.activity, c.evidenceFileIds FROM credit_claims c WHERE c.teacherId IN (?) AND c.evidenceFileIds <> '[]' AND ${STANDS}`, [[...teacherIds]]);
  const twinOf = new Map(twins.map(({ id, sha256 }) => [id, sha256]));
  const shared = claims.filter(({ evidenceFileIds }) => (JSON.parse(evidenceFileIds) as number[]).some((id) => twinOf.has(id)));
  const all = await hashesOf(source, shared.flatMap(({ evidenceFileIds }) => JSON.parse(evidenceFileIds) as number[]));
  return shared.map((each) => statedByClaim(each, all));
}

function statedByClaim({ sourceType, title, teacherId, id: _id, ...claim }: ClaimOnFile & Partial<WholeClaim>, hashes?: ReadonlyMap<number, string>): StatedHours {
  const { activity, evidenceFileIds, ...stated } = claim;
  return {
    ...stated, sender: senderOf(sourceType, claim.providerKey), teacherId: String(teacherId), trainingName: title, isOwn: sourceType === 'TEACHER',
    ...(activity === undefined ? {} : { isJoint: (JSON.parse(activity) as ActivityFacts).roleKey !== null }),
    ...(evidenceFileIds === undefined || !hashes ? {} : { evidenceHashes: (JSON.parse(evidenceFileIds) as number[]).flatMap((each) => hashes.get(each) ?? []) }),
  };
}
