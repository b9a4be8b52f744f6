import { RequestError } from '../../platform/errors.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import type { Secrets } from '../../platform/secrets.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import type { Credits, FiledClaim } from '../credits/index.js';
import { fingerprint, type JudgedRecord, judgeBatch, readRecords } from './batch-judgement.js';
import { type ExternalRecordRow, IntakeAnswerRow, IntakeBatchRow, type ProviderRow } from './intake.entities.js';
import { IntakeStore } from './intake.store.js';
import type { Answer } from './rules/answer.js';
import { batchRefusal, type BatchRefusal } from './rules/batch-quota.js';
import { dayOrNull, isStorable, keepable, type RecordProblem, type SentRecord } from './rules/record-check.js';

export const MOST_RECORDS_PER_BATCH = 500;

/** The answer to one record, in the order sent. */
export interface RecordAnswer extends Answer {
  readonly externalId: string;
  /** Known before and answered as before: nothing was done. */
  readonly repeated: boolean;
}

/** Batches of learning records from outside platforms: judged, filed as claims and answered in one transaction. */
export class Intake {
  constructor(private readonly work: UnitOfWork, private readonly secrets: Secrets, private readonly claims: Credits['claims']) {}

  /**
   * Takes a batch in. The same batch key with the same records is answered with the first answers, for
   * ever; batches of one provider go one after another, so that each record is taken once.
   *
   * @param input up to {@link MOST_RECORDS_PER_BATCH} records.
   * @throws RequestError FORBIDDEN when the account stands for no provider, or its provider is suspended.
   */
  push(actor: Actor, { batchKey, records }: { batchKey: string; records: readonly SentRecord[] }): Promise<Outcome<RecordAnswer[], BatchRefusal>> {
    const read = readRecords(records, this.secrets);
    const contentHash = fingerprint(read.map((each) => each.contentHash));
    const externalIds = read.map(({ record }) => keepable(record.externalId, record, 'externalId'));
    return this.work.run(actor, async (tx): Promise<Outcome<RecordAnswer[], BatchRefusal>> => {
      const store = new IntakeStore(tx);
      const provider = await store.lockProvider(actor.providerId() ?? 0);
      if (!provider) throw new RequestError('FORBIDDEN', NO_PROVIDER);
      if (provider.status === 'SUSPENDED') throw new RequestError('FORBIDDEN', SUSPENDED);
      const known = await store.batchOf(provider.id, batchKey);
      const usedToday = provider.quotaDay === tx.today ? provider.quotaUsed : 0;
      const refusal = batchRefusal({ keyUsedForOther: known !== undefined && known.contentHash !== contentHash, isReplay: known !== undefined, recordCount: records.length, usedToday, dailyRecordQuota: provider.dailyRecordQuota });
      if (refusal) return refused(refusal);
      if (known) return done(await answersAgain(tx, known.id, externalIds));

      const judged = await judgeBatch(store, provider, read, tx.today);
      const claims = judged.flatMap((each) => each.claim ?? []);
      await store.lockTeachers([...new Set(claims.map((each) => each.teacherId))]);
      const filed = new Map((await this.claims.file(tx, claims)).map((each) => [each.sourceKey, each]));
      const answers = answersOf(judged, filed);
      const counts = countsOf(answers);
      const batchId = await tx.insert(IntakeBatchRow, {
        providerId: provider.id, batchKey, contentHash, recordCount: records.length, ...counts, receivedAt: tx.now, accountId: actor.accountId, quarantinedAt: null, quarantineReason: null, quarantinedByAccountId: null,
      });
      const recordIds = await store.writeRecords(provider.id, judged.flatMap((each, at) => recordRow(tx, provider, batchId, each, answers[at] as RecordAnswer) ?? []));
      await tx.insertMany(IntakeAnswerRow, answers.map((answer, at) => ({
        batchId, ordinal: at + 1, recordId: judged[at]?.known?.id ?? recordIds.get(judged[at]?.record.externalId ?? '') ?? null,
        status: answer.status, code: answer.code, problems: problemsText(answer.problems), claimId: answer.claimId, repeated: answer.repeated,
      })));
      await tx.run('UPDATE learning_providers SET quotaDay = ?, quotaUsed = ? WHERE id = ?', [tx.today, usedToday + records.length, provider.id]);
      tx.audit({ action: 'intakeBatch.receive', subjectType: 'IntakeBatch', subjectId: batchId, details: { providerKey: provider.key, batchKey, recordCount: records.length, ...counts } });
      return done(answers.map((answer, at) => ({ ...answer, externalId: externalIds[at] ?? '' })));
    });
  }
}

const NO_PROVIDER = { zh: '该账号没有对应的外部平台，不能报送学习记录。请联系县培训中心。', en: 'This account stands for no outside platform and cannot send learning records. Ask the training centre.' };
const SUSPENDED = { zh: '贵平台的报送已被县培训中心暂停，本批没有接收。请联系县培训中心。', en: 'The training centre has suspended your platform; nothing of this batch was taken. Ask the centre.' };

const problemsText = (problems: readonly RecordProblem[]): string | null => (problems.length > 0 ? JSON.stringify(problems) : null);

function answersOf(judged: readonly JudgedRecord[], filed: ReadonlyMap<string, FiledClaim>): RecordAnswer[] {
  const answers: RecordAnswer[] = [];
  for (const { record, answer, claim, repeated, sameAs } of judged) {
    const filing = claim ? filed.get(claim.sourceKey) : undefined;
    const own: Answer = filing ? { ...answer, code: filing.filing === 'QUARANTINED' ? 'SUSPECTED_DUPLICATE' : null, claimId: filing.claimId } : answer;
    const told = sameAs === null ? own : answers[sameAs] ?? own;
    answers.push({ status: told.status, code: told.code, problems: told.problems, claimId: told.claimId, externalId: record.externalId, repeated });
  }
  return answers;
}

function countsOf(answers: readonly RecordAnswer[]) {
  const of = (test: (answer: RecordAnswer) => boolean): number => answers.filter(test).length;
  const withStatus = (status: Answer['status']): number => of((each) => each.status === status);
  return {
    acceptedCount: withStatus('ACCEPTED'), suspectedCount: of((each) => each.code === 'SUSPECTED_DUPLICATE'), duplicateCount: withStatus('DUPLICATE'), unknownTeacherCount: withStatus('UNKNOWN_TEACHER'),
    ambiguousCount: withStatus('AMBIGUOUS'), outOfScopeCount: withStatus('OUT_OF_SCOPE'), invalidCount: withStatus('INVALID'), repeatedCount: of((each) => each.repeated),
  };
}

/** The row to write, or null when the record stands already or cannot be kept. */
function recordRow(tx: Tx, provider: ProviderRow, batchId: number, judged: JudgedRecord, answer: RecordAnswer): Omit<ExternalRecordRow, 'id'> | null {
  const { record, repeated, sameAs } = judged;
  if (repeated || sameAs !== null || answer.status === 'DUPLICATE' || !isStorable(record)) return null;
  const kept = (text: string, longest: Parameters<typeof keepable>[2]): string => keepable(text, record, longest);
  return {
    providerId: provider.id, externalId: record.externalId, batchId, contentHash: judged.contentHash, statedNumber: record.teacherNumber === null ? null : kept(record.teacherNumber, 'teacherNumber'),
    statedName: kept(record.name, 'name'), courseCode: record.courseCode === null ? null : kept(record.courseCode, 'courseCode'), courseTitle: kept(record.courseTitle, 'courseTitle'),
    categoryKey: kept(judged.categoryKey, 'category'), level: kept(judged.level, 'category').slice(0, 10), startedOn: dayOrNull(record.startedOn), completedOn: dayOrNull(record.completedOn),
    durationMinutes: record.minutes, scorePermille: record.scorePermille, status: answer.status, code: answer.code, problems: problemsText(answer.problems),
    teacherId: judged.teacherId, claimId: answer.claimId, receivedAt: tx.now,
  };
}

async function answersAgain(tx: Tx, batchId: number, externalIds: readonly string[]): Promise<RecordAnswer[]> {
  const rows = await tx.rows<IntakeAnswerRow>('SELECT * FROM intake_answers WHERE batchId = ? ORDER BY ordinal', [batchId]);
  return rows.map(({ status, code, problems, claimId }, at) => ({
    status, code, claimId, problems: problems ? JSON.parse(problems) as RecordProblem[] : [], externalId: externalIds[at] ?? '', repeated: true,
  }));
}
