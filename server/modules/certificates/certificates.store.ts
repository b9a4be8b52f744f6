import type { Reader } from '../../platform/data/sql.js';
import { notFound } from '../../platform/errors.js';
import type { Secrets } from '../../platform/secrets.js';
import type { Tx } from '../../platform/transactions/tx.js';
import { type Actor, reachSql } from '../accounts/index.js';
import { maskedName } from '../teachers/index.js';
import { completionList, type FrozenLine } from '../training/index.js';
import { CertificateCounterRow, CertificateRow, type CertificateSettingsRow, type RevokeCause } from './certificates.entities.js';
import { CERTIFICATE_ISSUERS } from './certificates.policy.js';
import type { ChangeFacts } from './rules/changes.js';
import { numberOf } from './rules/number.js';
import { type PrintedFacts, signedFacts } from './rules/signed-facts.js';
import { type Standing, standingOf } from './rules/standing.js';

export type MissingGlyphs = (text: string) => string[];
export type Line = FrozenLine & { readonly standing: Standing; readonly certificateId: number | null };

/** The completion list of a cohort, each line with its standing towards a certificate. */
export async function loadLines(source: Reader, cohortId: number, missingGlyphs: MissingGlyphs): Promise<Line[]> {
  const lines = await completionList(source, cohortId);
  const certificates = await source.rows<{ id: number; completionId: number; number: string; validCompletionId: number | null }>(
    'SELECT id, completionId, number, validCompletionId FROM certificates WHERE cohortId = ? ORDER BY id', [cohortId]);
  const byCompletion = new Map(certificates.map((each) => [each.completionId, each]));
  const reversed = await reversedCompletions(source, lines.map((each) => each.completionId));
  return lines.map((line) => {
    const certificate = byCompletion.get(line.completionId);
    const standing = standingOf({
      completed: line.completed, reason: line.reason, creditReversed: reversed.has(line.completionId),
      certificate: certificate ? { number: certificate.number, isValid: certificate.validCompletionId !== null } : null,
      missingCharacters: missingGlyphs(line.teacherName + line.schoolName),
    });
    return { ...line, standing, certificateId: certificate?.id ?? null };
  });
}

/** Of some completions, those whose credit was taken back. */
export async function reversedCompletions(source: Reader, completionIds: readonly number[]): Promise<Set<number>> {
  const rows = await source.rows<{ causeKey: string }>(
    'SELECT e.causeKey FROM ledger_entries e JOIN ledger_entries r ON r.reversesId = e.id WHERE e.causeKey IN (?)', [completionIds.map((id) => `completion:${id}`)]);
  return new Set(rows.map(({ causeKey }) => Number(causeKey.slice('completion:'.length))));
}

export async function loadSettings(source: Reader): Promise<CertificateSettingsRow> {
  const settings = await source.row<CertificateSettingsRow>('SELECT * FROM certificate_settings WHERE id = 1');
  if (!settings) throw new Error('there are no certificate settings; run the migrations');
  return settings;
}

/** Whoever issues or changes certificates of a cohort holds this row; the counter comes after it. @throws RequestError NOT_FOUND */
export async function lockCohort(tx: Tx, cohortId: number): Promise<void> {
  if (!(await tx.lockOne('SELECT id FROM cohorts WHERE id = ?', [cohortId]))) throw cohortNotFound();
}

export const cohortNotFound = (): Error => notFound({ zh: '培训班', en: 'cohort' });
export const certificateNotFound = (): Error => notFound({ zh: '证书', en: 'certificate' });

export type LockedCertificate = CertificateRow & ChangeFacts;

/** A certificate with its cohort locked. @throws RequestError NOT_FOUND when it is absent or out of the issuer's reach. */
export async function lockCertificate(tx: Tx, actor: Actor, id: number): Promise<LockedCertificate> {
  const scope = reachSql(actor.reach(...CERTIFICATE_ISSUERS), { area: 's.areaId', school: 't.schoolId' });
  const found = await tx.row<{ cohortId: number }>(`SELECT c.cohortId FROM certificates c JOIN teachers t ON t.id = c.teacherId JOIN schools s ON s.id = t.schoolId WHERE c.id = ? AND ${scope.sql}`, [id, ...scope.params]);
  if (!found) throw certificateNotFound();
  await lockCohort(tx, found.cohortId);
  const row = await tx.lockOne<CertificateRow>('SELECT * FROM certificates WHERE id = ?', [id]) as CertificateRow;
  const successor = await tx.row<{ number: string }>('SELECT number FROM certificates WHERE replacesId = ?', [id]);
  return { ...row, replacedByNumber: successor?.number ?? null, creditReversed: (await reversedCompletions(tx, [row.completionId])).has(row.completionId) };
}

/** Takes validity away; the number stays in the register for ever. */
export async function invalidate(tx: Tx, id: number, status: 'REVOKED' | 'REPLACED', cause: RevokeCause, reason: string): Promise<void> {
  await tx.run('UPDATE certificates SET status = ?, validCompletionId = NULL, revokedAt = ?, revokeCause = ?, revokeReason = ?, changedAt = ? WHERE id = ?', [status, tx.now, cause, reason.slice(0, 300), tx.now, id]);
}

/** What is printed, before it has a number. */
export type NewCertificate = Pick<CertificateRow, 'cohortId' | 'batchId' | 'completionId' | 'teacherId' | 'holderName' | 'schoolName' | 'schoolNameEn' | 'trainingTitle' | 'trainingTitleEn' | 'startsOn' | 'endsOn' | 'minutes' | 'centicredits' | 'replacesId'>;

/**
 * Takes the next numbers of the year and writes certificates under them. The counter is locked from here
 * to the commit, so a transaction that fails has used no number.
 */
export async function writeCertificates(tx: Tx, secrets: Secrets, list: readonly NewCertificate[]): Promise<CertificateRow[]> {
  const year = Number(tx.today.slice(0, 4));
  await tx.upsertMany(CertificateCounterRow, [{ year, last: 0 }], ['year']);
  const counter = await tx.row<CertificateCounterRow>('SELECT year, last FROM certificate_counters WHERE year = ?', [year]) as CertificateCounterRow;
  const settings = await loadSettings(tx);
  const rows = list.map((each, at) => numbered(secrets, settings, { ...each, year, seq: counter.last + at + 1, issuedOn: tx.today, at: tx.now }));
  const ids = await tx.insertMany(CertificateRow, rows);
  await tx.run('UPDATE certificate_counters SET last = ? WHERE year = ?', [counter.last + list.length, year]);
  return rows.map((row, at) => ({ ...row, id: ids[at] as number }));
}

/** A valid certificate under a number that the caller holds. */
export function numbered(secrets: Secrets, settings: Pick<CertificateSettingsRow, 'numberPrefix' | 'issuer' | 'issuerEn'>, { at, ...facts }: NewCertificate & { year: number; seq: number; issuedOn: string; at: string }): Omit<CertificateRow, 'id'> {
  const printed = { ...facts, number: numberOf(settings.numberPrefix, facts.year, facts.seq) };
  return {
    ...printed, validCompletionId: facts.completionId, issuer: settings.issuer, issuerEn: settings.issuerEn, status: 'VALID', revokedAt: null, revokeCause: null, revokeReason: null,
    token: secrets.signToken(signedFacts(printedFacts(printed))), pdfFileId: null, reprintCount: 0, createdAt: at, changedAt: at,
  };
}

export function printedFacts(row: Omit<PrintedFacts, 'holderMasked'> & Pick<CertificateRow, 'holderName'>): PrintedFacts {
  return { ...row, holderMasked: maskedName(row.holderName) };
}
