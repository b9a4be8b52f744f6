import { jest } from '@jest/globals';

import { Tx } from '../../server/platform/transactions/tx.js';
import { databaseKinds } from '../support/databases.js';
import { buildProvider, buildRecord, type ProviderScene, push, sendBatch } from '../support/intake-factories.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';

jest.setTimeout(120_000);

const NATIONAL_ID = '11010519491231002X';
const OTHER_NATIONAL_ID = '440524188001010014';

const tables = ['external_records', 'intake_batches', 'intake_answers', 'credit_claims', 'ledger_entries', 'audit_rows', 'outbox_messages', 'idempotency_keys'];

describe.each(databaseKinds)('outside records on %s', (kind) => {
  let county: TestApp;
  let provider: ProviderScene;
  let officer: Client;
  beforeAll(async () => {
    county = await startTestApp(kind);
    provider = await buildProvider(county);
    officer = await county.as(await county.build.account({ role: 'CREDIT_OFFICER' }));
  });
  afterAll(() => county.close());
  afterEach(async () => {
    for (const { name, violations } of county.app.modules.flatMap((each) => each.invariants ?? [])) expect({ name, rows: await violations(county.app.platform.reader) }).toEqual({ name, rows: [] });
  });

  const size = async (): Promise<Record<string, number | undefined>> => Object.fromEntries(await Promise.all(tables.map(async (table) => [table, (await county.rows<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.n] as const)));
  const teacherWithId = async (nationalId: string, name: string): Promise<{ id: number; number: string; name: string }> => {
    const number = `N${county.build.next()}`;
    const { secrets } = county.app.platform;
    const id = await county.build.teacher({ number, name, nationalIdSealed: secrets.encrypt(nationalId, `teacher:${number}:nationalId`), nationalIdKey: secrets.blindIndex('nationalId', nationalId) });
    return { id, number, name };
  };

  test('every record is answered, in order and in words; the accepted ones are claims', async () => {
    const wang = await teacherWithId(NATIONAL_ID, '王小明');
    const li = await teacherWithId(OTHER_NATIONAL_ID, '阿依古丽·买买提');
    const leftId = await county.build.teacher({ number: 'LEFT1', name: '已调出', status: 'LEFT' });
    const cases: [Record<string, unknown>, string, string | null][] = [
      [buildRecord({ externalId: 'a-1', teacherNumber: wang.number, name: ' 王小明 ' }), 'ACCEPTED', null],
      [buildRecord({ externalId: 'a-2', nationalId: OTHER_NATIONAL_ID, name: '阿依古丽•买买提' }), 'ACCEPTED', null],
      [buildRecord({ externalId: 'a-3', teacherNumber: wang.number.toLowerCase(), nationalId: NATIONAL_ID.toLowerCase(), name: '王小明', startedOn: '2026-03-01', completedOn: '2026-03-20' }), 'ACCEPTED', null],
      [buildRecord({ externalId: 'a-1', teacherNumber: wang.number, name: ' 王小明 ' }), 'ACCEPTED', null],
      [buildRecord({ externalId: 'a-1', teacherNumber: wang.number, name: '王小明', minutes: 950 }), 'DUPLICATE', 'TWICE_IN_BATCH'],
      [buildRecord({ externalId: 'a-4', teacherNumber: 'NOBODY', name: '王小明' }), 'UNKNOWN_TEACHER', 'TEACHER_UNKNOWN'],
      [buildRecord({ externalId: 'a-5', teacherNumber: li.number, nationalId: NATIONAL_ID, name: '王小明' }), 'AMBIGUOUS', 'IDENTITIES_DISAGREE'],
      [buildRecord({ externalId: 'a-6', teacherNumber: wang.number, name: '王晓明' }), 'AMBIGUOUS', 'NAME_DIFFERS'],
      [buildRecord({ externalId: 'a-7', teacherNumber: wang.number, name: '王小明', level: 'SCHOOL' }), 'OUT_OF_SCOPE', 'LEVEL_NOT_ALLOWED'],
      [buildRecord({ externalId: 'a-8', teacherNumber: wang.number, name: '王小明', category: 'face-to-face' }), 'OUT_OF_SCOPE', 'CATEGORY_NOT_ALLOWED'],
      [buildRecord({ externalId: 'a-9', teacherNumber: wang.number, name: '王小明', startedOn: '2019-06-01', completedOn: '2019-06-20' }), 'OUT_OF_SCOPE', 'YEAR_NOT_ALLOWED'],
      [buildRecord({ externalId: 'a-10', teacherNumber: wang.number, name: '王小明', passed: false }), 'OUT_OF_SCOPE', 'NOT_PASSED'],
      [buildRecord({ externalId: 'a-11', teacherNumber: 'LEFT1', name: '已调出' }), 'OUT_OF_SCOPE', 'TEACHER_LEFT'],
      [{ externalId: 'a-12', teacherNumber: wang.number, name: '', courseTitle: '课程', startedOn: '2026-06-31', completedOn: '明天', minutes: 0, passed: true }, 'INVALID', 'RECORD_INVALID'],
      [buildRecord({ externalId: 'a 13', teacherNumber: wang.number, name: '王小明' }), 'INVALID', 'RECORD_INVALID'],
    ];
    const answers = await push(provider.client, 'every-answer', cases.map(([record]) => record));
    expect(answers.map(({ externalId, status, code }) => [externalId, status, code])).toEqual(cases.map(([record, status, code]) => [record.externalId, status, code]));
    expect(answers.map((each) => each.repeated)).toEqual(answers.map((_, at) => at === 3));
    expect(answers[3]?.claimId).toBe(answers[0]?.claimId);
    expect(answers[13]?.problems.map((each) => [each.field, each.code])).toEqual([['name', 'NAME_MISSING'], ['startedOn', 'STARTED_ON_NOT_A_DAY'], ['completedOn', 'COMPLETED_ON_NOT_A_DAY'], ['minutes', 'MINUTES_OUT_OF_RANGE']]);
    expect(answers[5]?.message).toContain('教师名册中没有此人');
    expect((await push(provider.client.in('en'), 'every-answer', cases.map(([record]) => record)))[5]?.message).toContain('No such teacher');
    expect(await county.rows('SELECT teacherId, sourceType, sourceKey, providerKey, level, categoryKey, durationMinutes, status, awaits, claimedCenticredits FROM credit_claims WHERE id = ?', [Number(answers[0]?.claimId)])).toEqual([
      { teacherId: wang.id, sourceType: 'PROVIDER', sourceKey: `provider:${provider.providerId}:a-1`, providerKey: provider.key, level: 'PROVINCE', categoryKey: 'remote', durationMinutes: 900, status: 'PENDING', awaits: 'RECOGNISE', claimedCenticredits: 800 },
    ]);
    expect(await county.rows('SELECT id FROM credit_claims WHERE teacherId = ?', [leftId])).toEqual([]);
    expect(await county.rows('SELECT recordCount, acceptedCount, duplicateCount, unknownTeacherCount, ambiguousCount, outOfScopeCount, invalidCount, repeatedCount FROM intake_batches')).toEqual([
      { recordCount: 15, acceptedCount: 4, duplicateCount: 1, unknownTeacherCount: 1, ambiguousCount: 2, outOfScopeCount: 5, invalidCount: 2, repeatedCount: 1 },
    ]);
  });

  test('no ID number is answered, kept or logged, wherever a platform puts it', async () => {
    const nationalId = '350102197501010016';
    const { number, name } = await teacherWithId(nationalId, '林一');
    const answers = await push(provider.client, 'ids', [
      buildRecord({ externalId: 'id-1', nationalId, name }),
      buildRecord({ externalId: `x-${nationalId}`, nationalId, name }),
      buildRecord({ externalId: 'id-2', teacherNumber: nationalId, name }),
      buildRecord({ externalId: 'id-3', teacherNumber: number, nationalId, name, courseTitle: `${name}${nationalId}` }),
      buildRecord({ externalId: 'id-4', nationalId: nationalId.replace('3501', '3502'), name }),
    ]);
    expect(answers.map(({ status, problems }) => [status, problems.map((each) => each.code)])).toEqual([
      ['ACCEPTED', []], ['INVALID', ['NATIONAL_ID_MISPLACED']], ['INVALID', ['NATIONAL_ID_MISPLACED']], ['INVALID', ['NATIONAL_ID_MISPLACED']], ['UNKNOWN_TEACHER', []],
    ]);
    const kept = await Promise.all(tables.map((table) => county.rows(`SELECT * FROM ${table}`)));
    for (const id of [nationalId, nationalId.replace('3501', '3502')]) expect(JSON.stringify([answers, kept])).not.toContain(id);
    const broken = await provider.client.send('mutation ($input: LearningRecordsPushInput!) { learningRecordsPush(input: $input) { results { status } } }', { input: { batchKey: 'ids-2', records: [{ nationalId, minutes: nationalId }] } });
    expect(broken.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(JSON.stringify(broken)).not.toContain(nationalId);
  });

  test('the same batch again changes nothing, nor does the same record in another batch', async () => {
    const teacherId = await county.build.teacher({ number: 'AGAIN1', name: '赵六' });
    const records = [buildRecord({ externalId: 'r-1', teacherNumber: 'AGAIN1', name: '赵六' }), buildRecord({ externalId: 'r-2', teacherNumber: 'NOT-YET', name: '钱七' })];
    const first = await push(provider.client, 'again', records);
    const before = await size();
    const second = await push(provider.client, 'again', records);
    expect(second).toEqual(first.map((each) => ({ ...each, repeated: true })));
    expect(await size()).toEqual(before);

    expect(await push(provider.client, 'again-under-another-key', records)).toEqual(second);
    expect(await size()).toEqual({ ...before, intake_batches: (before.intake_batches ?? 0) + 1, intake_answers: (before.intake_answers ?? 0) + 2, audit_rows: (before.audit_rows ?? 0) + 1 });

    const changed = await push(provider.client, 'changed', [buildRecord({ externalId: 'r-1', teacherNumber: 'AGAIN1', name: '赵六', minutes: 1800 })]);
    expect(changed[0]).toMatchObject({ status: 'DUPLICATE', code: 'CONTENT_CHANGED', claimId: null, repeated: false });
    expect(changed[0]?.message).toContain('新编号');
    expect(await county.rows('SELECT durationMinutes FROM credit_claims WHERE teacherId = ?', [teacherId])).toEqual([{ durationMinutes: 900 }]);

    const reused = await sendBatch(provider.client, 'again', records.slice(1));
    expect(reused.data.learningRecordsPush).toMatchObject({ results: null, userErrors: [{ code: 'BATCH_KEY_REUSED', field: 'input.batchKey' }] });

    await county.build.teacher({ number: 'NOT-YET', name: '钱七' });
    expect((await push(provider.client, 'roster-mended', records))[1]).toMatchObject({ status: 'ACCEPTED', repeated: false });
    expect((await push(provider.client, 'again', records))[1]).toMatchObject({ status: 'UNKNOWN_TEACHER', repeated: true });
  });

  test('the same hours by two platforms are accepted into quarantine', async () => {
    await county.build.teacher({ number: 'TWO1', name: '孙八' });
    const other = await buildProvider(county);
    await push(provider.client, 'two-a', [buildRecord({ externalId: 't-1', teacherNumber: 'TWO1', name: '孙八' })]);
    const [answer] = await push(other.client, 'two-b', [buildRecord({ externalId: 't-1', teacherNumber: 'TWO1', name: '孙八' })]);
    expect(answer).toMatchObject({ status: 'ACCEPTED', code: 'SUSPECTED_DUPLICATE', repeated: false });
    expect(answer?.message).toContain('疑似重复');
    expect(await county.rows('SELECT status, quarantineReason FROM credit_claims WHERE id = ?', [Number(answer?.claimId)])).toEqual([{ status: 'QUARANTINED', quarantineReason: 'SAME_TRAINING_AND_HOURS' }]);
  });

  test('a course code means what the centre says; a long id keeps its claim apart', async () => {
    await county.build.teacher({ number: 'MAP1', name: '周九' });
    const coordinator = await county.as(await county.build.account({ role: 'COORDINATOR' }));
    await coordinator.ask('mutation ($input: LearningProviderMapCourseInput!) { learningProviderMapCourse(input: $input) { provider { courses { courseCode level } } userErrors { code } } }', { input: { providerId: provider.providerId, courseCode: 'NATIONAL-1', level: 'NATIONAL' } });
    const long = 'x'.repeat(100);
    const [answer] = await push(provider.client, 'mapped', [buildRecord({ externalId: long, teacherNumber: 'MAP1', name: '周九', courseCode: 'NATIONAL-1' })]);
    const [claim] = await county.rows<{ level: string; sourceKey: string; claimedCenticredits: number }>('SELECT level, sourceKey, claimedCenticredits FROM credit_claims WHERE id = ?', [Number(answer?.claimId)]);
    expect(claim).toMatchObject({ level: 'NATIONAL', claimedCenticredits: 1000 });
    expect(claim?.sourceKey).toMatch(/^provider:\d+:sha256-[0-9a-f]{48}$/);
  });

  test('limits: the daily quota, 500 records, a suspended platform, a stranger', async () => {
    await county.build.teacher({ number: 'LIM1', name: '吴十' });
    const record = (n: number): object => buildRecord({ externalId: `q-${n}`, teacherNumber: 'LIM1', name: '吴十', courseTitle: `课程${n}` });
    const small = await buildProvider(county, { dailyRecordQuota: 3 });
    await push(small.client, 'q1', [record(1), record(2)]);
    const before = await size();
    const over = await sendBatch(small.client, 'q2', [record(3), record(4)]);
    expect(over.data.learningRecordsPush.userErrors).toEqual([expect.objectContaining({ code: 'QUOTA_EXCEEDED', message: expect.stringContaining('今日还可报送 1 条') as string })]);
    expect((await push(small.client, 'q1', [record(1), record(2)]))[0]).toMatchObject({ status: 'ACCEPTED', repeated: true });
    expect((await sendBatch(small.client, 'q3', Array.from({ length: 501 }, (_, n) => record(n)))).errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ field: 'input.records' }] });
    expect((await sendBatch(small.client, 'q3', [])).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect((await sendBatch(small.client, '身份 证', [record(5)])).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(await size()).toEqual(before);
    county.clock.advance(86_400_000);
    await push(small.client, 'q2', [record(3), record(4)]);
    county.clock.advance(-86_400_000);

    await officer.ask('mutation ($input: LearningProviderSuspendInput!) { learningProviderSuspend(input: $input) { provider { status viewerCanSuspend { allowed } } userErrors { code } } }', { input: { providerId: small.providerId, reason: '数据异常，暂停核查' } });
    const after = await size();
    const suspended = await sendBatch(small.client, 'q5', [record(6)]);
    expect(suspended.errors?.[0]).toMatchObject({ message: expect.stringContaining('暂停') as string, extensions: { code: 'FORBIDDEN' } });
    for (const client of [officer, county.anyone, await county.as((await county.build.teacherAccount()).accountId)]) {
      expect((await sendBatch(client, 'q5', [record(6)])).errors?.[0]?.extensions.code).toBe(client === county.anyone ? 'UNAUTHENTICATED' : 'FORBIDDEN');
    }
    for (const query of ['{ learningProviders { totalCount } }', '{ intakeBatches { totalCount } }', '{ externalRecords { totalCount } }', '{ creditClaims { totalCount } }', '{ teachers { totalCount } }']) {
      expect((await provider.client.send(query)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect(await size()).toEqual(after);
  });

  test('the number of statements does not grow with the batch', async () => {
    const schoolId = await county.build.school();
    const ids = await county.build.teachers(500, schoolId);
    const teachers = await county.rows<{ number: string; name: string }>('SELECT number, name FROM teachers WHERE schoolId = ? ORDER BY id', [schoolId]);
    const records = teachers.map(({ number, name }, n) => buildRecord({ externalId: `s-${n}`, teacherNumber: number, name }));
    const spies = [jest.spyOn(Tx.prototype, 'rows'), jest.spyOn(Tx.prototype, 'run'), jest.spyOn(Tx.prototype, 'insertMany'), jest.spyOn(Tx.prototype, 'upsertMany')];
    const statements = async (batchKey: string, part: readonly object[]): Promise<number> => {
      for (const spy of spies) spy.mockClear();
      await push(provider.client, batchKey, part);
      return spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
    };
    const few = await statements('few', records.slice(0, 5));
    const many = await statements('many', records.slice(5));
    for (const spy of spies) spy.mockRestore();
    expect(many).toBe(few);
    expect(many).toBeLessThanOrEqual(26);
    expect(await county.rows('SELECT COUNT(*) AS n FROM credit_claims WHERE schoolId = ?', [schoolId])).toEqual([{ n: ids.length }]);
  });
});
