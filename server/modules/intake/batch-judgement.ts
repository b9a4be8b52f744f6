import { createHash } from 'node:crypto';

import type { Secrets } from '../../platform/secrets.js';
import { sha256 } from '../../platform/sha256.js';
import { type Level, type NewClaim, statedActivity } from '../credits/index.js';
import type { ExternalRecordRow, ProviderCourseRow, ProviderRow } from './intake.entities.js';
import type { IntakeStore } from './intake.store.js';
import { type Answer, invalid, refusedAs } from './rules/answer.js';
import { answerToKnown } from './rules/known-record.js';
import { type CleanRecord, cleaned, isStorable, type RecordProblem, recordProblems, type SentRecord } from './rules/record-check.js';
import { outOfScope, type SendingScope } from './rules/sending-scope.js';
import { type KnownTeacher, matchTeacher } from './rules/teacher-match.js';

/** One record of a batch before anything is looked up. */
export interface ReadRecord {
  readonly record: CleanRecord;
  readonly contentHash: string;
  readonly nationalIdKey: string | null;
}

/** What became of one record; `claim` is still to be filed, and its id then belongs into the answer. */
export interface JudgedRecord extends ReadRecord {
  readonly answer: Answer;
  readonly categoryKey: string;
  readonly level: string;
  readonly teacherId: number | null;
  readonly claim: NewClaim | null;
  /** Answered as before, so that nothing is written. */
  readonly repeated: boolean;
  readonly known: ExternalRecordRow | undefined;
  /** Its index in the batch when the same record stands there before. */
  readonly sameAs: number | null;
}

const SOURCE_KEY_LENGTH = 80;

/** Cleans records. An ID number goes into the fingerprint by its blind index, so that nobody can try all of them. */
export function readRecords(sent: readonly SentRecord[], secrets: Secrets): ReadRecord[] {
  return sent.map((each) => {
    const record = cleaned(each);
    const { nationalId } = record;
    const nationalIdKey = nationalId === null ? null : secrets.blindIndex('nationalId', nationalId);
    return { record, nationalIdKey, contentHash: fingerprint(Object.values({ ...record, nationalId: nationalIdKey })) };
  });
}

/** 43 characters over values in a fixed order. */
export function fingerprint(values: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('base64url');
}

/** Reads every fact of a batch in a handful of statements, then judges record by record, in order. */
export async function judgeBatch(store: IntakeStore, provider: ProviderRow, records: readonly ReadRecord[], today: string): Promise<JudgedRecord[]> {
  const problemsOf = new Map(records.map((each) => [each, recordProblems(each.record, today)]));
  const sound = records.filter((each) => problemsOf.get(each)?.length === 0);
  const texts = (values: readonly (string | null)[]): string[] => [...new Set(values.filter((value) => value !== null))];
  const known = await store.recordsOf(provider.id, records.filter((each) => isStorable(each.record)).map((each) => each.record.externalId));
  const courses = await store.coursesOf(provider.id, texts(sound.map((each) => each.record.courseCode)));
  const byNumber = await store.teachersByNumber(texts(sound.map((each) => each.record.teacherNumber)));
  const byNationalId = await store.teachersByNationalId(texts(sound.map((each) => each.nationalIdKey)));
  const scope = scopeOf(provider);
  const first = new Map<string, number>();

  return records.map((each, at): JudgedRecord => {
    const { record, contentHash, nationalIdKey } = each;
    const problems = problemsOf.get(each) ?? [];
    const course = courses.get(record.courseCode ?? '');
    const level = course?.level ?? record.level ?? provider.level;
    const categoryKey = course?.categoryKey ?? record.category ?? provider.categoryKey;
    const before = known.get(record.externalId);
    const judged = { ...each, level, categoryKey, known: before, teacherId: null, claim: null, repeated: false, sameAs: null };

    const earlier = isStorable(record) ? first.get(record.externalId) : undefined;
    if (earlier !== undefined) {
      const isSame = records[earlier]?.contentHash === contentHash;
      return { ...judged, answer: refusedAs('DUPLICATE', 'TWICE_IN_BATCH'), repeated: isSame, sameAs: isSame ? earlier : null };
    }
    first.set(record.externalId, at);
    const verdict = answerToKnown(before && answerOf(before), contentHash);
    if (verdict.kind !== 'JUDGE') return { ...judged, answer: verdict.answer, repeated: verdict.kind === 'REPEATED' };
    const asBefore = (answer: Answer, teacherId: number | null = null): JudgedRecord => ({
      ...judged, answer, teacherId, repeated: before !== undefined && before.contentHash === contentHash && before.status === answer.status && before.code === answer.code,
    });
    if (problems.length > 0) return asBefore(invalid(problems));
    const match = matchTeacher({ teacherNumber: record.teacherNumber, nationalIdKey, name: record.name }, byNumber.get(record.teacherNumber ?? ''), byNationalId.get(nationalIdKey ?? ''));
    if (!match.teacher) return asBefore(refusedAs(match.status, match.code));
    const { teacher } = match;
    const outside = outOfScope(scope, { level: level as Level, categoryKey, completedOn: record.completedOn, passed: record.passed === true, teacherStatus: teacher.status });
    if (outside) return asBefore(refusedAs('OUT_OF_SCOPE', outside), teacher.id);
    return { ...judged, answer: { status: 'ACCEPTED', code: null, problems: [], claimId: null }, teacherId: teacher.id, claim: claimOf(provider, teacher, course, { record, level: level as Level, categoryKey }, today) };
  });
}

/** A record's answer as it is stored. */
export function answerOf({ contentHash, status, code, problems, claimId }: Pick<ExternalRecordRow, 'contentHash' | 'status' | 'code' | 'problems' | 'claimId'>): Answer & { contentHash: string } {
  return { contentHash, status, code, claimId, problems: problems ? JSON.parse(problems) as RecordProblem[] : [] };
}

export function scopeOf({ levels, categoryKeys, fromYear, toYear }: ProviderRow): SendingScope {
  return { levels: JSON.parse(levels) as string[], categoryKeys: JSON.parse(categoryKeys) as string[], fromYear, toYear };
}

/** `provider:3:ABC-1`; a long id goes in by its hash. */
export function sourceKeyOf(providerId: number, externalId: string): string {
  const plain = `provider:${providerId}:${externalId}`;
  return plain.length <= SOURCE_KEY_LENGTH ? plain : `provider:${providerId}:sha256-${sha256(externalId).slice(0, 48)}`;
}

function claimOf(provider: ProviderRow, teacher: KnownTeacher, course: ProviderCourseRow | undefined, { record, level, categoryKey }: { record: CleanRecord; level: Level; categoryKey: string }, today: string): NewClaim {
  const { startedOn, completedOn, minutes, courseCode, scorePermille } = record;
  return {
    teacherId: teacher.id, sourceType: 'PROVIDER', sourceKey: sourceKeyOf(provider.id, record.externalId), providerKey: provider.key,
    title: record.courseTitle, organiserName: provider.nameZh, startDay: startedOn,
    activity: {
      ...statedActivity({ categoryKey, level, startDay: startedOn, endDay: completedOn, durationMinutes: minutes }, today),
      topicKeys: course ? JSON.parse(course.topicKeys) as string[] : [], courseKey: courseCode === null ? null : `${provider.key}:${courseCode}`.slice(0, 80),
      organiser: { key: provider.key, name: provider.nameZh, level: provider.level as Level, accredited: Boolean(provider.accredited) }, assessment: { passed: true, scorePermille },
    },
  };
}
